package lv.leader.assessment;

import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import lv.leader.access.Actor;
import lv.leader.access.Group;
import lv.leader.access.People;
import lv.leader.application.Applications;
import lv.leader.application.ProjectApplication;
import lv.leader.assessment.EvaluatorLeaving.Cause;
import lv.leader.assessment.EvaluatorMapper.Scoring;
import lv.leader.audit.Audit;
import lv.leader.call.CallTerms;
import lv.leader.call.Calls;
import lv.leader.engine.Inbox;
import lv.leader.engine.ProcessGate;
import lv.leader.notice.Notices;
import lv.leader.party.Relation;
import lv.leader.refusal.Refusal;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Evaluators who leave an action after declaring: an interest comes up late, or they stay silent. Their sheets are kept
 * and no longer count; somebody else is drawn and scores, and mean and rank follow. Once the board has met nothing is
 * scored again: what was found is told to the board and stands beside its opinion (2021/1060 art. 33(3)(b)).
 */
@Component
public class Replacements {

    static final String CHANGED = "PanelChanged";
    private static final String LAW = "Regulation (EU) 2021/1060, Article 33(3)(b)";

    private final EvaluatorMapper mapper;
    private final Evaluators evaluators;
    private final Applications applications;
    private final Calls calls;
    private final ProcessGate gate;
    private final Inbox inbox;
    private final People people;
    private final Notices notices;
    private final Audit audit;

    Replacements(
            EvaluatorMapper mapper,
            Evaluators evaluators,
            Applications applications,
            Calls calls,
            ProcessGate gate,
            Inbox inbox,
            People people,
            Notices notices,
            Audit audit) {
        this.mapper = mapper;
        this.evaluators = evaluators;
        this.applications = applications;
        this.calls = calls;
        this.gate = gate;
        this.inbox = inbox;
        this.people = people;
        this.notices = notices;
        this.audit = audit;
    }

    /**
     * Takes an evaluator out of an action for good; a second time changes nothing.
     *
     * @param reasons how they are connected, or why the manager waits no longer
     */
    @Transactional
    public void leave(UUID callAction, String evaluator, Cause cause, String reasons, String reportedBy) {
        mapper.lock(callAction);
        if (mapper.leave(callAction, evaluator, cause.code(), reasons, reportedBy) == 0) {
            return;
        }
        audit.record(
                "assessment.evaluator-left",
                callAction,
                LAW,
                Map.of("evaluator", evaluator, "cause", cause.code(), "reasons", reasons, "reportedBy", reportedBy));
        gate.start("evaluator-replacement", callAction, calls.terms(callAction).lag(), Map.of("left", evaluator));
    }

    /** What the register of parties learned may tie an evaluator to somebody whose application they score. */
    @EventListener
    @Transactional
    public void learned(Relation relation) {
        for (EvaluatorMapper.InAction touched : mapper.touchedBy(relation.party(), relation.other())) {
            discover(touched.callAction(), touched.evaluator());
        }
    }

    /** Takes every evaluator of the action out whom the register ties to an applicant today. */
    @Transactional
    public void discover(UUID callAction) {
        evaluators.panel(callAction).forEach(evaluator -> discover(callAction, evaluator));
    }

    private void discover(UUID callAction, String evaluator) {
        evaluators
                .tie(callAction, evaluator)
                .ifPresent(tie -> leave(callAction, evaluator, Cause.INTEREST_DETECTED, tie.path(), Actor.SYSTEM));
    }

    /** What follows from somebody's leaving. */
    enum Next {
        /** Somebody else scores instead. */
        REPLACE,
        /** They had not been drawn: there is no place to fill. */
        NOTHING,
        /** The board has met. */
        FINDING
    }

    Next next(UUID callAction, String left) {
        EvaluatorLeaving leaving = evaluators.leaving(callAction, left).orElseThrow();
        if (leaving.afterDecision()) {
            return Next.FINDING;
        }
        boolean drawn = evaluators.draws(callAction).stream()
                .anyMatch(draw -> draw.drawn().contains(left));
        return drawn ? Next.REPLACE : Next.NOTHING;
    }

    /**
     * Draws somebody for the place of who left. Applications that wait for sheets are told; those that have their result
     * are scored again by the new one.
     *
     * @return false where nobody is left to be drawn
     */
    @Transactional
    public boolean fill(UUID callAction, String left) {
        mapper.lock(callAction);
        Optional<UUID> draw = evaluators.replace(callAction, left, new SecureRandom().nextLong());
        if (draw.isEmpty()) {
            return false;
        }
        List<Scoring> scorings = mapper.scorings(callAction);
        List<UUID> again = scorings.stream()
                .filter(scoring -> !scoring.open())
                .map(Scoring::application)
                .toList();
        if (!again.isEmpty()) {
            mapper.scoreAgain(again, draw.get());
            again.forEach(application -> inbox.discard(application, CHANGED));
        }
        scorings.stream()
                .filter(Scoring::open)
                .forEach(scoring -> inbox.post(
                        scoring.application(),
                        CHANGED,
                        Map.of(),
                        "panel-changed-" + scoring.application() + "-" + draw.get()));
        return true;
    }

    /** Applications that had their result when somebody left, in order. */
    List<UUID> toScoreAgain(UUID callAction, String left) {
        return mapper.toScoreAgain(callAction, left);
    }

    /** Whether everybody who left was replaced. */
    boolean isWhole(UUID callAction) {
        return mapper.emptyPlaces(callAction) == 0;
    }

    /** What speaks against deciding about a call: an application is scored again, or a place is empty. */
    Optional<Refusal> objection(UUID call) {
        for (Calls.CallAction action : calls.actions(call)) {
            if (evaluators.leavings(action.id()).isEmpty()) {
                continue;
            }
            List<UUID> open = mapper.scorings(action.id()).stream()
                    .filter(Scoring::open)
                    .map(Scoring::application)
                    .toList();
            if (!open.isEmpty() || !isWhole(action.id())) {
                return Optional.of(Refusal.of(
                        "assessment.scored-again",
                        "action",
                        calls.terms(action.id()).code(),
                        "applications",
                        open.stream()
                                .map(applications::find)
                                .flatMap(Optional::stream)
                                .map(ProjectApplication::number)
                                .reduce((one, other) -> one + ", " + other)
                                .orElse("–")));
            }
        }
        return Optional.empty();
    }

    /** Tells manager and board what came up after the board had met. */
    @Transactional
    public void tellFinding(UUID callAction, String left) {
        CallTerms terms = calls.terms(callAction);
        EvaluatorLeaving leaving = evaluators.leaving(callAction, left).orElseThrow();
        for (Group group : new Group[] {Group.LAG_MANAGER, Group.LAG_BOARD}) {
            notices.tell(
                    people.mailboxes(group, terms.lag()),
                    "interest-after-decision",
                    callAction,
                    "interest-after-decision/" + callAction + "/" + left,
                    "action",
                    terms.code(),
                    "evaluator",
                    people.nameOf(left),
                    "reasons",
                    leaving.reasons());
        }
    }

    /** Tells who was drawn instead, by the newest draw for the place. */
    @Transactional
    public void tellReplacement(UUID callAction, String left) {
        CallTerms terms = calls.terms(callAction);
        evaluators.draws(callAction).stream()
                .filter(draw -> left.equals(draw.replaces()))
                .flatMap(draw -> draw.drawn().stream())
                .forEach(drawn -> notices.tell(
                        people.mailboxOf(drawn).stream().toList(),
                        "evaluator-drawn",
                        callAction,
                        "evaluator-drawn/" + callAction + "/" + drawn,
                        "action",
                        terms.code()));
    }
}
