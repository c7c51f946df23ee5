package lv.leader.assessment;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import lv.leader.application.Applications;
import lv.leader.application.ProjectApplication;
import lv.leader.calendar.LegalCalendar;
import lv.leader.call.CallTerms;
import lv.leader.call.Calls;
import lv.leader.database.Ids;
import lv.leader.database.JsonText;
import lv.leader.party.Parties;
import lv.leader.rules.Rules;
import lv.leader.rules.Ruling;
import lv.leader.strategy.NextRule;
import org.joda.money.Money;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the group found about each application: taken in or not, the evaluators' mean, and its place in the ranking. */
@Component
public class Assessments {

    private static final Set<String> APPLICANT_KINDS = Set.of("business", "public", "joint", "rural-ticket", "youth");

    private final AssessmentMapper mapper;
    private final Evaluators evaluators;
    private final EvaluatorMapper panels;
    private final Replacements replacements;
    private final ScoreSheets sheets;
    private final Reservations reservations;
    private final Applications applications;
    private final Calls calls;
    private final Parties parties;
    private final Rules rules;
    private final RoundLaw law;
    private final LegalCalendar calendar;
    private final JsonText json;

    Assessments(
            AssessmentMapper mapper,
            Evaluators evaluators,
            EvaluatorMapper panels,
            Replacements replacements,
            ScoreSheets sheets,
            Reservations reservations,
            Applications applications,
            Calls calls,
            Parties parties,
            Rules rules,
            RoundLaw law,
            LegalCalendar calendar,
            JsonText json) {
        this.mapper = mapper;
        this.evaluators = evaluators;
        this.panels = panels;
        this.replacements = replacements;
        this.sheets = sheets;
        this.reservations = reservations;
        this.applications = applications;
        this.calls = calls;
        this.parties = parties;
        this.rules = rules;
        this.law = law;
        this.calendar = calendar;
        this.json = json;
    }

    /** The last day on which the evaluators of a call should be done (one month after closing). */
    public Instant due(UUID call) {
        LocalDate closing = LocalDate.ofInstant(calls.find(call).orElseThrow().closesAt(), LegalCalendar.RIGA);
        return calendar.endOfDay(calendar.plusMonths(
                closing, law.of(call).number("lag.assessWithin").intValueExact()));
    }

    /** Asks the intake rules; an application that fails one is recorded with the rules it fails. */
    @Transactional
    public boolean checkIntake(UUID application) {
        return intake(application).outputs().isEmpty();
    }

    private Ruling intake(UUID applicationId) {
        ProjectApplication application = applications.find(applicationId).orElseThrow();
        CallTerms terms = calls.terms(application.callAction());
        var call = calls.find(application.call()).orElseThrow();
        Map<String, Object> facts = new HashMap<>();
        facts.put("inTime", !application.submittedAt().isAfter(call.closesAt()));
        facts.put("inTerritory", parties.inTerritory(terms.lag(), application.municipality()));
        facts.put("applicantKindAllowed", APPLICANT_KINDS.contains(application.kind()));
        facts.put("actionInCall", terms.call().equals(application.call()));
        return rules.decide(applicationId, application.call(), "intake", facts);
    }

    /** Records which intake rules the application fails. */
    @Transactional
    public void recordNotAccepted(UUID application) {
        Ruling last = rules.of(application).stream()
                .filter(ruling -> ruling.table().equals("intake"))
                .reduce((first, second) -> second)
                .orElseThrow();
        mapper.result(Result.notAccepted(application, String.join(" ", last.all("refusal"))));
    }

    /** Whether the first sheets lie so far apart that the evaluators look again. */
    @Transactional
    public boolean divergent(UUID applicationId) {
        ProjectApplication application = applications.find(applicationId).orElseThrow();
        AssessmentMapper.Spread spread = mapper.spread(applicationId);
        return rules.decide(
                        applicationId,
                        application.call(),
                        "divergence",
                        Map.of("anyMinimum", spread.anyMinimum(), "anyMaximum", spread.anyMaximum()))
                .yes("rescore");
    }

    /**
     * Adds the sheets that count up.
     *
     * @return false while the place of an evaluator who left is empty, or somebody drawn has still to score: then nothing
     *     is recorded, the application waits
     */
    @Transactional
    public boolean aggregate(UUID applicationId) {
        UUID callAction = applications.find(applicationId).orElseThrow().callAction();
        panels.lock(callAction);
        List<String> panel = evaluators.panel(callAction);
        if (!replacements.isWhole(callAction)
                || panel.stream().anyMatch(evaluator -> !sheets.isDone(applicationId, evaluator, 1))) {
            return false;
        }
        List<AssessmentMapper.Total> totals = mapper.totals(applicationId);
        mapper.result(new Result(
                applicationId,
                true,
                "",
                totals.stream().map(AssessmentMapper.Total::points).reduce(BigDecimal.ZERO, BigDecimal::add),
                totals.stream().map(AssessmentMapper.Total::specificPoints).reduce(BigDecimal.ZERO, BigDecimal::add),
                totals.stream().map(AssessmentMapper.Total::nextPoints).reduce(BigDecimal.ZERO, BigDecimal::add),
                totals.size(),
                totals.stream().anyMatch(AssessmentMapper.Total::knockedOut),
                totals.size() == panel.size()));
        return true;
    }

    public Optional<Result> resultOf(UUID application) {
        return mapper.resultOf(application);
    }

    /** Results of an action's applications, of those that have one. */
    public Map<UUID, Result> results(UUID callAction) {
        return mapper.results(callAction).stream().collect(Collectors.toMap(Result::application, result -> result));
    }

    /**
     * Keeps the list for the board, with what it rests on. Ties that came up since the draw are looked for first: they
     * take an evaluator out, and another list follows.
     */
    @Transactional
    public void rank(UUID callAction) {
        replacements.discover(callAction);
        CallTerms terms = calls.terms(callAction);
        Money available = reservations.left(callAction);
        Optional<NextRule> rule = law.nextRule(terms.call());
        Ranking ranking = ranking(terms, rule, available, Set.of());
        UUID list = Ids.next();
        mapper.list(list, callAction, terms.minScore(), rule.map(NextRule::code).orElse(null), available);
        mapper.rank(
                list,
                json.write(ranking.places().stream()
                        .map(place -> new Ranked(place.application().id(), place.rank(), place.funded()))
                        .toList()));
    }

    private record Ranked(UUID application, int rank, boolean funded) {}

    /** Keeps a new list after an evaluator was replaced; nothing while the action was not ranked yet. */
    @Transactional
    public void rankAgain(UUID callAction) {
        if (mapper.isRanked(callAction)) {
            rank(callAction);
        }
    }

    /** The order as it stands now: without those withdrawn, cut by what the call still holds for the action. */
    public Ranking ranking(UUID callAction) {
        return ranking(callAction, Set.of());
    }

    /** The same when the board has voted some down: their money reaches those behind them. */
    public Ranking ranking(UUID callAction, Set<UUID> votedDown) {
        CallTerms terms = calls.terms(callAction);
        return ranking(terms, law.nextRule(terms.call()), reservations.left(callAction), votedDown);
    }

    private Ranking ranking(CallTerms terms, Optional<NextRule> rule, Money available, Set<UUID> votedDown) {
        List<ProjectApplication> received = applications.inRound(terms.callAction()).stream()
                .filter(application -> !votedDown.contains(application.id()))
                .sorted(Comparator.comparing(ProjectApplication::submittedAt))
                .toList();
        return Ranking.of(terms.minScore(), rule, available, received, results(terms.callAction()));
    }
}
