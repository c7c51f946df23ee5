package lv.leader.call;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
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
    private final ChangeMapper changes;
    private final Notices notices;
    private final People people;
    private final List<CallFollowers> followers;

    CallNotices(
            CallMapper mapper, ChangeMapper changes, Notices notices, People people, List<CallFollowers> followers) {
        this.mapper = mapper;
        this.changes = changes;
        this.notices = notices;
        this.people = people;
        this.followers = followers;
    }

    /** Tells who writes or has sent something, the group and the paying agency that the announcement was corrected. */
    @Transactional
    public void corrected(UUID call, int version, LocalDate closes, String reasons) {
        Call published = mapper.find(call).orElseThrow();
        List<UUID> batches = mapper.batches(call).stream().map(Call::id).toList();
        notices.tell(
                everybody(call, batches),
                "call-corrected",
                call,
                "call/corrected/" + call + "/" + version,
                "number",
                published.number(),
                "lag",
                published.lag(),
                "closes",
                closes,
                "reasons",
                reasons);
    }

    /** Tells the same people that a call, or what is left of its batches, was cancelled. */
    @Transactional
    public void cancelled(UUID call, List<UUID> batches, String reasons) {
        Call published = mapper.find(call).orElseThrow();
        notices.tell(
                everybody(call, batches),
                "call-cancelled",
                call,
                "call/cancelled/" + call,
                "number",
                published.number(),
                "lag",
                published.lag(),
                "reasons",
                reasons);
    }

    private Set<String> everybody(UUID call, List<UUID> batches) {
        CallCase about = mapper.findCase(call).orElseThrow();
        Set<String> told = new TreeSet<>(managersOf(about));
        told.addAll(people.mailboxes(Group.LAD_OFFICER, null));
        followers.forEach(one -> told.addAll(one.mailboxes(batches)));
        return told;
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
            boolean toldAlready = mapper.find(call)
                    .map(found -> changes.cancellation(found.announced()).isPresent() || found.batch() > 1)
                    .orElse(false);
            if (!toldAlready) {
                notices.tell(
                        everybody(call, List.of(call)),
                        "call-given-up",
                        call,
                        "call/given-up/" + call,
                        "lag",
                        about.lag());
            }
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
