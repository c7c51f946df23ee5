package lv.leader.access;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/** The lists that everybody finds in Tasklist on the first day: what is mine, what waits for my group. */
@Component
class TaskFilters implements SmartInitializingSingleton {

    private final FilterService filters;
    private final TaskService tasks;

    TaskFilters(FilterService filters, TaskService tasks) {
        this.filters = filters;
        this.tasks = tasks;
    }

    @Override
    public void afterSingletonsInstantiated() {
        // First what nobody has taken yet: who signs in for the first time sees work, not an empty list.
        keep(
                "Mana grupa · My group",
                -10,
                tasks.createTaskQuery()
                        .taskCandidateGroupInExpression("${currentUserGroups()}")
                        .taskUnassigned()
                        .orderByTaskCreateTime()
                        .asc());
        keep(
                "Mani uzdevumi · My tasks",
                0,
                tasks.createTaskQuery()
                        .taskAssigneeExpression("${currentUser()}")
                        .orderByTaskCreateTime()
                        .asc());
    }

    private void keep(String name, int priority, TaskQuery query) {
        if (filters.createTaskFilterQuery().filterName(name).count() > 0) {
            return;
        }
        var filter = filters.newTaskFilter(name);
        filter.setQuery(query);
        filter.setProperties(Map.of("priority", priority, "refresh", true, "variables", List.of()));
        filters.saveFilter(filter);
    }
}
