package lv.leader.payment;

import java.time.Instant;
import java.util.UUID;
import lv.leader.ledger.Fund;
import org.joda.money.Money;

/**
 * A payment as it stands.
 *
 * @param iban where it goes now
 * @param state {@code AUTHORISED}, {@code PLANNED} (in a run), {@code TAKEN_OUT}, {@code HANDED_OVER}, {@code RETURNED} or
 *     {@code SETTLED}
 * @param run the newest run it was in; null before the first
 * @param transfer the newest attempt to pay it; null before the first
 * @param endToEndId identifies the attempt in payment file and statement
 */
public record Payment(
        UUID id,
        UUID claim,
        UUID application,
        String tenant,
        UUID payee,
        String payeeName,
        String iban,
        Money amount,
        String purpose,
        Fund fund,
        Instant authorisedAt,
        String state,
        UUID run,
        UUID transfer,
        String endToEndId) {}
