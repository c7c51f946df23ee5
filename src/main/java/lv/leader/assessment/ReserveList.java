package lv.leader.assessment;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import lv.leader.application.Applications;
import lv.leader.application.ProjectApplication;
import lv.leader.call.CallTerms;
import lv.leader.call.Calls;
import lv.leader.engine.Inbox;
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

    ReserveList(
            ConformityMapper mapper,
            ConformityDecisions decisions,
            Reservations reservations,
            Applications applications,
            Calls calls,
            Inbox inbox) {
        this.mapper = mapper;
        this.decisions = decisions;
        this.reservations = reservations;
        this.applications = applications;
        this.calls = calls;
        this.inbox = inbox;
    }

    /**
     * Calls up the next in the ranking while the money that came back is enough for it; when nothing more can come back,
     * ends the list and returns what is left to the strategy's action.
     */
    @Transactional
    public void settle(UUID callAction) {
        mapper.lockReserveOf(callAction);
        if (!mapper.isDecided(callAction)) {
            // Withdrawn before the meeting: the call keeps its money for those who stay.
            return;
        }
        CallTerms terms = calls.terms(callAction);
        if (terms.callsUpReserve()) {
            List<Conformity> waiting = callUp(mapper.waiting(callAction), terms);
            if (mapper.undecided(callAction) > 0) {
                return;
            }
            waiting.forEach(conformity -> inbox.post(
                    conformity.application(), "ReserveEnded", Map.of(), "reserve-ended-" + conformity.application()));
        }
        reservations.giveBack(terms);
    }

    /** The first that the money does not reach ends it: nobody behind it overtakes. */
    private List<Conformity> callUp(List<Conformity> waiting, CallTerms terms) {
        Money left = reservations.left(terms.callAction());
        for (int place = 0; place < waiting.size(); place++) {
            Conformity next = waiting.get(place);
            ProjectApplication application =
                    applications.find(next.application()).orElseThrow();
            if (application.requestedSupport().isGreaterThan(left)) {
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
