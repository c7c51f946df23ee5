/** Step 8: payments, their runs to the Treasury, and their booking. */
package lv.leader.payment;
