/** How the system says no: a stable code, the facts, and what to do, in Latvian and English. */
package lv.leader.refusal;
