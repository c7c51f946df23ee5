package lv.leader.application;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import lv.leader.call.CallTerms;
import lv.leader.call.Calls;
import lv.leader.database.Ids;
import lv.leader.database.LeaderClock;
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

    private static final DateTimeFormatter MOMENT = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendLiteral(' ')
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .appendOffset("+HHmm", "+00")
            .toFormatter();

    private final ApplicationMapper mapper;
    private final Calls calls;
    private final Parties parties;
    private final Programme programme;
    private final DecisionRegister register;
    private final ProcessGate gate;
    private final Inbox inbox;
    private final LeaderClock clock;

    Applications(
            ApplicationMapper mapper,
            Calls calls,
            Parties parties,
            Programme programme,
            DecisionRegister register,
            ProcessGate gate,
            Inbox inbox,
            LeaderClock clock) {
        this.mapper = mapper;
        this.calls = calls;
        this.parties = parties;
        this.programme = programme;
        this.register = register;
        this.gate = gate;
        this.inbox = inbox;
        this.clock = clock;
    }

    /**
     * Takes an application in, in one transaction.
     *
     * <p>In time is what the database stamps up to and including the closing moment; one microsecond later is refused,
     * however early it was sent. What was stamped in time counts however late it commits.
     *
     * @param numberPrefix number without its serial
     * @return the application; for a key that was sent before, the one taken in then
     * @throws lv.leader.refusal.RefusedException {@code application.not-open}, {@code application.too-late},
     *     {@code application.action-not-in-call}, {@code application.call-given-up}, {@code application.no-costs},
     *     {@code application.eligible-above-total} or {@code application.support-above-eligible}
     */
    @Transactional
    public ProjectApplication submit(Submission submission, String numberPrefix) {
        return mapper.byKey(submission.applicant(), submission.key()).orElseGet(() -> takeIn(submission, numberPrefix));
    }

    /** The same under the number of this year, the LAG and the measure that the call's fund pays for. */
    @Transactional
    public ProjectApplication submit(Submission submission) {
        return submit(submission, NumberPrefix.of(calls.terms(submission.callAction()), clock));
    }

    private ProjectApplication takeIn(Submission submission, String numberPrefix) {
        if (submission.costs().isEmpty()) {
            throw Refusal.of("application.no-costs").asException();
        }
        for (CostLine line : submission.costs()) {
            if (line.eligible().isGreaterThan(line.total())) {
                throw Refusal.of(
                                "application.eligible-above-total",
                                "line",
                                line.position(),
                                "eligible",
                                line.eligible(),
                                "total",
                                line.total())
                        .asException();
            }
        }
        if (submission.requestedSupport().isGreaterThan(submission.eligibleCost())) {
            throw Refusal.of(
                            "application.support-above-eligible",
                            "support",
                            submission.requestedSupport(),
                            "eligible",
                            submission.eligibleCost())
                    .asException();
        }
        UUID id = Ids.next();
        boolean first;
        try {
            first = mapper.insert(id, numberPrefix, submission) == 1;
        } catch (DataAccessException refused) {
            throw refusal(refused, submission);
        }
        if (first) {
            mapper.insertCosts(id, submission.costs());
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
            case "LD013" -> Refusal.of("application.call-given-up").asException();
            default -> refused;
        };
    }

    /** The moment as PostgreSQL writes it. */
    private static Instant detail(PSQLException cause) {
        return MOMENT.parse(cause.getServerErrorMessage().getDetail(), Instant::from);
    }

    public Optional<ProjectApplication> find(UUID application) {
        return mapper.find(application);
    }

    /** The application under its number, as letters name it. */
    public Optional<ProjectApplication> byNumber(String number) {
        return mapper.byNumber(number);
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
     * Applications of some applicants, the newest first.
     *
     * @param before the last one already shown; null for the beginning
     */
    public List<ProjectApplication> ofApplicants(Collection<UUID> applicants, UUID before, int limit) {
        return applicants.isEmpty() ? List.of() : mapper.ofApplicants(List.copyOf(applicants), before, limit);
    }

    /** What a project would pay for, line by line as applied for. */
    public List<CostLine> costs(UUID application) {
        return mapper.costs(application);
    }

    /** Everything the applicant wrote, as sent: a JSON object. */
    public Optional<String> content(UUID application) {
        return mapper.content(application);
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
