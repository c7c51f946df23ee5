package lv.leader.assessment;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import lv.leader.application.Applications;
import lv.leader.application.ProjectApplication;
import lv.leader.calendar.LegalCalendar;
import lv.leader.call.CallTerms;
import lv.leader.call.Calls;
import lv.leader.engine.Inbox;
import lv.leader.rules.Parameters;
import org.joda.money.Money;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Applications that conform and wait for money: money that comes back funds the next of them, in the ranking's order. */
@Component
public class ReserveList {

    private final ConformityMapper mapper;
    private final ConformityDecisions decisions;
    private final Reservations reservations;
    private final Applications applications;
    private final Calls calls;
    private final Inbox inbox;
    private final RoundLaw law;
    private final LegalCalendar calendar;
    private final Clock clock;

    ReserveList(
            ConformityMapper mapper,
            ConformityDecisions decisions,
            Reservations reservations,
            Applications applications,
            Calls calls,
            Inbox inbox,
            RoundLaw law,
            LegalCalendar calendar,
            Clock clock) {
        this.mapper = mapper;
        this.decisions = decisions;
        this.reservations = reservations;
        this.applications = applications;
        this.calls = calls;
        this.inbox = inbox;
        this.law = law;
        this.calendar = calendar;
        this.clock = clock;
    }

    /**
     * Calls up the next in the ranking while the money that came back is enough for it; when nothing more can come back,
     * ends the list, and what is left goes on to the next batch, after the last back to the strategy's action.
     */
    @Transactional
    public void settle(UUID callAction) {
        mapper.lockReserveOf(callAction);
        if (!mapper.isDecided(callAction)) {
            // Withdrawn before the meeting: the call keeps its money for those who stay.
            return;
        }
        CallTerms terms = calls.terms(callAction);
        ConformityMapper.Held kept = mapper.held(callAction);
        if (terms.callsUpReserve()) {
            List<Conformity> waiting = mapper.waiting(callAction);
            if (isOpen(terms)) {
                waiting = callUp(waiting, terms, kept);
                // In a continuous round the next batch need not wait for money that nobody here waits for.
                boolean wanted = terms.nextBatch() == null || !waiting.isEmpty();
                if (wanted && mapper.undecided(callAction) > 0 || kept.items() > 0) {
                    return;
                }
            }
            waiting.forEach(conformity -> inbox.post(
                    conformity.application(), "ReserveEnded", Map.of(), "reserve-ended-" + conformity.application()));
        }
        reservations.giveBack(terms, kept.held());
        if (terms.nextBatch() != null) {
            settle(terms.nextBatch());
        }
    }

    /** Until when the reserve of a call is called up: so long after its closing, and never beyond the programme. */
    public Instant until(CallTerms terms) {
        Parameters pinned = law.of(terms.call());
        LocalDate closed =
                LocalDate.ofInstant(calls.find(terms.call()).orElseThrow().closesAt(), LegalCalendar.RIGA);
        LocalDate last = LocalDate.parse(pinned.text("programme.lastDecision"));
        LocalDate term = calendar.plusMonths(
                closed, pinned.number("lag.reserve.callUpWithin").intValueExact());
        return calendar.endOfDay(term.isAfter(last) ? last : term);
    }

    private boolean isOpen(CallTerms terms) {
        return !clock.instant().isAfter(until(terms));
    }

    /**
     * The first that the money does not reach ends it: nobody behind it overtakes, nor does anybody overtake who still
     * waits for the general meeting and had the better place.
     */
    private List<Conformity> callUp(List<Conformity> waiting, CallTerms terms, ConformityMapper.Held kept) {
        Money left = reservations.left(terms.callAction()).minus(kept.held());
        for (int place = 0; place < waiting.size(); place++) {
            Conformity next = waiting.get(place);
            ProjectApplication application =
                    applications.find(next.application()).orElseThrow();
            if (kept.isBehind(next) || application.requestedSupport().isGreaterThan(left)) {
                return waiting.subList(place, waiting.size());
            }
            decisions.callUp(next, application, terms);
            inbox.post(application.id(), "ReserveCalledUp", Map.of(), "called-up-" + application.id());
            left = left.minus(application.requestedSupport());
        }
        return List.of();
    }

    /** What was reserved for an application that its applicant took back. */
    @Transactional
    public void releaseWithdrawn(UUID application) {
        reservations.release(application, reservations.of(application), "withdrawn");
        settle(applications.find(application).orElseThrow().callAction());
    }
}
