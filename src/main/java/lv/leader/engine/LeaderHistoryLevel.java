package lv.leader.engine;

import org.camunda.bpm.engine.impl.history.AbstractHistoryLevel;
import org.camunda.bpm.engine.impl.history.event.HistoryEventType;
import org.camunda.bpm.engine.impl.history.event.HistoryEventTypes;

/**
 * Everything that Cockpit, the time per step, DMN audit and the operation log need; no detail of each variable update,
 * the largest cost of history, since our own audit entries hold what was before and after.
 */
class LeaderHistoryLevel extends AbstractHistoryLevel {

    static final String NAME = "leader";

    @Override
    public int getId() {
        return 41;
    }

    @Override
    public String getName() {
        return NAME;
    }

    @Override
    public boolean isHistoryEventProduced(HistoryEventType type, Object entity) {
        return type != HistoryEventTypes.VARIABLE_INSTANCE_UPDATE_DETAIL
                && type != HistoryEventTypes.FORM_PROPERTY_UPDATE;
    }
}
