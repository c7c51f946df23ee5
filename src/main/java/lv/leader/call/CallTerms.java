package lv.leader.call;

import java.math.BigDecimal;
import java.util.UUID;
import org.joda.money.Money;

/**
 * What applies to every application of one action in one call.
 *
 * @param account owner of the strategy action's account in the ledger, the same in all versions of the strategy
 * @param nextBatch the same action in the next batch of a continuous round, where its money goes on to; null after the last
 * @param lag code of the local action group, its tenant
 * @param fund EAFRD, EMFF or EMFAF
 * @param period 2014-2022 or 2023-2027
 * @param code the action's number in the strategy, such as 2.1
 * @param cap highest eligible cost of one project, euro
 * @param intensity support in per cent of the eligible cost
 * @param funding public money of the action in this call
 * @param minScore points of the mean total that a positive opinion needs
 * @param callsUpReserve whether returned money funds the next in the ranking
 * @param applicationForm version of the form that applications are written on; null before the publication
 */
public record CallTerms(
        UUID call,
        UUID callAction,
        UUID action,
        UUID account,
        UUID nextBatch,
        String lag,
        String fund,
        String period,
        String code,
        Money cap,
        BigDecimal intensity,
        Money funding,
        BigDecimal minScore,
        boolean callsUpReserve,
        Integer applicationForm) {}
