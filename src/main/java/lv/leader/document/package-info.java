/** Documents of a case, kept with their hash and never changed; letters, written as PDF/A, sealed and delivered. */
package lv.leader.document;
