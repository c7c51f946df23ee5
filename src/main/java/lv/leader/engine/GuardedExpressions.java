package lv.leader.engine;

import java.util.AbstractMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.delegate.BaseDelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.el.Expression;
import org.camunda.bpm.engine.impl.el.JuelExpression;
import org.camunda.bpm.engine.spring.SpringExpressionManager;
import org.springframework.context.ApplicationContext;

/**
 * Expressions see only what diagrams need, and in queries nothing but who asks and when.
 *
 * <p>A query's expression is the caller's own text, evaluated by the engine (CVE-2026-109432). It has no scope, which
 * tells it apart from a diagram's: so whatever the way it came in, ad hoc, in an or-branch or from a saved filter, only
 * harmless ones are evaluated.
 */
class GuardedExpressions extends SpringExpressionManager {

    private static final Pattern HARMLESS = Pattern.compile(
            "\\s*[$#]\\{\\s*(currentUser\\(\\)|currentUserGroups\\(\\)|now\\(\\)"
                    + "|dateTime\\(\\)(\\.(plus|minus)(Seconds|Minutes|Hours|Days|Weeks|Months|Years)\\(\\d{1,5}\\))*(\\.toDate\\(\\))?)\\s*}\\s*");

    GuardedExpressions(ApplicationContext context, Map<Object, Object> beans) {
        super(context, beans);
    }

    static boolean harmless(String expression) {
        return expression == null || HARMLESS.matcher(expression).matches();
    }

    @Override
    public Expression createExpression(String text) {
        ensureInitialized();
        return new JuelExpression(createValueExpression(text.trim()), this, text.trim()) {
            @Override
            public Object getValue(VariableScope scope, BaseDelegateExecution execution) {
                if (scope == null && execution == null && isExpression(text) && !harmless(text)) {
                    throw new AuthorizationException("A query may not contain this expression.");
                }
                return super.getValue(scope, execution);
            }
        };
    }

    private static boolean isExpression(String text) {
        return text.contains("${") || text.contains("#{");
    }

    /** The beans that diagrams may name: delegates, listeners and values; nothing else of the application. */
    static Map<Object, Object> beansOf(ApplicationContext context) {
        return new AbstractMap<>() {
            @Override
            public boolean containsKey(Object name) {
                return get(name) != null;
            }

            @Override
            public Object get(Object name) {
                if (!(name instanceof String bean) || !context.containsBean(bean)) {
                    return null;
                }
                Class<?> type = context.getType(bean);
                boolean listed = type != null
                        && Set.of(JavaDelegate.class, ExecutionListener.class, TaskListener.class, ProcessValues.class)
                                .stream()
                                .anyMatch(allowed -> allowed.isAssignableFrom(type));
                return listed ? context.getBean(bean) : null;
            }

            @Override
            public Set<Entry<Object, Object>> entrySet() {
                return Set.of();
            }
        };
    }
}
