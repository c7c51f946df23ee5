/** Documents of a case: kept with their hash, never changed. */
package lv.leader.document;
