package lv.leader.assessment;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * A meeting of the board on a call, or of all members on one application.
 *
 * @param heldOn null while no day is written
 * @param repeatOf day of the general meeting without a quorum that this one repeats; null for any other
 * @param present members and substitutes who took part
 * @param abstentions who of them declared an interest in which application
 * @param ballots how each voted
 * @param points what else is said on single applications
 */
public record BoardMeeting(
        LocalDate heldOn,
        LocalDate repeatOf,
        String minutes,
        List<UUID> present,
        List<Abstention> abstentions,
        List<Ballot> ballots,
        List<Point> points) {

    static final BoardMeeting EMPTY = new BoardMeeting(null, "", List.of(), List.of());

    public BoardMeeting {
        present = known(present);
        abstentions = known(abstentions);
        ballots = known(ballots);
        points = known(points);
    }

    /** A meeting at which nobody has voted yet. */
    public BoardMeeting(LocalDate heldOn, String minutes, List<UUID> present, List<Abstention> abstentions) {
        this(heldOn, null, minutes, present, abstentions, List.of(), List.of());
    }

    /** The same with these votes. */
    public BoardMeeting voted(List<Ballot> ballots) {
        return new BoardMeeting(heldOn, repeatOf, minutes, present, abstentions, ballots, points);
    }

    /** A member who declares an interest in an application; half of it may not be chosen yet. */
    public record Abstention(UUID application, UUID member) {

        boolean isWhole() {
            return application != null && member != null;
        }
    }

    /** @param vote {@code for}, {@code against} or {@code abstain}; null while nothing is said */
    public record Ballot(UUID application, UUID member, String vote) {

        public static final String FOR = "for";
        public static final String AGAINST = "against";
        public static final String ABSTAIN = "abstain";

        boolean isGiven() {
            return FOR.equals(vote) || AGAINST.equals(vote) || ABSTAIN.equals(vote);
        }
    }

    /**
     * What is written on one application.
     *
     * @param passedOn left to the general meeting
     * @param reasons why it is voted down
     */
    public record Point(UUID application, boolean passedOn, String reasons) {}

    private static <T> List<T> known(List<T> given) {
        return given == null
                ? List.of()
                : given.stream().filter(Objects::nonNull).toList();
    }
}
