/** Who may do what: staff sign-in, groups and their grants, tenants. Nothing is open by default. */
package lv.leader.access;
