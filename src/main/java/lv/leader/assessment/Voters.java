package lv.leader.assessment;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import lv.leader.application.ProjectApplication;
import lv.leader.assessment.Board.Member;
import lv.leader.refusal.Refusal;
import lv.leader.rules.Parameters;

/** Who votes on one application: members who came and are free of interest in it. */
public record Voters(ProjectApplication application, List<Member> members) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** Per cent, to the hundredth. */
    static BigDecimal share(long part, long whole) {
        return whole == 0
                ? BigDecimal.ZERO
                : HUNDRED.multiply(BigDecimal.valueOf(part)).divide(BigDecimal.valueOf(whole), 2, RoundingMode.HALF_UP);
    }

    /** Share of the votes of the interest group that has the most, per cent; zero where nobody votes. */
    public BigDecimal largestShare() {
        return largestGroup()
                .map(largest -> share(largest.getValue(), members.size()))
                .orElse(BigDecimal.ZERO);
    }

    /** Share of the votes that are not those of public authorities, per cent. */
    public BigDecimal nonPublicShare() {
        return share(
                members.stream().filter(member -> !member.publicAuthority()).count(), members.size());
    }

    /** Nobody, one interest group above the ceiling, or public votes above theirs (1303/2013 art. 32(2)(b), 34(3)(b)). */
    Optional<Refusal> objection(Parameters law) {
        if (members.isEmpty()) {
            return Optional.of(Refusal.of("board.nobody-votes", "application", application.number()));
        }
        BigDecimal ceiling = law.percent("lag.vote.maxShareOneGroup");
        if (largestShare().compareTo(ceiling) > 0) {
            return Optional.of(Refusal.of(
                    "board.one-group-controls",
                    "application",
                    application.number(),
                    "group",
                    largestGroup().orElseThrow().getKey(),
                    "share",
                    largestShare(),
                    "ceiling",
                    ceiling));
        }
        BigDecimal floor = law.percent("lag.vote.minNonPublicShare");
        return nonPublicShare().compareTo(floor) < 0
                ? Optional.of(Refusal.of(
                        "board.too-many-public-votes",
                        "application",
                        application.number(),
                        "share",
                        nonPublicShare(),
                        "floor",
                        floor))
                : Optional.empty();
    }

    private Optional<Map.Entry<String, Long>> largestGroup() {
        return members.stream()
                .collect(Collectors.groupingBy(Member::interestGroup, Collectors.counting()))
                .entrySet()
                .stream()
                .max(Map.Entry.comparingByValue());
    }
}
