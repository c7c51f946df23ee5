package lv.leader.eps;

import java.time.Instant;
import lv.leader.application.ProjectApplication;

/**
 * An applicant's case with where it stands.
 *
 * @param status word of {@code messages/status.properties}
 * @param body who has the case: applicant, lag, committee, lad
 * @param element id of the diagram's element that said so; empty before the case's process began
 */
record Standing(ProjectApplication application, String status, String body, Instant since, String element) {}
