package lv.leader.notice;

import java.util.UUID;

/**
 * One e-mail.
 *
 * @param key what it is about: the same key is sent once
 * @param caseId the case, or null
 */
public record Notice(UUID id, String key, UUID caseId, String recipient, String subject, String body) {}
