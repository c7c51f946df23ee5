package lv.leader.scenario;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.joda.money.Money;

/**
 * A round as anybody can write it down: four CSV files in one folder.
 *
 * @param criteria by action, in the order of the file, which is the order of the scores
 * @param problems rows that can't be right, in the order they were met
 */
record RoundFolder(
        Round round,
        List<Action> actions,
        Map<String, List<Criterion>> criteria,
        List<Application> applications,
        List<Problem> problems) {

    /** How many evaluators scored, as the row with the most sheets says. */
    int sheets() {
        return applications.stream()
                .mapToInt(application -> application.scores().size())
                .max()
                .orElse(0);
    }

    /** The same round of another group, fund and place, so many days later. */
    RoundFolder moved(long days, String lag, String fund, String municipality) {
        String home = round.municipalities().get(0);
        var moved = new Round(
                lag,
                fund,
                round.period(),
                List.of(municipality),
                round.published().plusDays(days),
                round.opens().plusDays(days),
                round.closes().plusDays(days),
                round.minScore(),
                round.reserve());
        return new RoundFolder(
                moved,
                actions,
                criteria,
                applications.stream()
                        .map(application -> application.moved(days, home, municipality))
                        .toList(),
                problems);
    }

    /** @param closes last day of submission */
    record Round(
            String lag,
            String fund,
            String period,
            List<String> municipalities,
            LocalDate published,
            LocalDate opens,
            LocalDate closes,
            BigDecimal minScore,
            String reserve) {}

    /** @param cap eligible cost of one project; intensity in per cent */
    record Action(String code, Money funding, Money cap, BigDecimal intensity) {}

    record Criterion(String name, BigDecimal max, boolean knockout, boolean specific) {}

    /**
     * A project application and what becomes of it.
     *
     * @param scores by evaluator, in the order of the action's criteria
     * @param ladFinding reason code of the paying agency; with a reduced cost the reason for that, else for a refusal
     */
    record Application(
            String number,
            String action,
            String kind,
            String municipality,
            Money totalCost,
            Money eligibleCost,
            Money requestedSupport,
            Instant submittedAt,
            List<List<BigDecimal>> scores,
            Optional<Instant> withdrawnAt,
            String ladFinding,
            Optional<Money> reducedEligible) {

        private Application moved(long days, String from, String to) {
            return new Application(
                    number,
                    action,
                    kind,
                    municipality.equals(from) ? to : municipality,
                    totalCost,
                    eligibleCost,
                    requestedSupport,
                    submittedAt.plus(Duration.ofDays(days)),
                    scores,
                    withdrawnAt.map(day -> day.plus(Duration.ofDays(days))),
                    ladFinding,
                    reducedEligible);
        }
    }

    /** @param line 1 for the header */
    record Problem(String file, long line, String reason) {

        @Override
        public String toString() {
            return file + ":" + line + ": " + reason;
        }
    }
}
