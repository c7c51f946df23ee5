package lv.leader.assessment;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * A meeting of the board on a call.
 *
 * @param heldOn null while no day is written
 * @param present members who took part
 * @param abstentions who of them takes no part in the vote on which application
 */
public record BoardMeeting(LocalDate heldOn, String minutes, List<UUID> present, List<Abstention> abstentions) {

    static final BoardMeeting EMPTY = new BoardMeeting(null, "", List.of(), List.of());

    public BoardMeeting {
        present = known(present);
        abstentions = known(abstentions);
    }

    /** A member who takes no part in the vote on an application; half of it may not be chosen yet. */
    public record Abstention(UUID application, UUID member) {

        boolean isWhole() {
            return application != null && member != null;
        }
    }

    private static <T> List<T> known(List<T> given) {
        return given == null
                ? List.of()
                : given.stream().filter(Objects::nonNull).toList();
    }
}
