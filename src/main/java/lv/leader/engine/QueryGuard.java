package lv.leader.engine;

import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.impl.AbstractQuery;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.cmd.AbstractExecuteFilterCmd;
import org.camunda.bpm.engine.impl.cmd.SaveFilterCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.query.Query;
import org.springframework.util.ReflectionUtils;

/**
 * First line against expressions in queries (CVE-2026-109432): they are refused where they come in, before anything is
 * stored or evaluated. {@link GuardedExpressions} is the second line.
 */
class QueryGuard extends CommandInterceptor {

    @Override
    public <T> T execute(Command<T> command) {
        if (command instanceof AbstractQuery<?, ?> query) {
            check(query);
        } else if (command instanceof SaveFilterCmd) {
            Filter filter = (Filter) field(SaveFilterCmd.class, "filter", command);
            check(filter == null ? null : filter.getQuery());
        } else if (command instanceof AbstractExecuteFilterCmd) {
            check((Query<?, ?>) field(AbstractExecuteFilterCmd.class, "extendingQuery", command));
        }
        return next.execute(command);
    }

    private static void check(Query<?, ?> query) {
        if (query instanceof TaskQueryImpl tasks) {
            tasks.getQueries().forEach(QueryGuard::checkOne);
        }
        if (query instanceof AbstractQuery<?, ?> one) {
            checkOne(one);
        }
    }

    private static void checkOne(AbstractQuery<?, ?> query) {
        for (String expression : query.getExpressions().values()) {
            if (!GuardedExpressions.harmless(expression)) {
                throw new AuthorizationException("A query may not contain this expression.");
            }
        }
    }

    private static Object field(Class<?> type, String name, Object target) {
        var field = ReflectionUtils.findField(type, name);
        ReflectionUtils.makeAccessible(field);
        return ReflectionUtils.getField(field, target);
    }
}
