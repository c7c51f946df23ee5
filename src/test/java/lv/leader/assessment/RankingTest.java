package lv.leader.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import lv.leader.application.ProjectApplication;
import lv.leader.assessment.Ranking.Place;
import lv.leader.strategy.NextRule;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What holds for the ranking and the cut of any round: thousands of invented rounds, the same ones in every build. */
class RankingTest {

    private static final int ROUNDS = 2_000;
    private static final BigDecimal MIN = new BigDecimal("10");

    /** An invented round. */
    private record Round(
            Optional<NextRule> rule, Money available, List<ProjectApplication> received, Map<UUID, Result> results) {

        Ranking ranked() {
            return Ranking.of(MIN, rule, available, received, results);
        }

        Ranking ranked(List<ProjectApplication> inAnotherOrder) {
            return Ranking.of(MIN, rule, available, inAnotherOrder, results);
        }

        Result result(Place place) {
            return results.get(place.application().id());
        }
    }

    private interface Property {
        void holds(Round round, Random chance);
    }

    @Test
    void theOrderOfArrivalInTheListMakesNoDifference() {
        inEveryRound((round, chance) -> {
            List<ProjectApplication> shuffled = new ArrayList<>(round.received());
            Collections.shuffle(shuffled, chance);
            assertThat(round.ranked(shuffled).places()).isEqualTo(round.ranked().places());
            assertThat(round.ranked(shuffled).rest())
                    .containsExactlyInAnyOrderElementsOf(round.ranked().rest());
        });
    }

    @Test
    void everyApplicationHasOnePlaceOrIsBelowTheMinimum() {
        inEveryRound((round, chance) -> {
            Ranking ranking = round.ranked();
            List<ProjectApplication> all = new ArrayList<>(ranking.rest());
            for (int i = 0; i < ranking.places().size(); i++) {
                Place place = ranking.places().get(i);
                assertThat(place.rank()).isEqualTo(i + 1);
                assertThat(round.result(place).reaches(MIN)).isTrue();
                all.add(place.application());
            }
            assertThat(all).containsExactlyInAnyOrderElementsOf(round.received());
            assertThat(ranking.rest())
                    .noneMatch(left -> round.results().get(left.id()) != null
                            && round.results().get(left.id()).reaches(MIN));
        });
    }

    @Test
    void nobodyStandsBeforeSomebodyWhoIsBetterByTheRules() {
        inEveryRound((round, chance) -> {
            List<Place> places = round.ranked().places();
            for (int i = 1; i < places.size(); i++) {
                assertThat(better(round, places.get(i), places.get(i - 1))).isFalse();
            }
        });
    }

    @Test
    void theFundedPartIsTheBeginningOfTheListAndFitsToTheCent() {
        inEveryRound((round, chance) -> {
            Money left = round.available();
            boolean ended = false;
            for (Place place : round.ranked().places()) {
                Money asked = place.application().requestedSupport();
                if (place.funded()) {
                    assertThat(ended).as("nobody overtakes").isFalse();
                    left = left.minus(asked);
                    assertThat(left.isNegative()).isFalse();
                } else if (!ended) {
                    assertThat(asked.isGreaterThan(left))
                            .as("the first without money does not fit")
                            .isTrue();
                    ended = true;
                }
            }
        });
    }

    @Test
    void aCentMoreFundsTheNextAndACentLessDoesNot() {
        inEveryRound((round, chance) -> {
            List<Place> places = round.ranked().places();
            if (places.isEmpty()) {
                return;
            }
            int last = chance.nextInt(places.size());
            Money exactly = places.subList(0, last + 1).stream()
                    .map(place -> place.application().requestedSupport())
                    .reduce(Money.zero(CurrencyUnit.EUR), Money::plus);
            assertThat(funded(round, exactly)).isEqualTo(last + 1);
            assertThat(funded(round, exactly.minusMinor(1))).isEqualTo(last);
        });
    }

    @Test
    @Timeout(value = 5, unit = TimeUnit.SECONDS)
    void tenThousandAreRankedAndCutFarBelowASecond() {
        Round round = aRound(new Random(1), 10_000);
        round.ranked();
        long begin = System.nanoTime();
        assertThat(round.ranked().places()).isNotEmpty();
        assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin)).isLessThan(1_000);
    }

    private static int funded(Round round, Money available) {
        return (int) Ranking.of(MIN, round.rule(), available, round.received(), round.results()).places().stream()
                .filter(Place::funded)
                .count();
    }

    private void inEveryRound(Property property) {
        for (int seed = 0; seed < ROUNDS; seed++) {
            var chance = new Random(seed);
            Round round = aRound(chance, chance.nextInt(12));
            try {
                property.holds(round, chance);
            } catch (AssertionError broken) {
                throw new AssertionError("round " + seed + ": " + round, broken);
            }
        }
    }

    /** The rules written out once more: exact means, specific, the strategy's rule, time, number. */
    private static boolean better(Round round, Place one, Place other) {
        Result a = round.result(one);
        Result b = round.result(other);
        int mean = crosswise(a.points(), a, b.points(), b);
        int specific = crosswise(a.specificPoints(), a, b.specificPoints(), b);
        int next = round.rule()
                .map(rule -> rule == NextRule.MORE_POINTS
                        ? crosswise(a.nextPoints(), a, b.nextPoints(), b)
                        : other.application()
                                .requestedSupport()
                                .compareTo(one.application().requestedSupport()))
                .orElse(0);
        int time = other.application().submittedAt().compareTo(one.application().submittedAt());
        int number = other.application().number().compareTo(one.application().number());
        for (int difference : new int[] {mean, specific, next, time, number}) {
            if (difference != 0) {
                return difference > 0;
            }
        }
        return false;
    }

    private static int crosswise(BigDecimal ofA, Result a, BigDecimal ofB, Result b) {
        return ofA.multiply(BigDecimal.valueOf(b.sheets())).compareTo(ofB.multiply(BigDecimal.valueOf(a.sheets())));
    }

    /** Few different points, sums and moments, so that equals are common. */
    private static Round aRound(Random chance, int size) {
        List<ProjectApplication> received = new ArrayList<>();
        Map<UUID, Result> results = new HashMap<>();
        for (int i = 0; i < size; i++) {
            UUID id = new UUID(chance.nextLong(), chance.nextLong());
            received.add(new ProjectApplication(
                    id,
                    "D-%05d".formatted(i),
                    id,
                    id,
                    id,
                    "public",
                    "Demo",
                    "0053000",
                    euro(20_000_00),
                    euro(20_000_00),
                    euro(1 + chance.nextInt(4) * 333_33L),
                    Instant.ofEpochSecond(1_700_000_000L + chance.nextInt(3))));
            if (chance.nextInt(10) > 0) {
                results.put(id, aResult(id, chance));
            }
        }
        Optional<NextRule> rule = switch (chance.nextInt(3)) {
            case 0 -> Optional.of(NextRule.MORE_POINTS);
            case 1 -> Optional.of(NextRule.SMALLER_SUPPORT);
            default -> Optional.empty();
        };
        return new Round(rule, euro(chance.nextInt(3_000_00)), received, results);
    }

    private static Result aResult(UUID id, Random chance) {
        int sheets = 2 + chance.nextInt(3);
        return new Result(
                id,
                chance.nextInt(10) > 0,
                "",
                BigDecimal.valueOf(sheets * (8L + chance.nextInt(5)) + chance.nextInt(2)),
                BigDecimal.valueOf(sheets * chance.nextInt(3)),
                BigDecimal.valueOf(sheets * chance.nextInt(3)),
                sheets,
                chance.nextInt(10) == 0,
                chance.nextInt(10) > 0);
    }

    private static Money euro(long cents) {
        return Money.ofMinor(CurrencyUnit.EUR, cents);
    }
}
