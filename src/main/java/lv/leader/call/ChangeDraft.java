package lv.leader.call;

import java.time.LocalDate;

/**
 * What a group wants to change of a call that is published. While it is written anything may be missing. Actions, money,
 * criteria, points and the first day are not in it: they are never changed, only the whole call is cancelled.
 *
 * @param wanted {@code correct}, {@code cancel} or {@code drop}: the call stays as it is
 * @param contacts as in the announcement
 * @param strategyAt as in the announcement
 * @param announcement as in the announcement
 * @param closes last day of submission, of the last batch in a continuous round
 * @param reasons why, for the public
 */
public record ChangeDraft(
        String wanted, String contacts, String strategyAt, String announcement, LocalDate closes, String reasons) {}
