package lv.leader.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import lv.leader.LeaderTest;
import lv.leader.database.Ids;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

class RulesTest extends LeaderTest {

    @Autowired
    Rules rules;

    @Autowired
    Programme programme;

    @Autowired
    JdbcTemplate sql;

    private final UUID caseId = Ids.next();

    @ParameterizedTest
    @CsvSource({
        "10000, 8500, false, 7000, 1500, penalty",
        "10000, 9200, false, 9200, 0, within-threshold",
        "11000.00, 10000.00, false, 10000, 0, within-threshold",
        "11000.01, 10000.00, false, 8999.99, 1000.01, penalty",
        "10000, 8500, true, 8500, 0, no-fault",
        "10000, 10000, false, 10000, 0, nothing-reduced",
        "10000, 4000, false, 0, 4000, penalty",
        "10000, 0, false, 0, 0, penalty"
    })
    void whatIsPayableAfterTheCheckFollowsArticle63(
            String claimed, String examined, boolean noFault, String payable, String penalty, String rule) {
        Ruling ruling = rules.decide(
                caseId,
                "reduction",
                Map.of(
                        "claimed", Money.parse("EUR " + claimed),
                        "examined", Money.parse("EUR " + examined),
                        "threshold", programme.of("EAFRD", "2014-2022").percent("penalty.threshold"),
                        "noFaultShown", noFault));
        assertThat(ruling.money("payable")).isEqualTo(Money.parse("EUR " + payable));
        assertThat(ruling.money("penalty")).isEqualTo(Money.parse("EUR " + penalty));
        assertThat(ruling.text("rule")).isEqualTo(rule);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "real-costs, 33333.33, 70, 65, 200000, 50000, 40000, -, -, 65, 40000, 21666.66",
                "real-costs, 10.05, 90, 90, -, 50000, -, -, -, 90, 50000, 9.05",
                "real-costs, 0.01, 50, 50, -, 50000, -, -, -, 50, 50000, 0.01",
                "real-costs, 90000, 70, 75, 200000, 50000, 60000, -, -, 70, 50000, 35000",
                "real-costs, 90000, 70, 75, 200000, 50000, 60000, -, 20000.10, 70, 50000, 20000.10",
                "real-costs, 0, 70, 75, 200000, 50000, 60000, -, -, 70, 50000, 0",
                "lump-sum, -, 70, 70, 15000, -, -, 16000, -, 100, 15000, 15000",
                "lump-sum, -, 70, 70, 15000, -, -, 5880.33, -, 100, 15000, 5880.33",
                "lump-sum, 4000, 70, 70, 15000, -, -, 5880.33, -, 100, 15000, 4000"
            })
    void supportIsTheLowestLimitRoundedOnce(
            String kind,
            BigDecimal eligible,
            BigDecimal nationalIntensity,
            BigDecimal actionIntensity,
            BigDecimal nationalCap,
            BigDecimal actionCap,
            BigDecimal callCap,
            BigDecimal lumpSum,
            BigDecimal requested,
            BigDecimal intensity,
            BigDecimal cap,
            String support) {
        Map<String, Object> inputs = new HashMap<>();
        inputs.put("kind", kind);
        inputs.put("eligible", eligible);
        inputs.put("nationalIntensity", nationalIntensity);
        inputs.put("actionIntensity", actionIntensity);
        inputs.put("nationalCap", nationalCap);
        inputs.put("actionCap", actionCap);
        inputs.put("callCap", callCap);
        inputs.put("lumpSum", lumpSum);
        inputs.put("requestedSupport", requested);
        Ruling ruling = rules.decide(caseId, "support-amount", inputs);
        assertThat(ruling.number("intensity")).isEqualByComparingTo(intensity);
        assertThat(ruling.number("cap")).isEqualByComparingTo(cap);
        assertThat(ruling.money("support")).isEqualTo(Money.parse("EUR " + support));
    }

    @Test
    void populationLimitsDependOnFundAndPeriod() {
        assertThat(programme.of("EAFRD", "2014-2022").number("lag.population.max"))
                .isEqualByComparingTo("65000");
        assertThat(programme.of("EMFF", "2014-2022").number("lag.population.max"))
                .isEqualByComparingTo("150000");
        assertThat(programme.of("EMFAF", "2023-2027").number("lag.population.max"))
                .isEqualByComparingTo("125000");
        assertThat(programme.of("EAFRD", "2023-2027").months("lag.assessWithin").getMonths())
                .isEqualTo(1);
    }

    @Test
    void aParameterThatIsNotInTheTableIsNamed() {
        assertThatThrownBy(() -> programme.of("EAFRD", "2014-2022").money("treasury.bigSum"))
                .hasMessageContaining("treasury.bigSum")
                .hasMessageContaining("2014-2022");
        assertThatThrownBy(() -> programme.of("EAFRD", "2014-2022").money("monitoring.years"))
                .hasMessageContaining("years");
    }

    @ParameterizedTest
    @CsvSource({
        "9999, 49, 50, 0, 17, true, true, admissibility.population-too-small",
        "65001, 49, 50, 0, 17, true, true, admissibility.population-too-large",
        "10000, 49.01, 50, 0, 17, true, true, admissibility.group-controls",
        "10000, 49, 49.99, 0, 17, true, true, admissibility.too-few-non-public",
        "10000, 49, 50, 0.01, 17, true, true, admissibility.allocations-do-not-add-up",
        "10000, 49, 50, 0, 17.01, true, true, admissibility.running-costs-too-high",
        "10000, 49, 50, 0, 17, false, true, admissibility.targets-not-measurable",
        "10000, 49, 50, 0, 17, true, false, admissibility.not-approved-by-group",
        "65000, 49, 50, 0, 17, true, true, "
    })
    void aStrategyIsAdmissibleWithinEveryLimit(
            int population,
            BigDecimal group,
            BigDecimal nonPublic,
            BigDecimal gap,
            BigDecimal running,
            boolean targets,
            boolean approved,
            String refusal) {
        Map<String, Object> inputs = new HashMap<>(Map.of(
                "population", population,
                "largestGroupShare", group,
                "nonPublicShare", nonPublic,
                "allocationGap", gap,
                "runningCostShare", running,
                "measurableTargets", targets,
                "groupApproved", approved));
        inputs.putAll(Map.of(
                "populationMin", 10000,
                "populationMax", 65000,
                "maxShareOneGroup", 49,
                "minNonPublicShare", 50,
                "maxRunningCostShare", 17));
        assertThat(rules.decide(caseId, "strategy-admissibility", inputs).all("refusal"))
                .isEqualTo(refusal == null ? List.of() : List.of(refusal));
    }

    @Test
    void intakeCollectsEveryReason() {
        assertThat(rules.decide(
                                caseId,
                                "intake",
                                Map.of(
                                        "inTime", false,
                                        "inTerritory", false,
                                        "applicantKindAllowed", true,
                                        "actionInCall", true))
                        .all("refusal"))
                .containsExactlyInAnyOrder("intake.late", "intake.outside-territory");
    }

    @Test
    void onlyMinimumAndMaximumTogetherAreScoredAgain() {
        List<Boolean> answers = new ArrayList<>();
        for (boolean minimum : new boolean[] {false, true}) {
            for (boolean maximum : new boolean[] {false, true}) {
                answers.add(rules.decide(caseId, "divergence", Map.of("anyMinimum", minimum, "anyMaximum", maximum))
                        .yes("rescore"));
            }
        }
        assertThat(answers).containsExactly(false, false, false, true);
    }

    @Test
    void theThresholdItselfIsEnough() {
        assertThat(rules.decide(caseId, "strategy-threshold", Map.of("share", 60, "threshold", 60))
                        .yes("reached"))
                .isTrue();
        assertThat(rules.decide(caseId, "strategy-threshold", Map.of("share", 59.99, "threshold", 60))
                        .yes("reached"))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "true, 9, 0, true, true, 90000, none",
        "false, 9, 99, false, false, 10, on-the-spot",
        "false, 0, 4.9, false, false, 10, on-the-spot",
        "false, 0, 5, true, true, 15000.01, in-situ",
        "false, 0, 5, true, true, 15000, none",
        "false, 0, 5, true, false, 90000, none"
    })
    void aClaimIsVisitedByRiskByLotOrOncePerInvestment(
            boolean advance,
            int risk,
            BigDecimal drawn,
            boolean investment,
            boolean last,
            BigDecimal support,
            String visit) {
        assertThat(rules.decide(
                                caseId,
                                "onsite-sampling",
                                Map.of(
                                        "onlyAdvance", advance,
                                        "riskPoints", risk,
                                        "riskThreshold", 5,
                                        "drawn", drawn,
                                        "rate", 5,
                                        "investment", investment,
                                        "finalClaim", last,
                                        "support", support,
                                        "smallLimit", 15000))
                        .text("visit"))
                .isEqualTo(visit);
    }

    @ParameterizedTest
    @CsvSource({
        "false, false, 365, 1826, 1998.90, pro-rata",
        "false, false, 0, 1826, 0, obligation-kept",
        "false, false, 1826, 1826, 10000, whole-time",
        "true, false, 1, 1826, 10000, fraud",
        "false, true, 900, 1826, 0, bankruptcy"
    })
    void recoveryIsInProportionToTheTimeLeft(
            boolean fraud, boolean bankruptcy, int left, int total, String amount, String rule) {
        Ruling ruling = rules.decide(
                caseId,
                "recovery-share",
                Map.of(
                        "paid", Money.parse("EUR 10000"),
                        "fraud", fraud,
                        "bankruptcy", bankruptcy,
                        "daysLeft", left,
                        "daysTotal", total));
        assertThat(ruling.money("amount")).isEqualTo(Money.parse("EUR " + amount));
        assertThat(ruling.text("rule")).isEqualTo(rule);
    }

    @ParameterizedTest
    @CsvSource({"75, false, true", "74.99, false, false", "55, true, true", "54.99, true, false"})
    void theReserveIsReleasedToWhoUsedTheMoney(BigDecimal used, boolean justified, boolean released) {
        assertThat(rules.decide(
                                caseId,
                                "midterm-reserve",
                                Map.of(
                                        "usedShare",
                                        used,
                                        "justified",
                                        justified,
                                        "threshold",
                                        75,
                                        "justifiedThreshold",
                                        55,
                                        "reducedShare",
                                        0))
                        .number("share"))
                .isEqualByComparingTo(released ? "100" : "0");
    }

    @Test
    void projectsAreMonitoredFiveYearsWithReportsByTheEndOfMarch() {
        for (String period : List.of("2014-2022", "2023-2027")) {
            Ruling ruling = rules.decide(caseId, "monitoring-schedule", Map.of("period", period));
            assertThat(ruling.number("years")).isEqualByComparingTo("5");
            assertThat(ruling.text("reportDue")).isEqualTo("03-30");
        }
    }

    @Test
    void afterTheObligationNobodyIsSampled() {
        for (boolean under : new boolean[] {true, false}) {
            assertThat(rules.decide(
                                    caseId,
                                    "expost-sampling",
                                    Map.of(
                                            "underObligation", under,
                                            "riskPoints", 0,
                                            "riskThreshold", 5,
                                            "drawn", 0.5,
                                            "rate", 1))
                            .yes("check"))
                    .isEqualTo(under);
        }
    }

    @Test
    void everyAnswerIsKeptWithItsTable() {
        UUID own = Ids.next();
        rules.pin(own, List.of("reduction"));
        Ruling given = rules.decide(
                own,
                "reduction",
                Map.of("claimed", 100.10, "examined", 100.10, "threshold", 10, "noFaultShown", false));
        Ruling kept = rules.of(own).get(0);
        assertThat(kept.id()).isEqualTo(given.id());
        assertThat(kept.hash()).isEqualTo(given.hash()).hasSize(64);
        assertThat(kept.money("payable")).isEqualTo(Money.parse("EUR 100.10"));
    }

    @Test
    void aPinnedTableThatIsNotReleasedHereIsAnErrorNotAnotherTable() {
        UUID own = Ids.next();
        sql.update("INSERT INTO rule_pin (subject, table_key, hash) VALUES (?, 'divergence', 'gone')", own);
        assertThatThrownBy(() -> rules.decide(own, "divergence", Map.of("anyMinimum", true, "anyMaximum", true)))
                .hasMessageContaining("pinned");
    }
}
