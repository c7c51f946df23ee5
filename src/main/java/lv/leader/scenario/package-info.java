/** Drives whole programmes through the real system: demo data, the test of all nine steps, load. */
package lv.leader.scenario;
