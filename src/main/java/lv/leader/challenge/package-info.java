/** A decision on funding is challenged: one month, the director's answer, the court after that. */
package lv.leader.challenge;
