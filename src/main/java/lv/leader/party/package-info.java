/** People and organisations with their relations over time: local action groups, applicants, who is tied to whom. */
package lv.leader.party;
