package lv.leader.engine;

import java.util.UUID;

/** A message of a case: {@code variables} is a JSON object, {@code applied} once its receiver went on. */
record InboxRow(UUID id, UUID caseId, String message, String variables, boolean applied) {}
