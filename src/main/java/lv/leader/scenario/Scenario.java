package lv.leader.scenario;

import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import lv.leader.application.Applications;
import lv.leader.assessment.Assessments;
import lv.leader.assessment.Board;
import lv.leader.assessment.ConformityDecisions;
import lv.leader.assessment.Evaluators;
import lv.leader.assessment.ScoreSheets;
import lv.leader.call.CallDrafts;
import lv.leader.call.Calls;
import lv.leader.claim.Claims;
import lv.leader.claim.LineChecks;
import lv.leader.database.LeaderClock;
import lv.leader.decision.Approvals;
import lv.leader.decision.CostChecks;
import lv.leader.decision.FundingDecisions;
import lv.leader.decision.SupportAmounts;
import lv.leader.engine.Playback;
import lv.leader.monitoring.Monitorings;
import lv.leader.party.Parties;
import lv.leader.payment.Payments;
import lv.leader.strategy.Committee;
import lv.leader.strategy.CommitteeVotes;
import lv.leader.strategy.GroupApprovals;
import lv.leader.strategy.Strategies;
import lv.leader.strategy.StrategyAssessments;
import lv.leader.strategy.StrategyDrafts;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** Plays a round from a folder to its end, writes its outcomes and says what is not as it must be. */
@Component
@ConditionalOnProperty("leader.demo")
class Scenario {

    private static final BigDecimal NANOS = BigDecimal.valueOf(1_000_000_000L);

    private final RoundPlay.World world;
    private final DemoPeople people;
    private final DemoGroup groups;
    private final Outcomes outcomes;

    Scenario(
            LeaderClock clock,
            Playback playback,
            Strategies strategies,
            StrategyDrafts strategyDrafts,
            Committee committee,
            StrategyAssessments strategyAssessments,
            GroupApprovals groupApprovals,
            CommitteeVotes committeeVotes,
            Calls calls,
            CallDrafts callDrafts,
            Applications applications,
            Assessments assessments,
            Evaluators evaluators,
            ScoreSheets sheets,
            Board board,
            ConformityDecisions opinions,
            FundingDecisions decisions,
            SupportAmounts supports,
            Approvals approvals,
            Claims claims,
            CostChecks costChecks,
            LineChecks lineChecks,
            Payments payments,
            Monitorings monitorings,
            Parties parties,
            DemoPeople people,
            DemoGroup groups,
            Outcomes outcomes) {
        this.world = new RoundPlay.World(
                clock,
                playback,
                strategies,
                strategyDrafts,
                committee,
                strategyAssessments,
                groupApprovals,
                committeeVotes,
                calls,
                callDrafts,
                applications,
                assessments,
                evaluators,
                sheets,
                board,
                opinions,
                decisions,
                supports,
                approvals,
                claims,
                costChecks,
                lineChecks,
                payments,
                monitorings,
                parties);
        this.people = people;
        this.groups = groups;
        this.outcomes = outcomes;
    }

    /** A round made ready to be played; what {@code leave} names nobody does. */
    RoundPlay prepare(RoundFolder folder, BiPredicate<String, String> leave) {
        people.comeToWork();
        RoundFolder.Round round = folder.round();
        var team = groups.found(
                round.lag(), "Demo VRG " + round.lag(), round.municipalities(), Math.max(3, folder.sheets()));
        return new RoundPlay(folder, world, team, leave);
    }

    /**
     * Plays the round in the folder to the end and writes {@code outcomes.csv}.
     *
     * @return whether everything is as it must be
     */
    boolean run(Path input, Path output, PrintStream out) throws IOException {
        RoundFolder folder = RoundReader.read(input);
        folder.problems().forEach(out::println);
        RoundPlay play = prepare(folder, (number, task) -> false);
        long begun = System.nanoTime();
        new Plays(world.clock(), world.playback(), List.of(play)).run(null);
        Duration machine = Duration.ofNanos(System.nanoTime() - begun);
        play.refused().forEach(out::println);
        List<Outcomes.Outcome> rows = outcomes.of(folder.applications(), play.played());
        outcomes.write(rows, output);
        report(rows, play, machine, out);
        List<String> faults = outcomes.faults(rows);
        faults.forEach(fault -> out.println("NOT AS IT MUST BE: " + fault));
        out.println(faults.isEmpty() ? "All checks hold." : faults.size() + " checks do not hold.");
        return faults.isEmpty();
    }

    private void report(List<Outcomes.Outcome> rows, RoundPlay play, Duration machine, PrintStream out) {
        Map<String, Long> conformity = count(rows, Outcomes.Outcome::conformity);
        out.printf(
                "Applications: %d in the folder, %d taken in%n",
                rows.size(), play.played().size());
        out.printf("Conformity: %s%n", conformity);
        out.printf("Decisions: %s%n", count(rows, Outcomes.Outcome::decision));
        out.printf("Ended at: %s%n", count(rows, Outcomes.Outcome::end));
        out.printf(
                "Money: %s granted, %s paid%n",
                total(rows.stream().map(Outcomes.Outcome::support).toList()),
                total(rows.stream().map(Outcomes.Outcome::paid).toList()));
        out.println("Step                     cases   mean process time   machine time");
        Map<String, Long> spent = play.spent();
        for (Playback.Lasted lasted : world.playback().lasted()) {
            out.printf(
                    "%-22s %7d %14d days %10s s%n",
                    lasted.process(),
                    lasted.ended(),
                    Duration.ofSeconds(lasted.meanSeconds()).toDays(),
                    BigDecimal.valueOf(spent.getOrDefault(lasted.process(), 0L))
                            .divide(NANOS, 1, java.math.RoundingMode.HALF_UP));
        }
        out.printf("Machine time in all: %d s%n", machine.toSeconds());
    }

    private static Map<String, Long> count(
            List<Outcomes.Outcome> rows, java.util.function.Function<Outcomes.Outcome, String> by) {
        return rows.stream()
                .map(by)
                .map(value -> value.isEmpty() ? "none" : value)
                .collect(Collectors.groupingBy(value -> value, TreeMap::new, Collectors.counting()));
    }

    private static Money total(List<Money> amounts) {
        return Money.total(CurrencyUnit.EUR, amounts);
    }
}
