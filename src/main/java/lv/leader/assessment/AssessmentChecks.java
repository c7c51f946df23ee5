package lv.leader.assessment;

import java.util.Optional;
import lv.leader.engine.TaskCheck;
import lv.leader.refusal.Refusal;
import org.springframework.stereotype.Component;

/** What must be there before the tasks of the assessment count as done. */
@Component
class AssessmentChecks implements TaskCheck {

    private final ConflictDeclarations declarations;
    private final Evaluators evaluators;
    private final SheetDrafts sheets;
    private final Board board;

    AssessmentChecks(ConflictDeclarations declarations, Evaluators evaluators, SheetDrafts sheets, Board board) {
        this.declarations = declarations;
        this.evaluators = evaluators;
        this.sheets = sheets;
        this.board = board;
    }

    @Override
    public Optional<Refusal> check(TaskToComplete task) {
        return switch (task.task()) {
            case "Task_DeclareConflict" -> declarations.objection(task.caseId(), task.person());
            case "Task_NameMoreEvaluators" ->
                evaluators.objection(
                        task.caseId(), String.valueOf(task.answers().getOrDefault("evaluators", "")));
            case "Task_ScoreApplication" -> sheets.objection(task.caseId(), task.person(), 1);
            case "Task_ScoreAgain" -> sheets.objection(task.caseId(), task.person(), 2);
            case "Task_HoldBoardMeeting" -> board.objection(task.caseId());
            default -> Optional.empty();
        };
    }
}
