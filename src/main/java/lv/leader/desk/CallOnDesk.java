package lv.leader.desk;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import lv.leader.access.Group;
import lv.leader.access.Staff;
import lv.leader.call.CallCase;
import lv.leader.call.CallDraft;
import lv.leader.call.CallDrafts;
import lv.leader.call.Calls;
import lv.leader.engine.TaskDesk;
import lv.leader.engine.TaskDesk.OpenTask;
import lv.leader.refusal.Refusal;
import lv.leader.strategy.Strategies;
import lv.leader.strategy.StrategyAction;
import org.joda.money.Money;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** A call while its group drafts it, and its end before it opens. */
@RestController
class CallOnDesk {

    private final TaskDesk desk;
    private final Calls calls;
    private final CallDrafts drafts;
    private final Strategies strategies;
    private final Staff staff;
    private final DeskLanguage language;

    CallOnDesk(
            TaskDesk desk, Calls calls, CallDrafts drafts, Strategies strategies, Staff staff, DeskLanguage language) {
        this.desk = desk;
        this.calls = calls;
        this.drafts = drafts;
        this.strategies = strategies;
        this.staff = staff;
        this.language = language;
    }

    /** What is left of an action of the strategy. */
    record Left(String code, String name, Money left, Money cap, String intensity) {}

    /**
     * A call as its form shows it.
     *
     * @param choices the actions of the approved strategy
     */
    record Content(
            @JsonUnwrapped CallDraft draft,
            Money total,
            List<Choice> choices,
            List<Left> left,
            List<String> reasons,
            List<String> hints,
            List<String> missing) {}

    @GetMapping("/api/desk/tasks/{taskId}/call")
    Content read(@PathVariable String taskId, Principal person) {
        return content(drafted(taskId, person).caseId());
    }

    /** Keeps whatever is written; what is missing does not stop it. */
    @PutMapping("/api/desk/tasks/{taskId}/call")
    Content write(@PathVariable String taskId, @RequestBody CallDraft draft, Principal person) {
        UUID call = drafted(taskId, person).caseId();
        drafts.write(call, draft);
        return content(call);
    }

    /** A manager of the group gives the call up, drafted or published, before it opens. */
    @PostMapping("/api/desk/calls/{call}/given-up")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void giveUp(@PathVariable UUID call, Principal person) {
        String lag = calls.findCase(call)
                .map(CallCase::lag)
                .orElseThrow(() -> Refusal.of("desk.not-there").asException());
        boolean manages = staff.groupsOf(person.getName()).contains(Group.LAG_MANAGER.id())
                && staff.tenantsOf(person.getName()).contains(lag);
        if (!manages) {
            throw Refusal.of("desk.not-there").asException();
        }
        calls.giveUp(call, person.getName());
    }

    private OpenTask drafted(String taskId, Principal person) {
        OpenTask task = desk.of(taskId, person.getName());
        if (!task.is("call", "Task_DraftCall")) {
            throw Refusal.of("desk.not-here").asException();
        }
        return task;
    }

    private Content content(UUID call) {
        CallDraft draft = drafts.draft(call);
        List<StrategyAction> actions = calls.findCase(call)
                .flatMap(drafts::strategyOf)
                .map(version -> strategies.actions(version.id()))
                .orElse(List.of());
        Map<UUID, Money> left = strategies.left(actions);
        return new Content(
                draft,
                draft.total(),
                actions.stream()
                        .map(action -> new Choice(action.id().toString(), action.code() + " " + action.name()))
                        .toList(),
                actions.stream()
                        .map(action -> new Left(
                                action.code(),
                                action.name(),
                                left.get(action.id()),
                                action.cap(),
                                action.intensity().stripTrailingZeros().toPlainString()))
                        .toList(),
                language.texts(drafts.reasons(call)),
                language.texts(drafts.hints(call)),
                language.texts(drafts.missing(call)));
    }
}
