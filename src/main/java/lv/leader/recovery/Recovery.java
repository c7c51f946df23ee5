package lv.leader.recovery;

import java.math.BigDecimal;
import java.util.UUID;
import org.joda.money.Money;

/**
 * Support to be repaid.
 *
 * @param paid support paid so far, euro
 * @param share part to be repaid, per cent
 * @param amount euro
 * @param ruling the rules' answer that gave share and amount
 */
public record Recovery(UUID id, UUID application, Money paid, BigDecimal share, Money amount, UUID ruling) {}
