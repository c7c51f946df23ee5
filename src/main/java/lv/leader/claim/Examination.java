package lv.leader.claim;

import java.util.UUID;
import org.joda.money.Money;

/**
 * What became of a payment request.
 *
 * @param claimedSupport payable on the request and the grant decision, (a) of 809/2014 art. 63
 * @param examinedSupport payable after examination, (b)
 * @param payable what is paid, after the penalty
 */
public record Examination(UUID claim, Money claimedSupport, Money examinedSupport, Money payable, Money penalty) {}
