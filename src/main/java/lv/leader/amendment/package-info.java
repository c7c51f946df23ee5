/** An approved project changes, by request and by decision of two people. */
package lv.leader.amendment;
