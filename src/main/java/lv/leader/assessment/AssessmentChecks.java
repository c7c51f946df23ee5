package lv.leader.assessment;

import java.util.Optional;
import lv.leader.engine.TaskCheck;
import lv.leader.refusal.Refusal;
import org.springframework.stereotype.Component;

/** What must be there before the tasks of the assessment count as done. */
@Component
class AssessmentChecks implements TaskCheck {

    private final Evaluators evaluators;
    private final ScoreSheets sheets;
    private final Board board;

    AssessmentChecks(Evaluators evaluators, ScoreSheets sheets, Board board) {
        this.evaluators = evaluators;
        this.sheets = sheets;
        this.board = board;
    }

    @Override
    public Optional<Refusal> check(TaskToComplete task) {
        return switch (task.task()) {
            case "Task_DeclareConflict" ->
                refuseUnless(evaluators.hasDeclared(task.caseId(), task.person()), "assessment.no-declaration");
            case "Task_NameMoreEvaluators" ->
                evaluators.objection(
                        task.caseId(), String.valueOf(task.answers().getOrDefault("evaluators", "")));
            case "Task_ScoreApplication" ->
                refuseUnless(sheets.isDone(task.caseId(), task.person(), 1), "assessment.no-sheet");
            case "Task_ScoreAgain" ->
                refuseUnless(sheets.isDone(task.caseId(), task.person(), 2), "assessment.no-second-sheet");
            case "Task_HoldBoardMeeting" -> board.objection(task.caseId());
            default -> Optional.empty();
        };
    }

    private static Optional<Refusal> refuseUnless(boolean done, String code) {
        return done ? Optional.empty() : Optional.of(Refusal.of(code));
    }
}
