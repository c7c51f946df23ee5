package lv.leader.eps;

import java.util.List;
import java.util.UUID;
import lv.leader.engine.CaseTimeline;
import lv.leader.engine.CaseTimeline.Stay;
import org.springframework.stereotype.Component;

/** Where a case stands, as applicants are told. */
@Component
class CaseView {

    private final CaseTimeline timeline;

    CaseView(CaseTimeline timeline) {
        this.timeline = timeline;
    }

    /** Status word; {@code submitted} until the case's own process has said more. */
    String status(UUID caseId) {
        return timeline.now(caseId).map(Stay::status).orElse("submitted");
    }

    List<Stay> stays(UUID caseId) {
        return timeline.of(caseId);
    }
}
