package lv.leader.document;

import java.util.Map;
import java.util.UUID;
import lv.leader.party.Party;

/**
 * A letter before it is written.
 *
 * @param kind name of the template under {@code templates/letters}
 * @param number what the letter is known by, also its file name
 * @param decision the decision that it brings, or null
 * @param facts what the template prints, by name: text, numbers, {@code Money}, dates
 */
public record Letter(
        String kind, UUID caseId, Party recipient, String number, UUID decision, Map<String, Object> facts) {}
