package lv.leader.assessment;

import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lv.leader.access.Group;
import lv.leader.access.People;
import lv.leader.application.Applications;
import lv.leader.application.Interests;
import lv.leader.call.CallTerms;
import lv.leader.call.Calls;
import lv.leader.database.Ids;
import lv.leader.engine.Answers;
import lv.leader.notice.Notices;
import lv.leader.party.Conflict;
import lv.leader.refusal.Refusal;
import lv.leader.rules.Programme;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who may score the applications of an action: evaluators declare their interests, then some of the free ones are drawn. */
@Component
public class Evaluators {

    private static final String NAMING = "Task_NameMoreEvaluators";
    private static final String NAMES = "evaluators";

    private final EvaluatorMapper mapper;
    private final Applications applications;
    private final Calls calls;
    private final Interests interests;
    private final People people;
    private final Programme programme;
    private final Answers answers;
    private final Notices notices;

    Evaluators(
            EvaluatorMapper mapper,
            Applications applications,
            Calls calls,
            Interests interests,
            People people,
            Programme programme,
            Answers answers,
            Notices notices) {
        this.mapper = mapper;
        this.applications = applications;
        this.calls = calls;
        this.interests = interests;
        this.people = people;
        this.programme = programme;
        this.answers = answers;
        this.notices = notices;
    }

    /** A person who may be drawn, and whether it was. */
    public record Candidate(String evaluator, boolean drawn) {}

    /**
     * What somebody declared for an action.
     *
     * @param free as declared
     * @param tieFound the register of parties knew better
     */
    public record Declaration(String evaluator, boolean free, boolean tieFound) {}

    /** All declarations of an action. */
    public List<Declaration> declarations(UUID callAction) {
        return mapper.declarations(callAction);
    }

    /** How many evaluators score each application of an action. */
    public int wanted(UUID callAction) {
        CallTerms terms = calls.terms(callAction);
        return mapper.panelOf(terms.call())
                .orElseGet(() -> programme
                        .of(terms.fund(), terms.period())
                        .number("lag.evaluatorsMin")
                        .intValueExact());
    }

    /** Who declares next: all evaluators of the LAG, and where too few of them were free, those the manager named. */
    public List<String> asked(UUID callAction) {
        List<String> undeclared = undeclared(callAction);
        return answers.latest(callAction, NAMING)
                .map(answer ->
                        named(answer.text(NAMES)).filter(undeclared::contains).toList())
                .orElse(undeclared);
    }

    /** What speaks against naming these people as more evaluators, one user name per line. */
    Optional<Refusal> objection(UUID callAction, String names) {
        List<String> undeclared = undeclared(callAction);
        return named(names)
                .filter(name -> !undeclared.contains(name))
                .findFirst()
                .map(name -> Refusal.of(
                        "assessment.no-such-evaluator", "name", name, "undeclared", String.join(", ", undeclared)));
    }

    /** Tells those who were named that their declaration is awaited. */
    @Transactional
    public void invite(UUID callAction) {
        CallTerms terms = calls.terms(callAction);
        List<String> invited = asked(callAction);
        notices.tell(
                invited.stream()
                        .map(people::mailboxOf)
                        .flatMap(Optional::stream)
                        .toList(),
                "evaluator-named",
                callAction,
                "evaluator-named/" + callAction,
                "action",
                terms.code());
    }

    /** People named one per line. */
    static Stream<String> named(String names) {
        return names.lines().map(String::strip).filter(name -> !name.isEmpty()).distinct();
    }

    /** The evaluators of the action's LAG who have not declared yet. */
    public List<String> undeclared(UUID callAction) {
        Set<String> declared = mapper.declarations(callAction).stream()
                .map(Declaration::evaluator)
                .collect(Collectors.toSet());
        return people.inGroup(Group.LAG_EVALUATOR, calls.terms(callAction).lag()).stream()
                .filter(evaluator -> !declared.contains(evaluator))
                .toList();
    }

    /**
     * Declares once for all applications of the action. Ties known to the party register exclude like declared ones.
     *
     * @return whether the person may be drawn
     * @throws lv.leader.refusal.RefusedException {@code assessment.declared-before}
     */
    @Transactional
    public boolean declare(UUID callAction, String evaluator, boolean free, String reasons) {
        boolean tied = !ties(callAction, evaluator).isEmpty();
        if (mapper.declare(callAction, evaluator, free, reasons == null ? "" : reasons, tied) == 0) {
            throw Refusal.of("assessment.declared-before").asException();
        }
        return free && !tied;
    }

    /**
     * Why somebody may neither read nor score the applications of an action: {@code interest.not-declared}, {@code
     * interest.declared}, {@code interest.detected} (then or since) or {@code assessment.not-drawn}; empty for who may.
     */
    public Optional<Refusal> bar(UUID callAction, String evaluator) {
        Optional<Declaration> declared = mapper.declarations(callAction).stream()
                .filter(declaration -> declaration.evaluator().equals(evaluator))
                .findFirst();
        if (declared.isEmpty()) {
            return Optional.of(Refusal.of("interest.not-declared"));
        }
        if (!declared.get().free()) {
            return Optional.of(Refusal.of("interest.declared"));
        }
        Optional<EvaluatorLeaving> left = leaving(callAction, evaluator);
        if (left.isPresent()) {
            return left.map(EvaluatorLeaving::refusal);
        }
        Optional<Conflict> tie = tie(callAction, evaluator);
        if (tie.isPresent() || declared.get().tieFound()) {
            return Optional.of(Refusal.of(
                    "interest.detected", "path", tie.map(Conflict::path).orElse("")));
        }
        boolean drawn = mapper.candidates(callAction).contains(new Candidate(evaluator, true));
        return drawn ? Optional.empty() : Optional.of(Refusal.of("assessment.not-drawn"));
    }

    /** The first tie that the register of parties knows today between the evaluator and an applicant of the action. */
    Optional<Conflict> tie(UUID callAction, String evaluator) {
        return ties(callAction, evaluator).stream().findFirst();
    }

    private List<Conflict> ties(UUID callAction, String evaluator) {
        return interests.ties(
                evaluator,
                mapper.applicants(callAction),
                calls.terms(callAction).lag());
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
        mapper.lock(callAction);
        List<String> free = free(callAction);
        int wanted = wanted(callAction);
        if (free.size() < wanted) {
            return false;
        }
        draw(callAction, free, wanted, seed, null);
        return true;
    }

    /**
     * Draws somebody else for the place of an evaluator who left, among those free of interest who were not drawn yet.
     *
     * @return the draw; empty where nobody is left
     */
    Optional<UUID> replace(UUID callAction, String left, long seed) {
        Set<String> before = mapper.allDrawn(callAction).stream()
                .filter(EvaluatorMapper.Drawn::drawn)
                .map(EvaluatorMapper.Drawn::evaluator)
                .collect(Collectors.toSet());
        List<String> free = free(callAction).stream()
                .filter(evaluator -> !before.contains(evaluator))
                .toList();
        return free.isEmpty() ? Optional.empty() : Optional.of(draw(callAction, free, 1, seed, left));
    }

    private UUID draw(UUID callAction, List<String> free, int wanted, long seed, String replaces) {
        Set<String> drawn = EvaluatorDraw.of(free, wanted, seed);
        UUID draw = Ids.next();
        mapper.draw(draw, callAction, seed, replaces);
        mapper.drawn(
                draw,
                callAction,
                free.stream()
                        .map(evaluator -> new Candidate(evaluator, drawn.contains(evaluator)))
                        .toList());
        return draw;
    }

    /** Who declared to be free, is not known to be tied, neither then nor today, and did not leave. */
    private List<String> free(UUID callAction) {
        Set<String> left = mapper.leavings(callAction).stream()
                .map(EvaluatorLeaving::evaluator)
                .collect(Collectors.toSet());
        return mapper.declarations(callAction).stream()
                .filter(declaration -> declaration.free() && !declaration.tieFound())
                .map(Declaration::evaluator)
                .filter(evaluator -> !left.contains(evaluator))
                .filter(evaluator -> tie(callAction, evaluator).isEmpty())
                .toList();
    }

    /** Everybody who took part in a draw of an action, and who of them scores now. */
    public List<Candidate> candidates(UUID callAction) {
        return mapper.candidates(callAction);
    }

    /** Who scores the applications of an action now. */
    public List<String> panel(UUID callAction) {
        return mapper.candidates(callAction).stream()
                .filter(Candidate::drawn)
                .map(Candidate::evaluator)
                .toList();
    }

    /** All draws of an action, the first one first: each can be repeated. */
    public List<EvaluatorDraw> draws(UUID callAction) {
        Map<UUID, List<Candidate>> candidates = mapper.allDrawn(callAction).stream()
                .collect(Collectors.groupingBy(
                        EvaluatorMapper.Drawn::draw,
                        Collectors.mapping(row -> new Candidate(row.evaluator(), row.drawn()), Collectors.toList())));
        return mapper.draws(callAction).stream()
                .map(draw -> new EvaluatorDraw(
                        draw.id(),
                        draw.callAction(),
                        draw.seed(),
                        draw.replaces(),
                        draw.drawnAt(),
                        candidates.getOrDefault(draw.id(), List.of())))
                .toList();
    }

    /** Draws again with the kept seeds: the same people, or the record was tampered with. */
    public boolean drawRepeats(UUID callAction) {
        List<EvaluatorDraw> draws = draws(callAction);
        return !draws.isEmpty() && draws.stream().allMatch(EvaluatorDraw::repeats);
    }

    /** Who left the evaluators of an action, in order. */
    public List<EvaluatorLeaving> leavings(UUID callAction) {
        return mapper.leavings(callAction);
    }

    Optional<EvaluatorLeaving> leaving(UUID callAction, String evaluator) {
        return mapper.leavings(callAction).stream()
                .filter(leaving -> leaving.evaluator().equals(evaluator))
                .findFirst();
    }

    /** The evaluators who score an application. */
    public List<String> evaluatorsOf(UUID application) {
        return panel(applications.find(application).orElseThrow().callAction());
    }

    /** Lets more evaluators score in a call than the programme's least. */
    @Transactional
    public void panel(UUID call, int size) {
        mapper.panel(call, size);
    }
}
