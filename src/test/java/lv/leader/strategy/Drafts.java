package lv.leader.strategy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import lv.leader.strategy.StrategyDraft.Action;
import lv.leader.strategy.StrategyDraft.Area;
import lv.leader.strategy.StrategyDraft.Cooperation;
import lv.leader.strategy.StrategyDraft.CriterionDraft;
import lv.leader.strategy.StrategyDraft.Indicator;
import lv.leader.strategy.StrategyDraft.Involvement;
import lv.leader.strategy.StrategyDraft.Member;
import lv.leader.strategy.StrategyDraft.Need;
import lv.leader.strategy.StrategyDraft.Objective;
import lv.leader.strategy.StrategyDraft.PlanYear;
import lv.leader.strategy.StrategyDraft.Step;
import org.joda.money.Money;

/** Strategies as tests need them: the sound one, and ones with a single thing wrong. */
public final class Drafts {

    private Drafts() {}

    /** 1 000 000 EUR: 170 000 for running costs, 630 000 in action 2.1 and 200 000 in action 2.2. */
    public static StrategyDraft sound() {
        return of(euro("1000000"), euro("170000"), euro("630000"));
    }

    /** The sound one, its objective serving this common priority. */
    public static StrategyDraft serving(String priority) {
        StrategyDraft sound = sound();
        Objective objective = sound.objectives().get(0);
        return new StrategyDraft(
                sound.title(),
                sound.situation(),
                sound.involvement(),
                sound.territory(),
                sound.members(),
                sound.needs(),
                List.of(new Objective(
                        objective.name(),
                        priority,
                        objective.indicator(),
                        objective.unit(),
                        objective.target(),
                        objective.targetYear())),
                sound.actions(),
                sound.cooperation(),
                sound.plan(),
                sound.total(),
                sound.runningCosts(),
                sound.nextRule());
    }

    /** The second action has 200 000 EUR whatever the others have. */
    public static StrategyDraft of(Money total, Money running, Money first) {
        return new StrategyDraft(
                "Demo strategy",
                "Residents ask for places to meet and for work near home.",
                List.of(
                        new Involvement("meeting", LocalDate.of(2023, 3, 1), "Demo village", 42, "A hall, a bus."),
                        new Involvement("survey", LocalDate.of(2023, 4, 1), null, 310, "Broadband comes first.")),
                List.of(new Area("0053000", null, 8000, null), new Area("0054000", null, 15000, null)),
                members(),
                List.of(new Need("Places to meet", "Two of three who answered the survey ask for one.")),
                List.of(new Objective(
                        "More places to meet", "SO8", "Places made", "number", new BigDecimal("20"), 2027)),
                List.of(action("2.1", first), action("2.2", euro("200000"))),
                List.of(new Cooperation("Demo trail", "A demo group in Estonia", "2.2")),
                List.of(
                        new PlanYear(null, 2024, total.dividedBy(2, RoundingMode.DOWN)),
                        new PlanYear(
                                null,
                                2025,
                                first.plus(running).plus(euro("200000")).minus(total.dividedBy(2, RoundingMode.DOWN)))),
                total,
                running,
                "smaller-support");
    }

    public static StrategyDraft withAllocationGap() {
        return of(euro("1000000"), euro("170000"), euro("600000"));
    }

    public static Action action(String code, Money allocation) {
        return new Action(
                code,
                "Demo action " + code,
                null,
                "Local economy",
                euro("30000"),
                new BigDecimal("90"),
                allocation,
                "rounds",
                new BigDecimal("10"),
                List.of(),
                List.of(new Indicator("Projects", "number", new BigDecimal("20"))),
                List.of(
                        new CriterionDraft(
                                "Fits the strategy",
                                new BigDecimal("10"),
                                true,
                                false,
                                false,
                                "integration",
                                List.of()),
                        new CriterionDraft(
                                "Serves many",
                                new BigDecimal("10"),
                                false,
                                true,
                                false,
                                "innovation",
                                List.of(
                                        new Step(new BigDecimal("0"), "Few."),
                                        new Step(new BigDecimal("4"), "Some."),
                                        new Step(new BigDecimal("5"), "Some more."),
                                        new Step(new BigDecimal("6"), "A good many."),
                                        new Step(new BigDecimal("7"), "Most."),
                                        new Step(new BigDecimal("8"), "Nearly all."),
                                        new Step(new BigDecimal("9"), "All but one."),
                                        new Step(new BigDecimal("10"), "Many.")))));
    }

    /** Ten members: four associations, three businesses, three municipalities. */
    private static List<Member> members() {
        return Stream.of(
                        Stream.generate(() -> new Member("Demo association", "civil", "association"))
                                .limit(4),
                        Stream.generate(() -> new Member("Demo business", "private", "business"))
                                .limit(3),
                        Stream.generate(() -> new Member("Demo municipality", "public", "municipality"))
                                .limit(3))
                .flatMap(kind -> kind)
                .toList();
    }

    public static Money euro(String amount) {
        return Money.parse("EUR " + amount);
    }
}
