/** Step 3: the call for project applications, from its draft to its closing. */
package lv.leader.call;
