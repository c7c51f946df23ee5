/** A question to whoever a case is about, with a term for the answer; it can come up in several steps. */
package lv.leader.clarification;
