package lv.leader.assessment;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import lv.leader.calendar.LegalCalendar;
import lv.leader.call.CallTerms;
import lv.leader.call.Calls;
import lv.leader.engine.Inbox;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A decided round on its way to the paying agency. */
@Component
public class HandOver {

    /** How long before the last day the manager is reminded. */
    static final Duration REMINDER = Duration.ofDays(1);

    private final ConformityDecisions decisions;
    private final ReserveList reserve;
    private final Calls calls;
    private final RoundLaw law;
    private final LegalCalendar calendar;
    private final Inbox inbox;
    private final Clock clock;

    HandOver(
            ConformityDecisions decisions,
            ReserveList reserve,
            Calls calls,
            RoundLaw law,
            LegalCalendar calendar,
            Inbox inbox,
            Clock clock) {
        this.decisions = decisions;
        this.reserve = reserve;
        this.calls = calls;
        this.law = law;
        this.calendar = calendar;
        this.inbox = inbox;
        this.clock = clock;
    }

    /** The last day for handing the round over, counted from today. */
    public Instant due(UUID call) {
        return due(call, clock.instant());
    }

    /** The last day for handing over what was decided at a moment. */
    public Instant due(UUID call, Instant decided) {
        return calendar.endOfDay(calendar.plusWorkingDays(
                LocalDate.ofInstant(decided, LegalCalendar.RIGA),
                law.of(call).number("lag.forwardWithin").intValueExact()));
    }

    /** Tells each application's process what was decided: from now on the paying agency sees the case. */
    @Transactional
    public void handOver(UUID call) {
        decisions.ofCall(call).forEach(this::tell);
        calls.settled(call);
        for (Calls.CallAction action : calls.actions(call)) {
            reserve.settle(action.id());
        }
    }

    /** The same for one application that was decided after its round. */
    @Transactional
    public void handOverItem(UUID application) {
        Conformity conformity = decisions.conformityOf(application).orElseThrow();
        tell(conformity);
        reserve.settle(conformity.callAction());
    }

    private void tell(Conformity conformity) {
        CallTerms terms = calls.terms(conformity.callAction());
        inbox.post(
                conformity.application(),
                "ConformityDecided",
                Map.of(
                        "conformity",
                        conformity.outcome(),
                        "reserve",
                        terms.callsUpReserve(),
                        "reserveUntil",
                        reserve.until(terms).toString()),
                "handed-over-" + conformity.application());
    }

    /** The last day for the general meeting on what the board left to it, counted from today. */
    public Instant generalMeetingDue(UUID call) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), LegalCalendar.RIGA);
        return calendar.endOfDay(calendar.plusMonths(
                today, law.of(call).number("lag.general.within").intValueExact()));
    }
}
