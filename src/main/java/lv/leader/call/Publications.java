package lv.leader.call;

import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import lv.leader.calendar.LegalCalendar;
import lv.leader.database.Ids;
import lv.leader.rules.Rules;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Turns the draft of a call into the call that stands. */
@Component
class Publications {

    /** The tables whose version is fixed when a call is published. */
    private static final List<String> RULES =
            List.of("programme", "intake", "divergence", "board-vote", "conformity", "support-amount", "eligibility");

    private final CallMapper mapper;
    private final Calls calls;
    private final CallDrafts drafts;
    private final CallMoney money;
    private final Rules rules;

    Publications(CallMapper mapper, Calls calls, CallDrafts drafts, CallMoney money, Rules rules) {
        this.mapper = mapper;
        this.calls = calls;
        this.drafts = drafts;
        this.money = money;
        this.rules = rules;
    }

    /**
     * Publishes a drafted call: from now on it stands, with the tables in force, and each action's money is the call's.
     *
     * @return false where something speaks against it by now, such as money that another call took: then nothing moved
     */
    @Transactional
    public boolean publish(UUID id) {
        mapper.lockDraft(id);
        if (!drafts.check(id)) {
            return false;
        }
        CallCase about = mapper.findCase(id).orElseThrow();
        CallDraft draft = drafts.draft(id);
        UUID version = drafts.strategyOf(about).orElseThrow().id();
        LocalTime closeTime = LocalTime.parse(drafts.law(about).text("call.closeTime"));
        List<Calls.CallAction> actions = draft.actions().stream()
                .map(action -> new Calls.CallAction(Ids.next(), action.action(), action.funding()))
                .toList();
        calls.draft(
                new Call(
                        id,
                        about.lag(),
                        version,
                        mapper.nextNumber(version),
                        draft.opens().atStartOfDay(LegalCalendar.RIGA).toInstant(),
                        draft.closes()
                                .atTime(closeTime)
                                .atZone(LegalCalendar.RIGA)
                                .toInstant(),
                        draft.minScore(),
                        draft.reserve()),
                actions);
        mapper.announce(id, draft.announcement() == null ? "" : draft.announcement());
        rules.pin(id, RULES.stream().filter(rules::has).toList());
        actions.forEach(action -> money.give(about, action));
        calls.publish(id);
        return true;
    }
}
