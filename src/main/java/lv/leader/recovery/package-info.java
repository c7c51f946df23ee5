/** Undue support comes back: notice, explanation, decision of two people, repayment or enforcement. */
package lv.leader.recovery;
