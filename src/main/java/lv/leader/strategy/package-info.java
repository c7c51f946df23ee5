/** Steps 1 and 2: a group writes its strategy, the committee selects it, and its money is booked. */
package lv.leader.strategy;
