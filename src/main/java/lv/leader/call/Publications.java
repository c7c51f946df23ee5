package lv.leader.call;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import lv.leader.calendar.LegalCalendar;
import lv.leader.database.Ids;
import lv.leader.engine.ProcessGate;
import lv.leader.rules.Rules;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Turns the draft of a call into the call that stands, with all its batches. */
@Component
class Publications {

    /** The tables whose version is fixed when a call is published. */
    private static final List<String> RULES =
            List.of("programme", "intake", "divergence", "board-vote", "conformity", "support-amount", "eligibility");

    private final CallMapper mapper;
    private final Calls calls;
    private final CallDrafts drafts;
    private final Announcements announcements;
    private final CallMoney money;
    private final Rules rules;
    private final ProcessGate gate;

    Publications(
            CallMapper mapper,
            Calls calls,
            CallDrafts drafts,
            Announcements announcements,
            CallMoney money,
            Rules rules,
            ProcessGate gate) {
        this.mapper = mapper;
        this.calls = calls;
        this.drafts = drafts;
        this.announcements = announcements;
        this.money = money;
        this.rules = rules;
        this.gate = gate;
    }

    /**
     * Publishes a drafted call: from now on it stands, with the tables in force, and each action's money is the call's.
     *
     * @return false where something speaks against it by now, such as money that another call took: then nothing moved
     */
    @Transactional
    public boolean publish(UUID id) {
        mapper.lockDraft(id);
        CallCase about = mapper.findCase(id).orElseThrow();
        mapper.lockPublication(about.lag(), about.fund(), about.period());
        if (!drafts.check(id)) {
            return false;
        }
        CallDraft draft = drafts.draft(id);
        List<Call> rounds = rounds(about, draft);
        for (Call round : rounds) {
            if (round.batch() > 1) {
                mapper.registerBatch(round.id(), id);
            }
            calls.draft(
                    round,
                    draft.actions().stream()
                            .map(action -> new Calls.CallAction(Ids.next(), action.action(), action.funding()))
                            .toList());
            rules.pin(round.id(), RULES.stream().filter(rules::has).toList());
        }
        calls.actions(id).forEach(action -> money.give(about, action));
        rounds.forEach(round -> calls.publish(round.id()));
        announcements.publish(id, draft, rounds.get(rounds.size() - 1).closesAt());
        rounds.stream()
                .filter(round -> round.batch() > 1)
                .forEach(batch -> gate.startAt(
                        "BatchPlanned",
                        batch.id(),
                        about.lag(),
                        Map.of("opensAt", Date.from(batch.opensAt()), "closesAt", CallDelegates.afterClosing(batch))));
        return true;
    }

    /** One round, or one per batch: each begins on the day after the one before it ended. */
    private List<Call> rounds(CallCase about, CallDraft draft) {
        UUID version = drafts.strategyOf(about).orElseThrow().id();
        int number = mapper.nextNumber(version);
        List<LocalDate> ends = new ArrayList<>();
        draft.batches().forEach(batch -> ends.add(batch.closes()));
        ends.add(draft.closes());
        LocalTime closeTime = LocalTime.parse(drafts.law(about).text("call.closeTime"));
        List<Call> rounds = new ArrayList<>();
        LocalDate opens = draft.opens();
        for (LocalDate end : ends) {
            boolean first = rounds.isEmpty();
            rounds.add(new Call(
                    first ? about.id() : Ids.next(),
                    about.lag(),
                    version,
                    number,
                    rounds.size() + 1,
                    first ? null : about.id(),
                    opens.atStartOfDay(LegalCalendar.RIGA).toInstant(),
                    moment(end, closeTime),
                    draft.minScore(),
                    draft.reserve()));
            opens = end.plusDays(1);
        }
        return rounds;
    }

    static Instant moment(LocalDate day, LocalTime time) {
        return day.atTime(time).atZone(LegalCalendar.RIGA).toInstant();
    }
}
