package lv.leader.assessment;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Who scored and who voted on an application, whether they were free of interest, and how an auditor can tell. */
@Component
public class Impartiality {

    private final ImpartialityMapper mapper;

    Impartiality(ImpartialityMapper mapper) {
        this.mapper = mapper;
    }

    /**
     * An evaluator of the application's action.
     *
     * @param free as declared, with the reasons where not
     * @param tieFound the register of parties knew of a tie when the evaluator declared
     * @param signedAt when the newest sheet was signed; null without one
     * @param leftAt when an interest or silence ended the turn; null for who stayed
     */
    public record Evaluator(
            String evaluator,
            boolean free,
            String reasons,
            boolean tieFound,
            Instant declaredAt,
            boolean drawn,
            Instant signedAt,
            Instant leftAt) {}

    /**
     * A meeting that voted on the application.
     *
     * @param general the general meeting, on what the board left to it
     * @param decided false where it could not decide lawfully
     * @param shareOfSeats and the other shares: per cent, each with its bound
     */
    public record Meeting(
            UUID id,
            boolean general,
            LocalDate heldOn,
            LocalDate repeatOf,
            String minutes,
            String recordedBy,
            Instant recordedAt,
            int seats,
            int votes,
            int votesFor,
            int votesAgainst,
            int abstained,
            BigDecimal shareOfSeats,
            BigDecimal quorum,
            BigDecimal largestShare,
            BigDecimal ceiling,
            BigDecimal nonPublicShare,
            BigDecimal floor,
            boolean decided,
            boolean carried,
            boolean passedOn,
            String reasons) {}

    /**
     * One member in the vote on the application.
     *
     * @param declared the member declared an interest in an application of the action
     * @param found the register of parties tied the member to an applicant of the action on the day of the meeting
     * @param vote {@code for}, {@code against} or {@code abstain}; null for who did not vote
     * @param seatOf whose seat a substitute took; null for a member
     */
    public record Voice(
            String member,
            String interestGroup,
            boolean publicAuthority,
            boolean present,
            boolean declared,
            boolean found,
            String vote,
            String seatOf) {}

    /** Everybody who declared for the application's action, by user name. */
    public List<Evaluator> evaluators(UUID application) {
        return mapper.evaluators(application);
    }

    /** Meetings that voted on the application, in order; empty where the points decided. */
    public List<Meeting> meetings(UUID application) {
        return mapper.meetings(application);
    }

    /** Who voted how in a meeting on the application, and why others did not. */
    public List<Voice> voices(UUID meeting, UUID application) {
        return mapper.voices(meeting, application);
    }
}
