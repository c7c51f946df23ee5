package lv.leader.assessment;

import java.math.BigDecimal;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import lv.leader.access.Group;
import lv.leader.access.People;
import lv.leader.application.Applications;
import lv.leader.application.ProjectApplication;
import lv.leader.calendar.LegalCalendar;
import lv.leader.call.CallTerms;
import lv.leader.call.Calls;
import lv.leader.database.Ids;
import lv.leader.ledger.Account;
import lv.leader.ledger.Ledger;
import lv.leader.party.Parties;
import lv.leader.refusal.Refusal;
import lv.leader.rules.Programme;
import lv.leader.rules.Rules;
import lv.leader.rules.Ruling;
import org.joda.money.Money;
import org.postgresql.util.PSQLException;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What evaluators do: declare, be drawn, score; and what follows from their scores. */
@Component
public class Assessments {

    private static final Set<String> APPLICANT_KINDS = Set.of("business", "public", "joint", "rural-ticket", "youth");

    private final AssessmentMapper mapper;
    private final Applications applications;
    private final Calls calls;
    private final Parties parties;
    private final People people;
    private final Ledger ledger;
    private final Rules rules;
    private final Programme programme;
    private final Clock clock;

    Assessments(
            AssessmentMapper mapper,
            Applications applications,
            Calls calls,
            Parties parties,
            People people,
            Ledger ledger,
            Rules rules,
            Programme programme,
            Clock clock) {
        this.mapper = mapper;
        this.applications = applications;
        this.calls = calls;
        this.parties = parties;
        this.people = people;
        this.ledger = ledger;
        this.rules = rules;
        this.programme = programme;
        this.clock = clock;
    }

    /** A person who may be drawn, and whether it was. */
    public record Candidate(String evaluator, boolean drawn) {}

    /**
     * Points for one criterion.
     *
     * @param comment required where the points are the least or the most
     */
    public record Score(UUID criterion, BigDecimal points, String comment) {}

    /** The evaluators of the action's LAG who have not declared yet. */
    public List<String> undeclared(UUID callAction) {
        Set<String> declared = mapper.declarations(callAction).stream()
                .map(AssessmentMapper.Declaration::evaluator)
                .collect(Collectors.toSet());
        return people.inGroup(Group.LAG_EVALUATOR, calls.terms(callAction).lag()).stream()
                .filter(evaluator -> !declared.contains(evaluator))
                .toList();
    }

    /**
     * Declares once for all applications of the action. Ties known to the party register exclude like declared ones.
     *
     * @return whether the person may be drawn
     */
    @Transactional
    public boolean declare(UUID callAction, String evaluator, boolean free, String reasons) {
        List<UUID> applicants = applications.inRound(callAction).stream()
                .map(ProjectApplication::applicant)
                .distinct()
                .toList();
        LocalDate today = LocalDate.ofInstant(clock.instant(), LegalCalendar.RIGA);
        boolean tied = parties.ofUser(evaluator)
                .map(person ->
                        !parties.conflicts(person.id(), applicants, today).isEmpty())
                .orElse(false);
        if (mapper.declare(callAction, evaluator, free, reasons == null ? "" : reasons, tied) == 0) {
            throw Refusal.of("assessment.declared-before").asException();
        }
        return free && !tied;
    }

    public boolean hasDeclared(UUID callAction, String evaluator) {
        return mapper.declarations(callAction).stream()
                .anyMatch(declaration -> declaration.evaluator().equals(evaluator));
    }

    /**
     * Draws the evaluators among those free of interest and keeps the draw.
     *
     * @return false while fewer are free than the programme asks for; then nothing is drawn
     */
    @Transactional
    public boolean draw(UUID callAction) {
        return draw(callAction, new SecureRandom().nextLong());
    }

    boolean draw(UUID callAction, long seed) {
        List<String> free = mapper.declarations(callAction).stream()
                .filter(declaration -> declaration.free() && !declaration.tieFound())
                .map(AssessmentMapper.Declaration::evaluator)
                .toList();
        CallTerms terms = calls.terms(callAction);
        int wanted = mapper.panelOf(terms.call())
                .orElse(programme
                        .of(terms.fund(), terms.period())
                        .number("lag.evaluatorsMin")
                        .intValueExact());
        if (free.size() < wanted) {
            return false;
        }
        Set<String> drawn = Set.copyOf(shuffled(free, seed).subList(0, wanted));
        mapper.draw(callAction, seed);
        mapper.drawn(
                callAction,
                free.stream()
                        .map(evaluator -> new Candidate(evaluator, drawn.contains(evaluator)))
                        .toList());
        return true;
    }

    private static List<String> shuffled(List<String> candidates, long seed) {
        List<String> order = new ArrayList<>(candidates);
        Collections.sort(order);
        Collections.shuffle(order, new Random(seed));
        return order;
    }

    /** Everybody who took part in the draw of an action. */
    public List<Candidate> candidates(UUID callAction) {
        return mapper.candidates(callAction);
    }

    /** Draws again with the kept seed: the same people, or the record was tampered with. */
    public boolean drawRepeats(UUID callAction) {
        List<Candidate> candidates = mapper.candidates(callAction);
        List<String> drawn = candidates.stream()
                .filter(Candidate::drawn)
                .map(Candidate::evaluator)
                .toList();
        List<String> again = shuffled(
                        candidates.stream().map(Candidate::evaluator).toList(),
                        mapper.seed(callAction).orElseThrow())
                .subList(0, drawn.size());
        return Set.copyOf(drawn).equals(Set.copyOf(again));
    }

    /** The evaluators who score an application. */
    public List<String> evaluatorsOf(UUID application) {
        return mapper.candidates(find(application).callAction()).stream()
                .filter(Candidate::drawn)
                .map(Candidate::evaluator)
                .toList();
    }

    /** The criteria by which an application is scored. */
    public List<Criterion> criteriaOf(UUID application) {
        return mapper.criteria(calls.terms(find(application).callAction()).action());
    }

    /** The evaluator's newest sheet; empty before the first. */
    public List<Score> sheet(UUID application, String evaluator) {
        return mapper.latest(application, evaluator);
    }

    /** How often the evaluator has scored the application. */
    public int sheetsBy(UUID application, String evaluator) {
        return mapper.sheets(application, evaluator);
    }

    /**
     * Signs a score sheet: one score for each criterion. A sheet never changes, a second look is a new one.
     *
     * @throws lv.leader.refusal.RefusedException {@code assessment.incomplete}, {@code assessment.not-free},
     *     {@code assessment.not-drawn}, {@code assessment.too-many-points}, {@code assessment.no-comment}
     */
    @Transactional
    public void sign(UUID application, String evaluator, List<Score> scores) {
        List<Criterion> criteria = criteriaOf(application);
        Set<UUID> wanted = criteria.stream().map(Criterion::id).collect(Collectors.toSet());
        Set<UUID> given = scores.stream().map(Score::criterion).collect(Collectors.toSet());
        if (!wanted.equals(given) || scores.size() != criteria.size()) {
            throw Refusal.of("assessment.incomplete", "given", given.size(), "wanted", wanted.size())
                    .asException();
        }
        UUID id = Ids.next();
        try {
            mapper.sign(id, application, evaluator);
            mapper.score(id, scores);
        } catch (DataAccessException refused) {
            throw refusal(refused);
        }
    }

    /** Says that one can't score an application: without the sheets of all drawn it does not reach the minimum. */
    @Transactional
    public void resign(UUID application, String evaluator, String reasons) {
        mapper.resign(application, evaluator, reasons);
    }

    /** Whether the evaluator's turn is over: signed the given number of sheets, or said that they can't score. */
    boolean isDone(UUID application, String evaluator, int sheets) {
        return mapper.sheets(application, evaluator) >= sheets || mapper.resigned(application, evaluator);
    }

    /** Lets more evaluators score in a call than the programme's least. */
    @Transactional
    public void panel(UUID call, int size) {
        mapper.panel(call, size);
    }

    private static RuntimeException refusal(DataAccessException refused) {
        if (!(refused.getMostSpecificCause() instanceof PSQLException cause) || cause.getSQLState() == null) {
            return refused;
        }
        return switch (cause.getSQLState()) {
            case "LD020" -> Refusal.of("assessment.not-free").asException();
            case "LD021" -> Refusal.of("assessment.not-drawn").asException();
            case "LD022" ->
                Refusal.of(
                                "assessment.too-many-points",
                                "max",
                                cause.getServerErrorMessage().getDetail())
                        .asException();
            case "LD023" -> Refusal.of("assessment.no-comment").asException();
            default -> refused;
        };
    }

    /** Asks the intake rules; an application that fails one is recorded with the rules it fails. */
    @Transactional
    public boolean checkIntake(UUID application) {
        return intake(application).outputs().isEmpty();
    }

    private Ruling intake(UUID applicationId) {
        ProjectApplication application = find(applicationId);
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
        ProjectApplication application = find(applicationId);
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
                totals.size() == evaluatorsOf(application).size()));
    }

    public Optional<Result> resultOf(UUID application) {
        return mapper.resultOf(application);
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
        Money available = ledger.balance(new Account(Account.Kind.CALL, callAction));
        Map<UUID, Result> results =
                mapper.results(callAction).stream().collect(Collectors.toMap(Result::application, result -> result));
        List<ProjectApplication> received = applications.inRound(callAction).stream()
                .sorted(Comparator.comparing(ProjectApplication::submittedAt))
                .toList();
        return Ranking.of(calls.terms(callAction), available, received, results);
    }

    private ProjectApplication find(UUID application) {
        return applications.find(application).orElseThrow();
    }
}
