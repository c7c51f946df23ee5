package lv.leader.payment;

import java.util.List;
import java.util.UUID;
import lv.leader.ledger.Fund;
import org.joda.money.Money;

/**
 * What is authorised to be paid.
 *
 * @param tenant code of the local action group
 * @param payee the beneficiary as a party
 * @param amount the payment as a whole; it is split by source when it is booked
 * @param purpose what the beneficiary reads on the statement, at most 140 characters
 * @param hands who checked and authorised it
 */
public record PaymentOrder(
        UUID claim,
        UUID application,
        String tenant,
        UUID payee,
        String payeeName,
        String iban,
        Money amount,
        String purpose,
        Fund fund,
        List<Hand> hands) {}
