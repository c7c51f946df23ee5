package lv.leader.claim;

import java.util.List;
import java.util.UUID;
import org.joda.money.Money;

/**
 * What a beneficiary sends.
 *
 * @param key chosen by the sender; the same key sent again for the same project is the same request
 * @param kind advance, interim or final
 * @param lines costs one by one, euro; together they are the claimed cost
 * @param iban account to be paid to
 * @param content everything the beneficiary wrote, a JSON object
 */
public record PaymentRequest(String key, UUID application, String kind, List<Line> lines, String iban, String content) {

    /** One cost. */
    public record Line(int position, String description, Money amount) {}
}
