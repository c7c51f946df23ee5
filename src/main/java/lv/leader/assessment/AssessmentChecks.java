package lv.leader.assessment;

import java.util.Optional;
import lv.leader.engine.TaskCheck;
import lv.leader.refusal.Refusal;
import org.springframework.stereotype.Component;

/** What must be there before the tasks of the assessment count as done. */
@Component
class AssessmentChecks implements TaskCheck {

    private final Assessments assessments;
    private final Board board;

    AssessmentChecks(Assessments assessments, Board board) {
        this.assessments = assessments;
        this.board = board;
    }

    @Override
    public Optional<Refusal> check(TaskToComplete task) {
        return switch (task.task()) {
            case "Task_DeclareConflict" ->
                refuseUnless(assessments.hasDeclared(task.caseId(), task.person()), "assessment.no-declaration");
            case "Task_ScoreApplication" ->
                refuseUnless(assessments.isDone(task.caseId(), task.person(), 1), "assessment.no-sheet");
            case "Task_ScoreAgain" ->
                refuseUnless(assessments.isDone(task.caseId(), task.person(), 2), "assessment.no-second-sheet");
            case "Task_HoldBoardMeeting" -> board.objection(task.caseId());
            default -> Optional.empty();
        };
    }

    private static Optional<Refusal> refuseUnless(boolean done, String code) {
        return done ? Optional.empty() : Optional.of(Refusal.of(code));
    }
}
