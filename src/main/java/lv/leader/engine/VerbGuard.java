package lv.leader.engine;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import lv.leader.refusal.RefusedException;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.impl.AbstractQuery;
import org.camunda.bpm.engine.impl.cmd.ClaimTaskCmd;
import org.camunda.bpm.engine.impl.cmd.CompleteTaskCmd;
import org.camunda.bpm.engine.impl.cmd.ResolveTaskCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitTaskFormCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.ReflectionUtils;

/**
 * What a signed-in person may ask of the engine, from whatever screen or client: read what is granted, take, give back
 * and complete own tasks, start what is granted, keep filters. Every other verb is refused; administrators also keep
 * people and rights, suspend and give failed jobs new tries. What the application itself does carries no person.
 */
class VerbGuard extends CommandInterceptor {

    private static final Logger log = LoggerFactory.getLogger(VerbGuard.class);
    private static final String ADMINISTRATORS = "camunda-admin";

    private static final Pattern READING =
            Pattern.compile("(Get|Find|Is|AbstractGet|Check|ExecuteFilter|Create\\w*Query|AuthorizationCheck).*");
    private static final Set<String> FOR_ALL = Set.of(
            "StartProcessInstanceCmd", "SubmitStartFormCmd", "CreateFilterCmd", "SaveFilterCmd", "DeleteFilterCmd");
    private static final Pattern FOR_ADMINISTRATORS = Pattern.compile(
            "(Create|Save|Delete|Unlock|Set).*(User|Group|Membership|Tenant|Authorization|Password|Picture|Info).*"
                    + "|(Suspend|Activate).*|SetJobRetriesCmd|SetJobsRetries.*");

    private final TaskGuard tasks;
    private final ThreadLocal<Integer> depth = ThreadLocal.withInitial(() -> 0);

    VerbGuard(TaskGuard tasks) {
        this.tasks = tasks;
    }

    @Override
    public <T> T execute(Command<T> command) {
        int outer = depth.get();
        Authentication person = Context.getCommandContext().getAuthentication();
        // What a command does inside itself, and what our delegates do for it, is part of the allowed verb.
        if (outer == 0 && person != null) {
            depth.set(1);
            try {
                check(command, person);
                return next.execute(command);
            } catch (RefusedException refused) {
                // What a step refuses, too, is told in the person's words, and the form stays filled.
                throw tasks.badAnswer(refused.refusal());
            } finally {
                depth.set(0);
            }
        }
        return next.execute(command);
    }

    @SuppressWarnings("unchecked")
    private void check(Command<?> command, Authentication person) {
        if (command instanceof ResolveTaskCmd) {
            refuse(command, person);
        } else if (command instanceof CompleteTaskCmd) {
            tasks.beforeCompletion(
                    (String) field(CompleteTaskCmd.class, "taskId", command),
                    (Map<String, Object>) field(CompleteTaskCmd.class, "variables", command),
                    person);
        } else if (command instanceof SubmitTaskFormCmd) {
            tasks.beforeCompletion(
                    (String) field(SubmitTaskFormCmd.class, "taskId", command),
                    (Map<String, Object>) field(SubmitTaskFormCmd.class, "properties", command),
                    person);
        } else if (command instanceof ClaimTaskCmd) {
            tasks.beforeClaim(
                    (String) field(ClaimTaskCmd.class, "taskId", command),
                    (String) field(ClaimTaskCmd.class, "userId", command),
                    person);
        } else if (!(command instanceof AbstractQuery)
                && !allowed(command.getClass().getSimpleName(), person)) {
            refuse(command, person);
        }
    }

    private static boolean allowed(String verb, Authentication person) {
        return READING.matcher(verb).matches()
                || FOR_ALL.contains(verb)
                || (person.getGroupIds() != null
                        && person.getGroupIds().contains(ADMINISTRATORS)
                        && FOR_ADMINISTRATORS.matcher(verb).matches());
    }

    private static void refuse(Command<?> command, Authentication person) {
        log.info("Refused {} to {}", command.getClass().getSimpleName(), person.getUserId());
        throw new AuthorizationException("This is not done from outside: tasks are completed with their form, cases are"
                + " changed by their process.");
    }

    private static Object field(Class<?> type, String name, Object target) {
        var field = ReflectionUtils.findField(type, name);
        ReflectionUtils.makeAccessible(field);
        return ReflectionUtils.getField(field, target);
    }
}
