package lv.leader.assessment;

import java.util.List;
import java.util.UUID;
import lv.leader.application.ProjectApplication;
import lv.leader.call.Call;

/**
 * A body that decides: the board on a round, or all members of the group on one application that the board could not
 * decide.
 *
 * @param subject the call, or the application
 * @param general whether it is the general meeting
 * @param received all applications of the round: a tie to one of them counts for its whole action
 * @param onTable those that are voted on; what is below the minimum the points decide
 */
public record Sitting(
        UUID subject,
        boolean general,
        Call call,
        List<ProjectApplication> received,
        List<ProjectApplication> onTable) {}
