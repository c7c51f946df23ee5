package lv.leader.party;

/** @param atvk code of the municipality (Central Statistical Bureau, ATVK 2021) */
public record Municipality(String atvk, String name) {}
