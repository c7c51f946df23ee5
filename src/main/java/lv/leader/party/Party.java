package lv.leader.party;

import java.util.UUID;

/**
 * A person or an organisation.
 *
 * @param registrationNumber in the business register; null for people
 * @param userId the engine's id of a person who works in the system; null for others
 * @param interestGroup group in a LAG's votes; null where it has none
 * @param publicAuthority whether its vote counts as a public one
 */
public record Party(
        UUID id,
        Kind kind,
        String name,
        String registrationNumber,
        String userId,
        String interestGroup,
        boolean publicAuthority) {

    public enum Kind {
        PERSON,
        ORGANISATION
    }
}
