package lv.leader.strategy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import lv.leader.calendar.LegalCalendar;
import lv.leader.database.LeaderClock;
import lv.leader.document.Letters;
import lv.leader.engine.Answers;
import lv.leader.party.Parties;
import lv.leader.refusal.Refusal;
import lv.leader.register.Decision;
import lv.leader.register.DecisionRegister;
import lv.leader.register.Draft;
import lv.leader.rules.Rules;
import lv.leader.rules.Ruling;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The mid-term of strategies: the rule prepares what a group gets of its reserve, two people decide. */
@Component
public class Midterms {

    private static final String TABLE = "midterm-reserve";
    private static final BigDecimal ALL = new BigDecimal(100);

    private final StrategyMapper mapper;
    private final StrategyMoney money;
    private final StrategyLaw law;
    private final StrategyNotices notices;
    private final Rules rules;
    private final Answers answers;
    private final DecisionRegister register;
    private final Letters letters;
    private final Parties parties;
    private final LegalCalendar calendar;
    private final LeaderClock clock;

    Midterms(
            StrategyMapper mapper,
            StrategyMoney money,
            StrategyLaw law,
            StrategyNotices notices,
            Rules rules,
            Answers answers,
            DecisionRegister register,
            Letters letters,
            Parties parties,
            LegalCalendar calendar,
            LeaderClock clock) {
        this.mapper = mapper;
        this.money = money;
        this.law = law;
        this.notices = notices;
        this.rules = rules;
        this.answers = answers;
        this.register = register;
        this.letters = letters;
        this.parties = parties;
        this.calendar = calendar;
        this.clock = clock;
    }

    /**
     * A strategy's mid-term in numbers, as of the day of the test.
     *
     * @param usedShare used of the allocation, per cent
     * @param threshold per cent that is enough; {@code justifiedThreshold} with a justified reason
     * @param given per cent of the reserve that the rule gives; {@code givenIfJustified} with a justified reason
     * @param explanation why less was used, in the group's words; empty where it said nothing
     */
    public record Figures(
            Money allocated,
            Money used,
            BigDecimal usedShare,
            BigDecimal threshold,
            BigDecimal justifiedThreshold,
            Money reserve,
            BigDecimal given,
            BigDecimal givenIfJustified,
            Optional<String> explanation) {}

    /**
     * Counts what projects used until today, once and for the whole mid-term.
     *
     * @return whether it is enough without any reason
     */
    @Transactional
    public boolean count(UUID strategy) {
        Strategy about = mapper.find(strategy).orElseThrow();
        return money.countMidterm(about, inForce(strategy)).number("share").compareTo(ALL) == 0;
    }

    /** First moment at which the group's explanation comes too late. */
    public Instant explainUntil(UUID strategy) {
        int days = law.of(strategy).number("strategy.midterm.explainWithin").intValueExact();
        return calendar.afterDay(calendar.plusWorkingDays(today(), days));
    }

    /** The numbers that the decision rests on; empty before the mid-term. */
    public Optional<Figures> figures(UUID strategy) {
        return counted(strategy).map(counted -> {
            Map<String, Object> facts = counted.inputs();
            return new Figures(
                    euro(facts.get("allocated")),
                    euro(facts.get("used")),
                    number(facts.get("usedShare")),
                    number(facts.get("threshold")),
                    number(facts.get("justifiedThreshold")),
                    money.reserve(mapper.find(strategy).orElseThrow()),
                    asked(strategy, counted, false).number("share"),
                    asked(strategy, counted, true).number("share"),
                    answers.latest(strategy, "Task_ExplainMidterm")
                            .map(answer -> answer.text("reason"))
                            .filter(reason -> !reason.isBlank()));
        });
    }

    /**
     * What speaks against a proposal: a reason found justified that nobody gave, more than the rule gives.
     *
     * @param answered what the officer wrote in the form
     */
    Optional<Refusal> against(UUID strategy, Map<String, Object> answered) {
        Figures figures = figures(strategy).orElseThrow();
        boolean justified = "yes".equals(answered.get("justified"));
        if (justified && figures.explanation().isEmpty()) {
            return Optional.of(Refusal.of("midterm.nothing-explained"));
        }
        BigDecimal most = justified ? figures.givenIfJustified() : figures.given();
        return "less".equals(answered.get("proposal"))
                        && number(answered.get("share")).compareTo(most) >= 0
                ? Optional.of(Refusal.of(
                        "midterm.not-less",
                        "share",
                        answered.get("share"),
                        "most",
                        most,
                        "used",
                        figures.usedShare(),
                        "threshold",
                        figures.threshold()))
                : Optional.empty();
    }

    /**
     * Issues what two people decided and moves the reserve: to the actions what the group gets, the rest to the programme.
     *
     * @return released, reduced or kept
     */
    @Transactional
    public String issue(UUID strategy) {
        Strategy about = mapper.find(strategy).orElseThrow();
        Answers.Answer proposed =
                answers.latest(strategy, "Task_ProposeMidterm").orElseThrow();
        Answers.Answer approved =
                answers.latest(strategy, "Task_ApproveMidterm").orElseThrow();
        Ruling counted = counted(strategy).orElseThrow();
        Ruling ruling = rules.decide(
                strategy,
                inForce(strategy),
                TABLE,
                facts(counted, proposed.text("justified").equals("yes")));
        BigDecimal share = proposed.text("proposal").equals("less")
                ? new BigDecimal(proposed.text("share"))
                : ruling.number("share");
        String outcome = share.signum() == 0 ? "kept" : share.compareTo(ALL) == 0 ? "released" : "reduced";
        Money reserve = money.reserve(about);
        Decision decision = register.issue(new Draft(
                "midterm",
                strategy,
                outcome,
                proposed.answeredBy(),
                approved.answeredBy(),
                approved.answeredBy(),
                today(),
                law.of(strategy).text("strategy.legalBasis"),
                proposed.text("reasons"),
                List.of(ruling),
                null));
        Money given = money.settleReserve(about, inForce(strategy), share, approved.answeredBy());
        Map<String, Object> facts = new HashMap<>(Map.of(
                "strategy",
                about.title(),
                "allocated",
                euro(ruling.inputs().get("allocated")),
                "used",
                euro(ruling.inputs().get("used")),
                "usedShare",
                number(ruling.inputs().get("usedShare")).toPlainString() + " %",
                "reserve",
                reserve,
                "given",
                given));
        parties.ofLocalActionGroup(about.lag())
                .flatMap(parties::find)
                .ifPresent(group -> letters.issue(decision, "midterm-decision", group, facts));
        notices.reserveSettled(about, outcome, decision, given);
        return outcome;
    }

    /** What the rule was asked on the day of the test. */
    private Optional<Ruling> counted(UUID strategy) {
        return rules.of(strategy).stream()
                .filter(ruling -> ruling.table().equals(TABLE))
                .findFirst();
    }

    private Ruling asked(UUID strategy, Ruling counted, boolean justified) {
        return rules.preview(inForce(strategy), TABLE, facts(counted, justified));
    }

    private static Map<String, Object> facts(Ruling counted, boolean justified) {
        Map<String, Object> facts = new LinkedHashMap<>(counted.inputs());
        facts.put("justified", justified);
        return facts;
    }

    private UUID inForce(UUID strategy) {
        return mapper.approved(strategy).orElseThrow().id();
    }

    private static Money euro(Object amount) {
        return Money.of(CurrencyUnit.EUR, number(amount));
    }

    private static BigDecimal number(Object value) {
        return new BigDecimal(value.toString());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), LegalCalendar.RIGA);
    }
}
