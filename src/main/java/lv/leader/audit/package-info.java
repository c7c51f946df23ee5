/** Who did and who read what, when, under which rule: chained by hash, with content that can be erased by law. */
package lv.leader.audit;
