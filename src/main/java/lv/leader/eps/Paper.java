package lv.leader.eps;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
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

    /** Version of the form that this subject is written on; null for the newest. */
    default Integer formVersion(UUID subject) {
        return null;
    }

    /** What is answered, in others' words; null where nothing was asked. */
    default String about(UUID subject) {
        return null;
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

    /**
     * What can be written about a case now.
     *
     * @param subject the case, or what in it is answered
     * @param until last moment; null where no term runs
     * @param about what is answered, in others' words; null where it is the case
     */
    record Possible(String kind, UUID caseId, UUID subject, Instant until, String about) {}

    /** Belongs to a case that is there already. */
    interface OnCase extends Paper {

        /** The case of a subject; a subject that is none answers itself. */
        default UUID caseOf(UUID subject) {
            return subject;
        }

        /** Empty where the case is not in the state to take it. */
        List<Possible> possible(Standing standing);

        default Possible possible(Standing standing, Instant until) {
            UUID caseId = standing.application().id();
            return new Possible(kind(), caseId, caseId, until, null);
        }
    }

    /** Others wait for it: it is shown first, and found for many cases at once. */
    interface Awaited extends OnCase {

        List<Possible> possible(List<Standing> standings);

        @Override
        default List<Possible> possible(Standing standing) {
            return possible(List.of(standing));
        }
    }
}
