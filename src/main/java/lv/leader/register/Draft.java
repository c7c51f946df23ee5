package lv.leader.register;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import lv.leader.rules.Ruling;

/**
 * A decision before it has its number.
 *
 * @param kind such as {@code funding}, {@code conformity}: decisions are numbered per kind and year
 * @param approvedBy the second person, never who made it; null where the law asks for none
 * @param corrects the decision that this one corrects, or null
 */
public record Draft(
        String kind,
        UUID caseId,
        String outcome,
        String madeBy,
        String approvedBy,
        String signedBy,
        LocalDate inForceFrom,
        String legalBasis,
        String reasons,
        List<Ruling> rulings,
        UUID corrects) {}
