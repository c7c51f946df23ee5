package lv.leader.claim;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.UUID;
import org.joda.money.Money;

/**
 * What became of a payment request.
 *
 * @param claimedSupport payable on the request and the grant decision, (a) of 809/2014 art. 63
 * @param examinedSupport payable after examination, (b)
 * @param payable what is paid, after the penalty
 * @param ruling the rules' answer that gave payable and penalty
 */
public record Examination(
        UUID claim, Money claimedSupport, Money examinedSupport, Money payable, Money penalty, UUID ruling) {

    /** By how much (a) exceeds (b), per cent of (b) with two decimals, for reading; empty where (b) is nothing. */
    public Optional<BigDecimal> excess() {
        return examinedSupport.isZero()
                ? Optional.empty()
                : Optional.of(claimedSupport
                        .minus(examinedSupport)
                        .getAmount()
                        .movePointRight(2)
                        .divide(examinedSupport.getAmount(), 2, RoundingMode.HALF_UP));
    }
}
