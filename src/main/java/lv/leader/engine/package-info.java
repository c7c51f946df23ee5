/**
 * The only place that knows Camunda: schema, history level, ids, clock, process gate, inbox, task guard, release of
 * models. The XxxDelegates of the steps are the switchboards between their diagrams and their faces.
 */
package lv.leader.engine;
