package lv.leader.cockpit;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import lv.leader.cockpit.StepMapMapper.Diagram;
import lv.leader.cockpit.StepMapMapper.Holding;
import lv.leader.cockpit.StepMapMapper.Standing;
import lv.leader.database.LeaderClock;
import lv.leader.refusal.Refusal;
import lv.leader.refusal.Refusals;
import lv.leader.refusal.Words;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** The nine steps as they stand now, in the installation's language. */
@Component
class StepMap {

    private static final Map<Integer, List<String>> DIAGRAMS = Map.of(
            1, List.of("strategy", "strategy-amendment"),
            2, List.of("strategy-selection", "strategy-midterm"),
            3, List.of("call", "call-agreement", "call-change"),
            4, List.of("project"),
            5, List.of("action-assessment", "assessment", "evaluator-replacement", "late-interest", "board-item"),
            6, List.of("funding-decision", "challenge"),
            7, List.of("implementation", "amendment", "payment-claim"),
            8, List.of("payment", "payment-run"),
            9, List.of("monitoring", "monitoring-year", "monitoring-finding", "recovery"));

    /** Accounts whose money belongs to the cases of a step. */
    private static final Map<Integer, List<String>> ACCOUNTS = Map.of(
            2, List.of("ACTION", "RESERVE"),
            3, List.of("CALL"),
            6, List.of("RESERVED"),
            7, List.of("COMMITTED"),
            8, List.of("PAID"),
            9, List.of("RECOVERED"));

    private final StepMapMapper mapper;
    private final Refusals texts;
    private final Words words;
    private final LeaderClock clock;
    private final Locale language;

    StepMap(
            StepMapMapper mapper,
            Refusals texts,
            Words words,
            LeaderClock clock,
            @Value("${leader.language:en}") String language) {
        this.mapper = mapper;
        this.texts = texts;
        this.words = words;
        this.clock = clock;
        this.language = Locale.forLanguageTag(language);
    }

    /**
     * What the map shows.
     *
     * @param asOf when it was counted, as people read it
     * @param labels of what every step shows
     */
    record Content(String language, String title, String asOf, Labels labels, List<Step> steps) {}

    record Labels(String overdue, String running, String refresh) {}

    /**
     * One of the nine.
     *
     * @param counted what the cases are: strategies, calls, applications, projects
     * @param cases how many stand here
     * @param overdue how many of them have a term behind them
     * @param money of these cases, as people read it; empty where a step holds none
     * @param place where that money stands
     */
    record Step(
            int number,
            String title,
            String who,
            String counted,
            long cases,
            long overdue,
            String money,
            String place,
            List<Link> diagrams) {}

    /** A page of Cockpit about a diagram. */
    record Link(String process, String name, long running, String href) {}

    /** All three counts see the same moment. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    Content now() {
        Map<Integer, Standing> standing =
                mapper.standing().stream().collect(Collectors.toMap(Standing::step, Function.identity()));
        Map<String, Money> money =
                mapper.holding().stream().collect(Collectors.toMap(Holding::account, Holding::balance));
        Map<String, Diagram> diagrams =
                mapper.diagrams().stream().collect(Collectors.toMap(Diagram::process, Function.identity()));
        List<Step> steps = IntStream.rangeClosed(1, 9)
                .mapToObj(number ->
                        step(number, standing.getOrDefault(number, new Standing(number, 0, 0)), money, diagrams))
                .toList();
        return new Content(
                language.getLanguage(),
                text("title"),
                words.minute(clock.instant(), language),
                new Labels(text("overdue"), text("running"), text("refresh")),
                steps);
    }

    private Step step(int number, Standing standing, Map<String, Money> money, Map<String, Diagram> diagrams) {
        List<String> accounts = ACCOUNTS.getOrDefault(number, List.of());
        Money held = accounts.stream()
                .map(account -> money.getOrDefault(account, Money.of(CurrencyUnit.EUR, BigDecimal.ZERO)))
                .reduce(Money.zero(CurrencyUnit.EUR), Money::plus);
        return new Step(
                number,
                text(number + ".title"),
                text(number + ".who"),
                text(number + ".counted"),
                standing.cases(),
                standing.overdue(),
                accounts.isEmpty() ? "" : words.of(held, language),
                accounts.isEmpty() ? "" : text(number + ".money"),
                DIAGRAMS.get(number).stream()
                        .filter(diagrams::containsKey)
                        .map(process -> link(diagrams.get(process)))
                        .toList());
    }

    private static Link link(Diagram diagram) {
        return new Link(
                diagram.process(),
                diagram.name() == null ? diagram.process() : diagram.name(),
                diagram.running(),
                "#/process-definition/" + diagram.definition() + "/runtime");
    }

    private String text(String key) {
        return texts.text(Refusal.of("cockpit." + key), language);
    }
}
