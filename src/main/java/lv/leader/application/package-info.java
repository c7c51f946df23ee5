/** Step 4: the project application, submitted once and never changed. */
package lv.leader.application;
