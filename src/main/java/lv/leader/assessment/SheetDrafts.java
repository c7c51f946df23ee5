package lv.leader.assessment;

import com.fasterxml.jackson.core.type.TypeReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import lv.leader.access.Actor;
import lv.leader.application.Applications;
import lv.leader.assessment.EvaluatorLeaving.Cause;
import lv.leader.assessment.ScoreSheets.Score;
import lv.leader.clarification.Clarifications;
import lv.leader.database.FormDrafts;
import lv.leader.party.Conflict;
import lv.leader.refusal.Refusal;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Score sheets while they are filled in: kept as they are, signed when the evaluator's task is completed. */
@Component
public class SheetDrafts {

    private static final String FORM = "score-sheet";

    private static final TypeReference<Draft> DRAFT = new TypeReference<>() {};

    private final FormDrafts drafts;
    private final ScoreSheets sheets;
    private final Evaluators evaluators;
    private final Replacements replacements;
    private final Clarifications clarifications;
    private final Applications applications;

    SheetDrafts(
            FormDrafts drafts,
            ScoreSheets sheets,
            Evaluators evaluators,
            Replacements replacements,
            Clarifications clarifications,
            Applications applications) {
        this.drafts = drafts;
        this.sheets = sheets;
        this.evaluators = evaluators;
        this.replacements = replacements;
        this.clarifications = clarifications;
        this.applications = applications;
    }

    /**
     * A sheet while it is filled in.
     *
     * @param resigns the evaluator can't score this application and says why in {@code reasons}
     * @param interested the evaluator found out that they are connected with an applicant of the action, and says how in
     *     {@code reasons}: they leave the action, somebody else is drawn
     * @param question to the applicant, not asked yet
     */
    public record Draft(List<Score> scores, boolean resigns, boolean interested, String reasons, String question) {

        public Draft {
            scores = scores == null
                    ? List.of()
                    : scores.stream().filter(Objects::nonNull).toList();
        }

        public Map<UUID, Score> byCriterion() {
            return scores.stream()
                    .filter(score -> score.criterion() != null)
                    .collect(Collectors.toMap(Score::criterion, Function.identity(), (first, second) -> second));
        }
    }

    /** What is filled in; a second look begins with one's own first sheet. */
    public Draft of(UUID application, String evaluator) {
        return kept(application, evaluator)
                .orElseGet(() -> new Draft(sheets.sheet(application, evaluator), false, false, "", ""));
    }

    private Optional<Draft> kept(UUID application, String evaluator) {
        return drafts.find(FORM, application, evaluator, DRAFT);
    }

    /**
     * Keeps a sheet, whole or half-finished.
     *
     * @throws lv.leader.refusal.RefusedException where {@link #bar} says so
     */
    @Transactional
    public void keep(UUID application, String evaluator, Draft draft) {
        bar(application, evaluator).ifPresent(barred -> {
            throw barred.asException();
        });
        drafts.keep(FORM, application, evaluator, draft);
    }

    /**
     * Asks the applicant something; the answer is read beside the application, and changes nothing in it.
     *
     * @throws lv.leader.refusal.RefusedException where {@link #bar} says so, {@code clarification.no-question} or
     *     {@code clarification.still-open}
     */
    @Transactional
    public void ask(UUID application, String evaluator, String question) {
        bar(application, evaluator).ifPresent(barred -> {
            throw barred.asException();
        });
        clarifications.request(application, evaluator, question);
    }

    /** Why the evaluator may neither read nor score the application; empty for who may. */
    public Optional<Refusal> bar(UUID application, String evaluator) {
        return evaluators.bar(applications.find(application).orElseThrow().callAction(), evaluator);
    }

    /** What a sheet still lacks: points within each criterion, a comment at both ends, or why one can't score. */
    public List<Refusal> missing(UUID application, String evaluator) {
        return missing(application, of(application, evaluator));
    }

    private List<Refusal> missing(UUID application, Draft draft) {
        if (draft.resigns() || draft.interested()) {
            return draft.reasons() == null || draft.reasons().isBlank()
                    ? List.of(Refusal.of(draft.interested() ? "assessment.no-tie-named" : "assessment.no-reasons"))
                    : List.of();
        }
        Map<UUID, Score> given = draft.byCriterion();
        List<Refusal> missing = new ArrayList<>();
        for (Criterion criterion : sheets.criteriaOf(application)) {
            criterion.objection(given.get(criterion.id())).ifPresent(missing::add);
        }
        return missing;
    }

    /**
     * What speaks against ending an evaluator's turn. Who is barred meanwhile ends it without a sheet, which would not
     * count.
     *
     * @param turn 1 for the first sheet, 2 for the second look
     */
    Optional<Refusal> objection(UUID application, String evaluator, int turn) {
        if (sheets.isDone(application, evaluator, turn)
                || bar(application, evaluator).isPresent()) {
            return Optional.empty();
        }
        Optional<Draft> draft = kept(application, evaluator);
        boolean leaves =
                draft.map(filled -> filled.resigns() || filled.interested()).orElse(false);
        if (!leaves && clarifications.isOpen(application)) {
            return Optional.of(Refusal.of("assessment.question-open"));
        }
        return draft.isEmpty()
                ? Optional.of(Refusal.of(turn == 1 ? "assessment.no-sheet" : "assessment.no-second-sheet"))
                : missing(application, draft.get()).stream().findFirst();
    }

    /**
     * Ends an evaluator's turn: the sheet as filled in is signed, or it stands that they can't score. Who is found to be
     * tied, by themselves or by the register, leaves the whole action.
     */
    @Transactional
    void endTurn(UUID application, String evaluator, int turn) {
        if (!sheets.isDone(application, evaluator, turn)) {
            Draft draft = of(application, evaluator);
            UUID callAction = applications.find(application).orElseThrow().callAction();
            Optional<Conflict> tie = evaluators.tie(callAction, evaluator);
            if (tie.isPresent()) {
                replacements.leave(
                        callAction,
                        evaluator,
                        Cause.INTEREST_DETECTED,
                        tie.get().path(),
                        Actor.SYSTEM);
            } else if (draft.interested()) {
                replacements.leave(callAction, evaluator, Cause.INTEREST_DECLARED, draft.reasons(), evaluator);
            } else if (draft.resigns()) {
                sheets.resign(application, evaluator, draft.reasons());
            } else if (bar(application, evaluator).isEmpty()) {
                sheets.sign(
                        application, evaluator, List.copyOf(draft.byCriterion().values()));
            }
        }
        drafts.drop(FORM, application, evaluator);
    }
}
