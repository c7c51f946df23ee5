package lv.leader.application;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import lv.leader.database.Ids;
import lv.leader.refusal.Refusal;
import org.postgresql.util.PSQLException;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Project applications (step 4). */
@Component
public class Applications {

    private final ApplicationMapper mapper;

    Applications(ApplicationMapper mapper) {
        this.mapper = mapper;
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
        try {
            mapper.insert(Ids.next(), numberPrefix, submission);
        } catch (DataAccessException refused) {
            throw refusal(refused, submission);
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

    /** All applications of an action of a call in the order they were received, withdrawn ones left out. */
    public List<ProjectApplication> inRound(UUID callAction) {
        return mapper.inRound(callAction);
    }

    /** The applicant takes the application back. */
    @Transactional
    public void withdraw(UUID application, String person, String reason) {
        mapper.withdraw(application, person, reason);
    }
}
