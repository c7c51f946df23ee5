package lv.leader.register;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A decision as it stands in the register.
 *
 * @param number kind, year and serial number, without gaps
 * @param rulings JSON: the rulings (table, version tag, hash, inputs, outputs) that the decision rests on
 * @param corrects the decision that this one corrects, or null
 */
public record Decision(
        UUID id,
        String number,
        String kind,
        UUID caseId,
        String outcome,
        Instant madeAt,
        String madeBy,
        String approvedBy,
        String signedBy,
        LocalDate inForceFrom,
        String legalBasis,
        String reasons,
        String rulings,
        UUID corrects) {}
