package lv.leader.desk;

import java.math.BigDecimal;
import java.security.Principal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import lv.leader.engine.TaskDesk;
import lv.leader.engine.TaskDesk.OpenTask;
import lv.leader.refusal.Refusal;
import lv.leader.strategy.GroupApprovals;
import lv.leader.strategy.GroupApprovals.Need;
import lv.leader.strategy.GroupMeeting;
import lv.leader.strategy.GroupMeeting.Ballot;
import lv.leader.strategy.StrategyDrafts;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** A group's meeting on its own strategy, while it is written down. */
@RestController
@RequestMapping("/api/desk/tasks/{taskId}/group-approval")
class ApprovalOnDesk {

    private final TaskDesk desk;
    private final StrategyDrafts drafts;
    private final GroupApprovals approvals;
    private final DeskLanguage language;

    ApprovalOnDesk(TaskDesk desk, StrategyDrafts drafts, GroupApprovals approvals, DeskLanguage language) {
        this.desk = desk;
        this.drafts = drafts;
        this.approvals = approvals;
        this.language = language;
    }

    /** Who came and how the vote stands; shares are per cent. */
    record Count(
            int members,
            int present,
            BigDecimal presentShare,
            long votesFor,
            long against,
            long abstained,
            BigDecimal nonPublicShare) {}

    record Row(int member, String name, String interestGroup, boolean publicAuthority, boolean present, String vote) {}

    record Content(
            String title,
            LocalDate heldOn,
            String place,
            String decided,
            List<Choice> decisions,
            String minutes,
            List<Row> ballots,
            Count count,
            List<String> groups,
            Need need,
            List<String> missing) {}

    @GetMapping
    Content read(@PathVariable String taskId, Principal person) {
        return content(opened(taskId, person));
    }

    @PutMapping
    Content write(@PathVariable String taskId, @RequestBody GroupMeeting meeting, Principal person) {
        OpenTask task = opened(taskId, person);
        approvals.keep(task.caseId(), meeting);
        return content(task);
    }

    private OpenTask opened(String taskId, Principal person) {
        OpenTask task = desk.of(taskId, person.getName());
        if (!task.is("strategy", "Task_ApproveByGroup") && !task.is("strategy-amendment", "Task_ApproveByGroup")) {
            throw Refusal.of("desk.not-here").asException();
        }
        return task;
    }

    private Content content(OpenTask task) {
        UUID strategy = task.caseId();
        GroupMeeting meeting = approvals.meeting(strategy);
        return new Content(
                drafts.draft(strategy).title(),
                meeting.heldOn(),
                meeting.place(),
                meeting.decided(),
                decisions(task),
                meeting.minutes(),
                meeting.ballots().stream().map(ApprovalOnDesk::row).toList(),
                new Count(
                        meeting.ballots().size(),
                        meeting.present().size(),
                        meeting.presentShare(),
                        meeting.votes("for"),
                        meeting.votes("against"),
                        meeting.votes("abstain"),
                        meeting.shares().nonPublic()),
                meeting.shares().groups().stream()
                        .map(group ->
                                group.group() + ": " + group.votes() + " (" + language.value(group.share()) + " %)")
                        .toList(),
                approvals.need(strategy),
                language.texts(approvals.against(strategy, meeting.decided())));
    }

    private static List<Choice> decisions(OpenTask task) {
        return (task.process().equals("strategy")
                        ? List.of(GroupMeeting.HAND_IN, GroupMeeting.RETURN)
                        : List.of(GroupMeeting.HAND_IN, GroupMeeting.RETURN, GroupMeeting.GIVE_UP))
                .stream()
                        .map(decision -> new Choice(decision, "word:" + decision))
                        .toList();
    }

    private static Row row(Ballot ballot) {
        return new Row(
                ballot.member(),
                ballot.name(),
                ballot.interestGroup(),
                ballot.publicAuthority(),
                ballot.present(),
                ballot.vote());
    }
}
