package lv.leader.eps;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import lv.leader.application.ProjectApplication;
import lv.leader.engine.Forms.Option;
import lv.leader.refusal.Refusal;

/** Something that an applicant writes and sends: one form, and the face of the step that takes it. */
interface Paper {

    /** Its word in addresses, drafts and {@code messages/eps.properties}. */
    String kind();

    /** Id of the form. */
    default String form() {
        return kind();
    }

    /** Lists from which the form's fields choose, by {@code valuesKey}. */
    default Map<String, List<Option>> options(UUID subject, Locale reader) {
        return Map.of();
    }

    /** What is allowed and yet likely to disappoint; shown at once, never in the way. */
    default List<Refusal> hints(Draft draft) {
        return List.of();
    }

    /**
     * Hands it to the step, in the caller's transaction.
     *
     * @param values what the form shows, checked by the form's rules
     * @return the case that shows it
     * @throws lv.leader.refusal.RefusedException where the step says no
     */
    UUID send(Draft draft, Map<String, Object> values, Applicant person);

    /** Belongs to a case that is there already. */
    interface OnCase extends Paper {

        /** Subjects of the case for which it can be written now; mostly the case itself. */
        List<UUID> subjects(ProjectApplication application, String status);
    }
}
