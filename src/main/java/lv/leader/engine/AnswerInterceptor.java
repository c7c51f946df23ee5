package lv.leader.engine;

import java.util.Map;
import org.camunda.bpm.engine.impl.cmd.CompleteTaskCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitTaskFormCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.springframework.util.ReflectionUtils;

/** Hands what is submitted with a task to the {@link AnswerKeeper} before the engine takes it, whoever submits it. */
class AnswerInterceptor extends CommandInterceptor {

    private final AnswerKeeper answers;

    AnswerInterceptor(AnswerKeeper answers) {
        this.answers = answers;
    }

    @Override
    public <T> T execute(Command<T> command) {
        if (command instanceof CompleteTaskCmd) {
            keep(CompleteTaskCmd.class, command, "variables");
        } else if (command instanceof SubmitTaskFormCmd) {
            keep(SubmitTaskFormCmd.class, command, "properties");
        }
        return next.execute(command);
    }

    @SuppressWarnings("unchecked")
    private void keep(Class<?> type, Command<?> command, String submitted) {
        String task = (String) field(type, "taskId", command);
        var values = (Map<String, Object>) field(type, submitted, command);
        var field = ReflectionUtils.findField(type, submitted);
        ReflectionUtils.setField(field, command, answers.keep(task, values));
    }

    private static Object field(Class<?> type, String name, Object target) {
        var field = ReflectionUtils.findField(type, name);
        ReflectionUtils.makeAccessible(field);
        return ReflectionUtils.getField(field, target);
    }
}
