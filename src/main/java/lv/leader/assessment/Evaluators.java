package lv.leader.assessment;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lv.leader.access.Group;
import lv.leader.access.People;
import lv.leader.application.Applications;
import lv.leader.application.Interests;
import lv.leader.application.ProjectApplication;
import lv.leader.call.CallTerms;
import lv.leader.call.Calls;
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

    private static Stream<String> named(String names) {
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
        Optional<Conflict> tie = ties(callAction, evaluator).stream().findFirst();
        if (tie.isPresent() || declared.get().tieFound()) {
            return Optional.of(Refusal.of(
                    "interest.detected", "path", tie.map(Conflict::path).orElse("")));
        }
        boolean drawn = mapper.candidates(callAction).contains(new Candidate(evaluator, true));
        return drawn ? Optional.empty() : Optional.of(Refusal.of("assessment.not-drawn"));
    }

    private List<Conflict> ties(UUID callAction, String evaluator) {
        List<UUID> applicants = applications.inRound(callAction).stream()
                .map(ProjectApplication::applicant)
                .distinct()
                .toList();
        return interests.ties(evaluator, applicants, calls.terms(callAction).lag());
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
                .map(Declaration::evaluator)
                .toList();
        int wanted = wanted(callAction);
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
        return mapper.candidates(applications.find(application).orElseThrow().callAction()).stream()
                .filter(Candidate::drawn)
                .map(Candidate::evaluator)
                .toList();
    }

    /** Lets more evaluators score in a call than the programme's least. */
    @Transactional
    public void panel(UUID call, int size) {
        mapper.panel(call, size);
    }
}
