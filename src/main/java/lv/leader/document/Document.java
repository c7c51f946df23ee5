package lv.leader.document;

import java.time.Instant;
import java.util.UUID;

/**
 * What is known of a document without opening it.
 *
 * @param sha256 of the content, hexadecimal
 */
public record Document(
        UUID id, UUID caseId, String kind, String name, String contentType, String sha256, Instant keptAt) {}
