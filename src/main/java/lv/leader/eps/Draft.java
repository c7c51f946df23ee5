package lv.leader.eps;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * What an applicant has begun to write.
 *
 * @param account user name of who began it
 * @param client the applicant in whose name it will be sent
 * @param kind of {@link Paper}
 * @param subject the action of a call for a new application, else the case or what in it is answered
 * @param values by key of the form's component, as they were written, right or wrong
 * @param sentAt null while it can be changed
 * @param caseId the case it became or belongs to, once sent
 */
record Draft(
        UUID id,
        String account,
        UUID client,
        String kind,
        UUID subject,
        Map<String, Object> values,
        Instant updatedAt,
        Instant sentAt,
        UUID caseId) {}
