/** What staff work with inside a task where rows are edited: a JSON API behind the embedded forms. */
package lv.leader.desk;
