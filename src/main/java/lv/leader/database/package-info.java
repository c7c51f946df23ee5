/** The PostgreSQL that everything runs on: embedded where none is given, one clock, identifiers and column types. */
package lv.leader.database;
