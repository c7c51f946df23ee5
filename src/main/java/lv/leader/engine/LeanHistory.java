package lv.leader.engine;

import java.util.Date;
import org.camunda.bpm.engine.impl.history.event.HistoricActivityInstanceEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoricScopeInstanceEvent;
import org.camunda.bpm.engine.impl.history.event.HistoricTaskInstanceEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.history.handler.DbHistoryEventHandler;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;

/**
 * Writes history as the vendor does, but asks the database when something began only where that is needed for a duration
 * and not known from the task at hand.
 */
class LeanHistory extends DbHistoryEventHandler {

    @Override
    protected void insertOrUpdate(HistoryEvent event) {
        if (event instanceof HistoricScopeInstanceEvent scope && isOnlyUpdated(event)) {
            Date began = began(scope);
            if (began != null || scope.getEndTime() == null) {
                scope.setStartTime(began);
                getDbEntityManager().merge(event);
                return;
            }
        }
        super.insertOrUpdate(event);
    }

    private boolean isOnlyUpdated(HistoryEvent event) {
        return event.getId() != null
                && !isInitialEvent(event)
                && getDbEntityManager().getCachedEntity(event.getClass(), event.getId()) == null;
    }

    private Date began(HistoricScopeInstanceEvent event) {
        if (event instanceof HistoricTaskInstanceEventEntity task) {
            TaskEntity known = getDbEntityManager().getCachedEntity(TaskEntity.class, task.getTaskId());
            return known == null ? null : known.getCreateTime();
        }
        if (event instanceof HistoricActivityInstanceEventEntity activity) {
            return getDbEntityManager().getCachedEntitiesByType(TaskEntity.class).stream()
                    .filter(task -> task.getExecution() != null
                            && activity.getActivityInstanceId()
                                    .equals(task.getExecution().getActivityInstanceId()))
                    .map(TaskEntity::getCreateTime)
                    .findFirst()
                    .orElse(null);
        }
        return null;
    }
}
