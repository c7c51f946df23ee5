/** Money: double entry, append-only, by fund and source, from a strategy's action to the beneficiary and back. */
package lv.leader.ledger;
