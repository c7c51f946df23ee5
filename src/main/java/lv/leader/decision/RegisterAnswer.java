package lv.leader.decision;

import java.time.Instant;

/**
 * What a register said about an applicant.
 *
 * @param register business-register, tax-debt, sanctions, de-minimis or double-financing
 * @param clear nothing speaks against public funding
 * @param details in the register's own words
 */
public record RegisterAnswer(String register, boolean clear, String details, Instant checkedAt) {}
