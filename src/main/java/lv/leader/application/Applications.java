package lv.leader.application;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import lv.leader.call.CallTerms;
import lv.leader.call.Calls;
import lv.leader.database.Ids;
import lv.leader.engine.Inbox;
import lv.leader.engine.ProcessGate;
import lv.leader.party.Parties;
import lv.leader.refusal.Refusal;
import lv.leader.register.DecisionRegister;
import lv.leader.rules.Programme;
import org.postgresql.util.PSQLException;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Project applications (step 4). */
@Component
public class Applications {

    private final ApplicationMapper mapper;
    private final Calls calls;
    private final Parties parties;
    private final Programme programme;
    private final DecisionRegister register;
    private final ProcessGate gate;
    private final Inbox inbox;

    Applications(
            ApplicationMapper mapper,
            Calls calls,
            Parties parties,
            Programme programme,
            DecisionRegister register,
            ProcessGate gate,
            Inbox inbox) {
        this.mapper = mapper;
        this.calls = calls;
        this.parties = parties;
        this.programme = programme;
        this.register = register;
        this.gate = gate;
        this.inbox = inbox;
    }

    /**
     * Takes an application in, in one transaction.
     *
     * <p>In time is what the database stamps up to and including the closing moment; one microsecond later is refused,
     * however early it was sent. What was stamped in time counts however late it commits.
     *
     * @param numberPrefix number without its serial
     * @return the application; for a key that was sent before, the one taken in then
     * @throws lv.leader.refusal.RefusedException {@code application.not-open}, {@code application.too-late} or
     *     {@code application.action-not-in-call}
     */
    @Transactional
    public ProjectApplication submit(Submission submission, String numberPrefix) {
        return mapper.byKey(submission.applicant(), submission.key()).orElseGet(() -> takeIn(submission, numberPrefix));
    }

    private ProjectApplication takeIn(Submission submission, String numberPrefix) {
        UUID id = Ids.next();
        boolean first;
        try {
            first = mapper.insert(id, numberPrefix, submission) == 1;
        } catch (DataAccessException refused) {
            throw refusal(refused, submission);
        }
        if (first) {
            gate.start("project", id, calls.terms(submission.callAction()).lag(), Map.of());
        }
        return mapper.byKey(submission.applicant(), submission.key()).orElseThrow();
    }

    private static RuntimeException refusal(DataAccessException refused, Submission submission) {
        if (!(refused.getMostSpecificCause() instanceof PSQLException cause) || cause.getSQLState() == null) {
            return refused;
        }
        return switch (cause.getSQLState()) {
            case "LD010" ->
                Refusal.of("application.not-open", "opens", detail(cause)).asException();
            case "LD011" ->
                Refusal.of("application.too-late", "received", detail(cause)).asException();
            case "LD012" ->
                Refusal.of("application.action-not-in-call", "action", submission.callAction())
                        .asException();
            default -> refused;
        };
    }

    private static String detail(PSQLException cause) {
        return cause.getServerErrorMessage().getDetail();
    }

    public Optional<ProjectApplication> find(UUID application) {
        return mapper.find(application);
    }

    /** An application with its call, applicant and law. */
    public ProjectCase project(UUID application) {
        ProjectApplication found = mapper.find(application)
                .orElseThrow(() -> new IllegalArgumentException("no application " + application));
        CallTerms terms = calls.terms(found.callAction());
        return new ProjectCase(
                found,
                terms,
                parties.find(found.applicant()).orElseThrow(),
                programme.of(terms.call(), terms.fund(), terms.period()));
    }

    /** All applications of an action of a call in the order they were received, withdrawn ones left out. */
    public List<ProjectApplication> inRound(UUID callAction) {
        return mapper.inRound(callAction);
    }

    /**
     * The applicant takes the application back; a second time changes nothing.
     *
     * @throws lv.leader.refusal.RefusedException {@code application.decided} once the funding is decided
     */
    @Transactional
    public void withdraw(UUID application, String person, String reason) {
        register.of(application).stream()
                .filter(decision -> decision.kind().equals("funding"))
                .findFirst()
                .ifPresent(decision -> {
                    throw Refusal.of("application.decided", "decision", decision.number())
                            .asException();
                });
        mapper.withdraw(application, person, reason);
        // The project waits for it, and beside it the assessment, where there is one.
        inbox.post(application, "ApplicationWithdrawn", Map.of(), "withdrawn-" + application);
        inbox.post(application, "ApplicationWithdrawn", Map.of(), "withdrawn-assessment-" + application);
    }

    public boolean isWithdrawn(UUID application) {
        return mapper.withdrawn(application);
    }
}
