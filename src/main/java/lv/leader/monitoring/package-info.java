/** Step 9: yearly reports, visits and findings until the results were kept as long as the programme asks. */
package lv.leader.monitoring;
