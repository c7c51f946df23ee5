package lv.leader.assessment;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import lv.leader.application.Applications;
import lv.leader.application.ProjectApplication;
import lv.leader.call.Call;
import lv.leader.call.Calls;
import org.springframework.stereotype.Component;

/** Who comes together on what. */
@Component
class Sittings {

    private final Assessments assessments;
    private final Applications applications;
    private final Calls calls;

    Sittings(Assessments assessments, Applications applications, Calls calls) {
        this.assessments = assessments;
        this.applications = applications;
        this.calls = calls;
    }

    /** @param subject a call for its board, an application for the general meeting */
    Sitting of(UUID subject) {
        return applications
                .find(subject)
                .map(application -> new Sitting(
                        subject,
                        true,
                        call(application.call()),
                        applications.inRound(application.callAction()),
                        applications.isWithdrawn(subject) ? List.of() : List.of(application)))
                .orElseGet(() -> ofBoard(call(subject)));
    }

    private Sitting ofBoard(Call call) {
        List<Calls.CallAction> actions = calls.actions(call.id());
        return new Sitting(
                call.id(),
                false,
                call,
                actions.stream()
                        .flatMap(action -> applications.inRound(action.id()).stream())
                        .toList(),
                actions.stream().flatMap(this::ranked).toList());
    }

    private Stream<ProjectApplication> ranked(Calls.CallAction action) {
        return assessments.ranking(action.id()).places().stream().map(Ranking.Place::application);
    }

    private Call call(UUID call) {
        return calls.find(call).orElseThrow();
    }
}
