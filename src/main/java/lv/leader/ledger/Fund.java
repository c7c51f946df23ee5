package lv.leader.ledger;

/** EU funds of LEADER: ELFLA, EJZF (2014–2020), EJZAF (2021–2027). */
public enum Fund {
    EAFRD,
    EMFF,
    EMFAF
}
