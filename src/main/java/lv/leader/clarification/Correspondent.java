package lv.leader.clarification;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Knows whom to ask about the cases of a step. */
@FunctionalInterface
public interface Correspondent {

    /**
     * Whoever a case is about.
     *
     * @param fund EAFRD, EMFF or EMFAF: the term for an answer depends on the programme
     * @param mailboxes e-mail addresses that the question is sent to; empty where none is known
     */
    record Address(String fund, String period, List<String> mailboxes) {}

    /** Empty for cases of other steps. */
    Optional<Address> of(UUID caseId);
}
