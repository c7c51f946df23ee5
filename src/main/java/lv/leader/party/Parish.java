package lv.leader.party;

/**
 * A parish or town inside a municipality.
 *
 * @param atvk its own code (ATVK 2021)
 * @param municipality code of the municipality
 */
public record Parish(String atvk, String municipality, String name) {}
