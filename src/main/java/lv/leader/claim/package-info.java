/** Step 7: the beneficiary carries the project out and asks for payment; the paying agency checks what was done. */
package lv.leader.claim;
