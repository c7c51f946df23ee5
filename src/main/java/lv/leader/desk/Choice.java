package lv.leader.desk;

/** An option of a select. */
record Choice(String value, String label) {}
