package lv.leader.call;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import lv.leader.access.Group;
import lv.leader.access.People;
import lv.leader.calendar.LegalCalendar;
import lv.leader.notice.Notices;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the group, and the paying agency, are told of a call. */
@Component
class CallNotices {

    private final CallMapper mapper;
    private final Notices notices;
    private final People people;

    CallNotices(CallMapper mapper, Notices notices, People people) {
        this.mapper = mapper;
        this.notices = notices;
        this.people = people;
    }

    /** Tells the group that its call takes applications from now on. */
    @Transactional
    public void open(UUID call) {
        CallCase about = mapper.findCase(call).orElseThrow();
        Call published = mapper.find(call).orElseThrow();
        notices.tell(
                managersOf(about),
                "call-open",
                call,
                "call/open/" + call,
                "number",
                published.number(),
                "closes",
                LocalDate.ofInstant(published.closesAt(), LegalCalendar.RIGA));
    }

    /** Tells who has to know that a call ends without a round: nothing was submitted, or it was given up. */
    @Transactional
    public void end(UUID call) {
        CallCase about = mapper.findCase(call).orElseThrow();
        if (about.cancelledAt() != null) {
            List<String> told = new ArrayList<>(managersOf(about));
            told.addAll(people.mailboxes(Group.LAD_OFFICER, null));
            notices.tell(told, "call-given-up", call, "call/given-up/" + call, "lag", about.lag());
        } else {
            notices.tell(managersOf(about), "call-empty", call, "call/empty/" + call);
        }
    }

    /** Reminds the group's managers, once, that the round must be handed over soon. */
    @Transactional
    public void remindHandOver(UUID call, Instant due) {
        CallCase about = mapper.findCase(call).orElseThrow();
        notices.tell(
                managersOf(about),
                "call-hand-over",
                call,
                "call/hand-over/" + call,
                "due",
                due == null ? "" : LocalDate.ofInstant(due, LegalCalendar.RIGA));
    }

    private List<String> managersOf(CallCase about) {
        return people.mailboxes(Group.LAG_MANAGER, about.lag());
    }
}
