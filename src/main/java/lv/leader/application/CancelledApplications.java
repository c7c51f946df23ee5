package lv.leader.application;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import lv.leader.calendar.LegalCalendar;
import lv.leader.call.CallChanges;
import lv.leader.call.Calls;
import lv.leader.database.LeaderClock;
import lv.leader.document.Letters;
import lv.leader.engine.Inbox;
import lv.leader.party.Parties;
import lv.leader.party.Party;
import lv.leader.register.Decision;
import lv.leader.register.DecisionRegister;
import lv.leader.register.Draft;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Applications whose call is cancelled before they were decided: each ends with a decision and its reasons. */
@Component
class CancelledApplications {

    static final String KIND = "call-cancellation";

    private static final String LEGAL_BASIS = "Regulation (EU) 2021/1060, Article 33(3)(c)";

    private final ApplicationMapper mapper;
    private final Calls calls;
    private final CallChanges changes;
    private final Parties parties;
    private final DecisionRegister register;
    private final Letters letters;
    private final Inbox inbox;
    private final LeaderClock clock;

    CancelledApplications(
            ApplicationMapper mapper,
            Calls calls,
            CallChanges changes,
            Parties parties,
            DecisionRegister register,
            Letters letters,
            Inbox inbox,
            LeaderClock clock) {
        this.mapper = mapper;
        this.calls = calls;
        this.changes = changes;
        this.parties = parties;
        this.register = register;
        this.letters = letters;
        this.inbox = inbox;
        this.clock = clock;
    }

    /** Decides on everything that was submitted to a cancelled call and not taken back; a second time changes nothing. */
    @Transactional
    void end(UUID call) {
        for (ProjectApplication application : mapper.ofCall(call)) {
            boolean ended = register.of(application.id()).stream()
                    .anyMatch(decision -> decision.kind().equals(KIND));
            if (!ended) {
                end(application);
            }
        }
    }

    private void end(ProjectApplication application) {
        CallChanges.Cancellation cancelled =
                changes.cancellation(application.call()).orElseThrow();
        Decision decision = register.issue(new Draft(
                KIND,
                application.id(),
                "cancelled",
                cancelled.person(),
                null,
                cancelled.person(),
                LocalDate.ofInstant(clock.instant(), LegalCalendar.RIGA),
                LEGAL_BASIS,
                cancelled.reasons(),
                List.of(),
                null));
        var terms = calls.terms(application.callAction());
        String group = parties.ofLocalActionGroup(terms.lag())
                .flatMap(parties::find)
                .map(Party::name)
                .orElse(terms.lag());
        letters.issue(
                decision,
                KIND,
                parties.find(application.applicant()).orElseThrow(),
                Map.of(
                        "sender",
                        group,
                        "project",
                        application.title(),
                        "applicationNumber",
                        application.number(),
                        "round",
                        calls.find(application.call()).orElseThrow().number(),
                        "fund",
                        terms.fund(),
                        "period",
                        terms.period()));
        inbox.post(application.id(), "CallCancelled", Map.of(), "call-cancelled-" + application.id());
    }
}
