package lv.leader.strategy;

import java.util.Optional;
import java.util.UUID;
import lv.leader.engine.TaskCheck;
import lv.leader.refusal.Refusal;
import org.springframework.stereotype.Component;

/** What must hold before a task of a strategy is completed, whatever screen completes it. */
@Component
class StrategyChecks implements TaskCheck {

    private final StrategyDrafts drafts;
    private final Committee committee;
    private final StrategyAssessments assessments;
    private final CommitteeVotes votes;
    private final Midterms midterms;
    private final GroupApprovals approvals;

    StrategyChecks(
            StrategyDrafts drafts,
            Committee committee,
            StrategyAssessments assessments,
            CommitteeVotes votes,
            Midterms midterms,
            GroupApprovals approvals) {
        this.midterms = midterms;
        this.approvals = approvals;
        this.drafts = drafts;
        this.committee = committee;
        this.assessments = assessments;
        this.votes = votes;
    }

    @Override
    public Optional<Refusal> check(TaskToComplete task) {
        return switch (task.process() + "/" + task.task()) {
            case "strategy/Task_PrepareStrategy", "strategy-amendment/Task_PrepareAmendment" ->
                drafts.incomplete(task.caseId()).stream().findFirst();
            case "strategy/Task_ApproveByGroup", "strategy-amendment/Task_ApproveByGroup" ->
                approvals.against(task.caseId(), (String) task.answers().get("decided")).stream()
                        .findFirst();
            case "strategy-midterm/Task_ProposeMidterm" -> midterms.against(task.caseId(), task.answers());
            case "strategy-selection/Task_CheckFormally" -> formalCheck(task);
            case "strategy-selection/Task_AssessStrategy" -> assessment(task.caseId(), task.person());
            case "strategy-selection/Task_RecordVote" ->
                votes.against(task.caseId(), (String) task.answers().get("outcome")).stream()
                        .findFirst();
            case "strategy-selection/Task_CallNextMeeting" ->
                votes.againstNext(task.answers().get("meetingOn"));
            default -> Optional.empty();
        };
    }

    private static Optional<Refusal> formalCheck(TaskToComplete task) {
        String field = switch (String.valueOf(task.answers().get("result"))) {
            case "clarify" -> "question";
            case "inadmissible" -> "reasons";
            default -> "result";
        };
        Object written = task.answers().get(field);
        return written == null || written.toString().isBlank()
                ? Optional.of(Refusal.of("committee.formal-" + field + "-missing"))
                : Optional.empty();
    }

    /** Who is barred meanwhile completes without an assessment: it would not count. */
    private Optional<Refusal> assessment(UUID strategy, String member) {
        return committee.bar(strategy, member).isPresent()
                ? Optional.empty()
                : assessments.missing(strategy, member).stream().findFirst();
    }
}
