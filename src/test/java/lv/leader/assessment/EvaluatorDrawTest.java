package lv.leader.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What holds for every draw of evaluators, whoever the candidates are. */
class EvaluatorDrawTest {

    @Test
    void aSeedDrawsTheSamePeopleInWhateverOrderTheyAreListed() {
        for (int seed = 0; seed < 2_000; seed++) {
            var chance = new Random(seed);
            List<String> candidates = candidates(1 + chance.nextInt(25));
            int wanted = chance.nextInt(candidates.size() + 1);
            long drawnWith = chance.nextLong();
            Set<String> drawn = EvaluatorDraw.of(candidates, wanted, drawnWith);
            Collections.shuffle(candidates, chance);
            assertThat(EvaluatorDraw.of(candidates, wanted, drawnWith)).isEqualTo(drawn);
            assertThat(drawn).hasSize(wanted).isSubsetOf(candidates);
            assertThat(record(candidates, drawn, drawnWith).repeats()).isTrue();
        }
    }

    @Test
    void aRecordInWhichSomebodyWasExchangedDoesNotRepeat() {
        for (int seed = 0; seed < 500; seed++) {
            List<String> candidates = candidates(7);
            Set<String> drawn = new TreeSet<>(EvaluatorDraw.of(candidates, 3, seed));
            String out = drawn.iterator().next();
            String in = candidates.stream()
                    .filter(candidate -> !drawn.contains(candidate))
                    .findAny()
                    .orElseThrow();
            drawn.remove(out);
            drawn.add(in);
            assertThat(record(candidates, drawn, seed).repeats()).isFalse();
        }
    }

    /**
     * Fair: over many seeds each of the 35 possible threes of seven comes equally often. Chi-square with 34 degrees of
     * freedom stays below 65.2 in 999 of 1000 fair trials; the seeds are fixed, so the test is too.
     */
    @Test
    void everyPossiblePanelIsEquallyLikely() {
        int draws = 70_000;
        var seeds = new Random(20260101);
        Map<Set<String>, Integer> counted = new HashMap<>();
        List<String> candidates = candidates(7);
        for (int i = 0; i < draws; i++) {
            counted.merge(EvaluatorDraw.of(candidates, 3, seeds.nextLong()), 1, Integer::sum);
        }
        assertThat(counted).hasSize(35);
        double expected = draws / 35.0;
        double chiSquare = counted.values().stream()
                .mapToDouble(count -> (count - expected) * (count - expected) / expected)
                .sum();
        assertThat(chiSquare).isLessThan(65.2);
    }

    @Test
    void moreThanThereAreCannotBeDrawn() {
        assertThatThrownBy(() -> EvaluatorDraw.of(candidates(2), 3, 1)).hasMessage("3 of 2 can't be drawn");
    }

    /** The algorithm that the record promises, on one draw worked through by hand with a Java shell. */
    @Test
    void theDrawIsTheOneOfThePublishedAlgorithm() {
        List<String> order = new ArrayList<>(List.of("anna", "berta", "cecilia", "dace", "elza"));
        Collections.shuffle(order, new Random(42));
        assertThat(EvaluatorDraw.of(List.of("elza", "dace", "cecilia", "berta", "anna"), 3, 42))
                .isEqualTo(Set.copyOf(order.subList(0, 3)))
                .isEqualTo(Set.of(HAND_WORKED));
    }

    private static final String[] HAND_WORKED = {"berta", "cecilia", "dace"};

    private static List<String> candidates(int size) {
        return new ArrayList<>(IntStream.range(0, size)
                .mapToObj(number -> "demo-evaluator-" + number)
                .toList());
    }

    private static EvaluatorDraw record(List<String> candidates, Set<String> drawn, long seed) {
        return new EvaluatorDraw(
                new UUID(0, 1),
                new UUID(0, 2),
                seed,
                null,
                Instant.EPOCH,
                candidates.stream()
                        .map(candidate -> new Evaluators.Candidate(candidate, drawn.contains(candidate)))
                        .toList());
    }
}
