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

    private static final String ME = "${currentUser()}";
    private static final String MY_GROUPS = "${currentUserGroups()}";

    private final FilterService filters;
    private final TaskService tasks;

    TaskFilters(FilterService filters, TaskService tasks) {
        this.filters = filters;
        this.tasks = tasks;
    }

    @Override
    public void afterSingletonsInstantiated() {
        // First all that waits for a person, whether it is theirs already or still anybody's: nobody begins at an empty
        // list.
        keep(
                "Gaida mani · Waits for me",
                -20,
                tasks.createTaskQuery()
                        .or()
                        .taskAssigneeExpression(ME)
                        .taskCandidateGroupInExpression(MY_GROUPS)
                        .endOr()
                        .orderByTaskCreateTime()
                        .asc());
        keep(
                "Mani uzdevumi · My tasks",
                -10,
                tasks.createTaskQuery()
                        .taskAssigneeExpression(ME)
                        .orderByTaskCreateTime()
                        .asc());
        keep(
                "Mana grupa · My group",
                0,
                tasks.createTaskQuery()
                        .taskCandidateGroupInExpression(MY_GROUPS)
                        .taskUnassigned()
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
