/** Notices: e-mail through an outbox, sent after commit, retried where the mail server refused, never twice. */
package lv.leader.notice;
