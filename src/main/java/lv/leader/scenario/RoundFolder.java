package lv.leader.scenario;

import java.math.BigDecimal;
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
            Optional<Money> reducedEligible) {}

    /** @param line 1 for the header */
    record Problem(String file, long line, String reason) {

        @Override
        public String toString() {
            return file + ":" + line + ": " + reason;
        }
    }
}
