/** Legal time: working days, months and the end of a day as Latvian law counts them. */
package lv.leader.calendar;
