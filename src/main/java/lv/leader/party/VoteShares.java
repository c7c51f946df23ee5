package lv.leader.party;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * How the votes of a body are spread over interest groups (2021/1060 art. 31(2)(b)), per cent of all votes, to the
 * hundredth.
 *
 * @param groups the strongest first, equally strong ones by name
 * @param nonPublic share of the votes that are not those of public authorities
 */
public record VoteShares(List<GroupShare> groups, BigDecimal nonPublic) {

    private static final BigDecimal HUNDRED = new BigDecimal(100);

    /**
     * One vote.
     *
     * @param interestGroup null where it belongs to none
     */
    public record Voice(String interestGroup, boolean publicAuthority) {}

    /** @param share of all votes, per cent */
    public record GroupShare(String group, long votes, BigDecimal share) {}

    public static VoteShares of(List<Voice> voices) {
        return new VoteShares(
                voices.stream()
                        .map(Voice::interestGroup)
                        .filter(Objects::nonNull)
                        .collect(Collectors.groupingBy(group -> group, Collectors.counting()))
                        .entrySet()
                        .stream()
                        .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                                .thenComparing(Map.Entry.comparingByKey()))
                        .map(group -> new GroupShare(
                                group.getKey(), group.getValue(), share(group.getValue(), voices.size())))
                        .toList(),
                share(voices.stream().filter(voice -> !voice.publicAuthority()).count(), voices.size()));
    }

    /** Name of the group with the most votes; empty where no group votes. */
    public String strongest() {
        return groups.isEmpty() ? "" : groups.get(0).group();
    }

    /** Share of the group with the most votes; zero where no group votes. */
    public BigDecimal largest() {
        return groups.isEmpty() ? BigDecimal.ZERO : groups.get(0).share();
    }

    /** Per cent, to the hundredth; zero of nothing. */
    public static BigDecimal share(long part, long whole) {
        return whole == 0
                ? BigDecimal.ZERO
                : new BigDecimal(part).multiply(HUNDRED).divide(new BigDecimal(whole), 2, RoundingMode.HALF_UP);
    }
}
