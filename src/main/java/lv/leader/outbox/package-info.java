/** The outbox: files for other systems, written with the fact, sent after commit, never twice. */
package lv.leader.outbox;
