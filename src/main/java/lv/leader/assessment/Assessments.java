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
import lv.leader.party.Parties;
import lv.leader.rules.Rules;
import lv.leader.rules.Ruling;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the group found about each application: taken in or not, the evaluators' mean, and its place in the ranking. */
@Component
public class Assessments {

    private static final Set<String> APPLICANT_KINDS = Set.of("business", "public", "joint", "rural-ticket", "youth");

    private final AssessmentMapper mapper;
    private final Evaluators evaluators;
    private final Reservations reservations;
    private final Applications applications;
    private final Calls calls;
    private final Parties parties;
    private final Rules rules;
    private final RoundLaw law;
    private final LegalCalendar calendar;

    Assessments(
            AssessmentMapper mapper,
            Evaluators evaluators,
            Reservations reservations,
            Applications applications,
            Calls calls,
            Parties parties,
            Rules rules,
            RoundLaw law,
            LegalCalendar calendar) {
        this.mapper = mapper;
        this.evaluators = evaluators;
        this.reservations = reservations;
        this.applications = applications;
        this.calls = calls;
        this.parties = parties;
        this.rules = rules;
        this.law = law;
        this.calendar = calendar;
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

    /** Adds the newest sheets up. */
    @Transactional
    public void aggregate(UUID application) {
        List<AssessmentMapper.Total> totals = mapper.totals(application);
        mapper.result(new Result(
                application,
                true,
                "",
                totals.stream().map(AssessmentMapper.Total::points).reduce(BigDecimal.ZERO, BigDecimal::add),
                totals.stream().map(AssessmentMapper.Total::specificPoints).reduce(BigDecimal.ZERO, BigDecimal::add),
                totals.size(),
                totals.stream().anyMatch(AssessmentMapper.Total::knockedOut),
                totals.size() == evaluators.evaluatorsOf(application).size()));
    }

    public Optional<Result> resultOf(UUID application) {
        return mapper.resultOf(application);
    }

    /** Results of an action's applications, of those that have one. */
    public Map<UUID, Result> results(UUID callAction) {
        return mapper.results(callAction).stream().collect(Collectors.toMap(Result::application, result -> result));
    }

    /** Keeps the list for the board. */
    @Transactional
    public void rank(UUID callAction) {
        List<Ranking.Place> places = ranking(callAction).places();
        if (!places.isEmpty()) {
            mapper.rank(callAction, places);
        }
    }

    /** The order as it stands now: without those withdrawn, cut by what the call still holds for the action. */
    public Ranking ranking(UUID callAction) {
        List<ProjectApplication> received = applications.inRound(callAction).stream()
                .sorted(Comparator.comparing(ProjectApplication::submittedAt))
                .toList();
        return Ranking.of(calls.terms(callAction), reservations.left(callAction), received, results(callAction));
    }
}
