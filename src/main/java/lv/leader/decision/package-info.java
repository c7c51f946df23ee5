/** Step 6: the paying agency's decision on funding, by registers, costs, rules and two people. */
package lv.leader.decision;
