/** What managers of the programme see in Cockpit: the nine steps, with what stands there now. */
package lv.leader.cockpit;
