package lv.leader.assessment;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import lv.leader.application.ProjectApplication;
import lv.leader.assessment.Board.Member;

/**
 * Who votes on one application: members who came and are free of interest in its action, or, in the seat of one who did
 * not or is not, a substitute of the same interest group.
 */
public record Voters(ProjectApplication application, List<Seat> seats) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** @param voter who votes for the seat: its member, a substitute, or nobody (null) */
    public record Seat(Member member, Member voter) {

        public boolean isSubstituted() {
            return voter != null && !voter.equals(member);
        }
    }

    /** @param share of the votes, per cent */
    public record GroupShare(String group, long votes, BigDecimal share) {}

    /** Fills the seats: members first, then substitutes in the order of their names, each once. */
    static List<Seat> seats(List<Member> body, Collection<UUID> present, Set<UUID> barred) {
        List<Member> able = body.stream()
                .filter(member -> present.contains(member.id()) && !barred.contains(member.id()))
                .toList();
        List<Member> substitutes =
                new ArrayList<>(able.stream().filter(Member::substitute).toList());
        List<Seat> seats = new ArrayList<>();
        for (Member member : body) {
            if (member.substitute()) {
                continue;
            }
            if (able.contains(member)) {
                seats.add(new Seat(member, member));
                continue;
            }
            Optional<Member> substitute = substitutes.stream()
                    .filter(other -> other.interestGroup().equals(member.interestGroup()))
                    .findFirst();
            substitute.ifPresent(substitutes::remove);
            seats.add(new Seat(member, substitute.orElse(null)));
        }
        return List.copyOf(seats);
    }

    /** Who votes. */
    public List<Member> members() {
        return seats.stream().map(Seat::voter).filter(Objects::nonNull).toList();
    }

    /** Per cent, to the hundredth. */
    static BigDecimal share(long part, long whole) {
        return whole == 0
                ? BigDecimal.ZERO
                : HUNDRED.multiply(BigDecimal.valueOf(part)).divide(BigDecimal.valueOf(whole), 2, RoundingMode.HALF_UP);
    }

    /** How much of the body votes, per cent of its seats. */
    public BigDecimal shareOfSeats() {
        return share(members().size(), seats.size());
    }

    /** The interest groups with their shares of the votes, the strongest first. */
    public List<GroupShare> groups() {
        List<Member> members = members();
        return members.stream()
                .collect(Collectors.groupingBy(Member::interestGroup, Collectors.counting()))
                .entrySet()
                .stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(group -> new GroupShare(group.getKey(), group.getValue(), share(group.getValue(), members.size())))
                .toList();
    }

    /** Share of the votes of the interest group that has the most, per cent; zero where nobody votes. */
    public BigDecimal largestShare() {
        return groups().stream().findFirst().map(GroupShare::share).orElse(BigDecimal.ZERO);
    }

    /** Share of the votes that are not those of public authorities, per cent. */
    public BigDecimal nonPublicShare() {
        List<Member> members = members();
        return share(
                members.stream().filter(member -> !member.publicAuthority()).count(), members.size());
    }
}
