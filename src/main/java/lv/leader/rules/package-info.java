/** Rules: the DMN tables in force or pinned, asked by name, every answer kept with the table that gave it. */
package lv.leader.rules;
