package lv.leader.assessment;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import lv.leader.application.ProjectApplication;
import lv.leader.assessment.Board.Member;
import lv.leader.party.VoteShares;
import lv.leader.party.VoteShares.Voice;

/**
 * Who votes on one application: members who came and are free of interest in its action, or, in the seat of one who did
 * not or is not, a substitute of the same interest group.
 */
public record Voters(ProjectApplication application, List<Seat> seats) {

    /** @param voter who votes for the seat: its member, a substitute, or nobody (null) */
    public record Seat(Member member, Member voter) {

        public boolean isSubstituted() {
            return voter != null && !voter.equals(member);
        }
    }

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

    /** How much of the body votes, per cent of its seats. */
    public BigDecimal shareOfSeats() {
        return VoteShares.share(members().size(), seats.size());
    }

    /** How their votes are spread over interest groups. */
    public VoteShares shares() {
        return VoteShares.of(members().stream()
                .map(member -> new Voice(member.interestGroup(), member.publicAuthority()))
                .toList());
    }
}
