package lv.leader.engine;

/** A bean whose methods diagrams may read, for example the people of a multi-instance task. It changes nothing. */
public interface ProcessValues {}
