/** Step 5: evaluators free of interest score, the board decides on conformity with the strategy. */
package lv.leader.assessment;
