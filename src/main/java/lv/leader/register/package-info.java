/** The register of decisions: numbered without gaps, never changed, with the rules they rest on and their delivery. */
package lv.leader.register;
