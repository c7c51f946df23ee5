package lv.leader.strategy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import lv.leader.strategy.StrategyDraft.Action;
import lv.leader.strategy.StrategyDraft.Area;
import lv.leader.strategy.StrategyDraft.CriterionDraft;
import lv.leader.strategy.StrategyDraft.Meeting;
import lv.leader.strategy.StrategyDraft.Member;
import lv.leader.strategy.StrategyDraft.Objective;
import lv.leader.strategy.StrategyDraft.PlanYear;
import org.joda.money.Money;

/** Strategies as tests need them: the sound one, and ones with a single thing wrong. */
public final class Drafts {

    private Drafts() {}

    /** 1 000 000 EUR: 170 000 for running costs, 630 000 in action 2.1 and 200 000 in action 2.2. */
    public static StrategyDraft sound() {
        return of(euro("1000000"), euro("170000"), euro("630000"));
    }

    /** The second action has 200 000 EUR whatever the others have. */
    public static StrategyDraft of(Money total, Money running, Money first) {
        return new StrategyDraft(
                "Demo strategy",
                "Residents ask for places to meet and for work near home.",
                List.of(new Meeting(LocalDate.of(2023, 3, 1), "Demo village", 42, "A hall, a bus, broadband.")),
                List.of(new Area("0053000", 8000), new Area("0054000", 15000)),
                members(),
                List.of(new Objective("More places to meet", "Places made", "number", new BigDecimal("20"), 2027)),
                List.of(action("2.1", first), action("2.2", euro("200000"))),
                List.of(
                        new PlanYear(2024, total.dividedBy(2, java.math.RoundingMode.DOWN)),
                        new PlanYear(2025, total.minus(total.dividedBy(2, java.math.RoundingMode.DOWN)))),
                total,
                running);
    }

    public static StrategyDraft withAllocationGap() {
        return of(euro("1000000"), euro("170000"), euro("600000"));
    }

    public static Action action(String code, Money allocation) {
        return new Action(
                code,
                "Demo action " + code,
                euro("30000"),
                new BigDecimal("90"),
                allocation,
                "rounds",
                new BigDecimal("10"),
                List.of(),
                List.of(
                        new CriterionDraft("Fits the strategy", new BigDecimal("10"), true, false),
                        new CriterionDraft("Serves many", new BigDecimal("10"), false, true)));
    }

    /** Ten members: four associations, three businesses, three municipalities. */
    private static List<Member> members() {
        return Stream.of(
                        Stream.generate(() -> new Member("Demo association", "association", false))
                                .limit(4),
                        Stream.generate(() -> new Member("Demo business", "business", false))
                                .limit(3),
                        Stream.generate(() -> new Member("Demo municipality", "municipality", true))
                                .limit(3))
                .flatMap(kind -> kind)
                .toList();
    }

    public static Money euro(String amount) {
        return Money.parse("EUR " + amount);
    }
}
