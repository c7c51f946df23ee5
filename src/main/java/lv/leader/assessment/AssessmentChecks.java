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
    private final Delays delays;
    private final LateInterests late;
    private final Replacements replacements;
    private final Board board;

    AssessmentChecks(
            ConflictDeclarations declarations,
            Evaluators evaluators,
            SheetDrafts sheets,
            Delays delays,
            LateInterests late,
            Replacements replacements,
            Board board) {
        this.declarations = declarations;
        this.evaluators = evaluators;
        this.sheets = sheets;
        this.delays = delays;
        this.late = late;
        this.replacements = replacements;
        this.board = board;
    }

    @Override
    public Optional<Refusal> check(TaskToComplete task) {
        return switch (task.task()) {
            case "Task_DeclareConflict" -> declarations.objection(task.caseId(), task.person());
            case "Task_NameMoreEvaluators" ->
                evaluators.objection(
                        task.caseId(), String.valueOf(task.answers().getOrDefault("evaluators", "")));
            case "Task_DecideOnDelay" -> delays.objection(task.caseId(), task.answers());
            case "Task_ReportInterest" -> late.objection(task.person(), task.answers());
            case "Task_ScoreApplication" -> sheets.objection(task.caseId(), task.person(), 1);
            case "Task_ScoreAgain" -> sheets.objection(task.caseId(), task.person(), 2);
            case "Task_HoldBoardMeeting" ->
                replacements.objection(task.caseId()).or(() -> board.objection(task.caseId()));
            case "Task_HoldGeneralMeeting" -> board.objection(task.caseId());
            default -> Optional.empty();
        };
    }
}
