package lv.leader.engine;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.springframework.stereotype.Component;

/**
 * Plays cases through the engine from the outside: people take and complete tasks as they would in Tasklist, jobs are
 * executed when they are due. Every guard is asked, as for anybody else.
 */
@Component
public class Playback {

    private final PlaybackMapper mapper;
    private final TaskService tasks;
    private final FormService forms;
    private final ManagementService jobs;
    private final IdentityService identity;
    private final ProcessEngineConfigurationImpl configuration;
    private final Map<String, Authentication> people = new HashMap<>();

    Playback(
            PlaybackMapper mapper,
            TaskService tasks,
            FormService forms,
            ManagementService jobs,
            IdentityService identity,
            ProcessEngine engine) {
        this.mapper = mapper;
        this.tasks = tasks;
        this.forms = forms;
        this.jobs = jobs;
        this.identity = identity;
        this.configuration = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
    }

    /**
     * A task that waits for somebody.
     *
     * @param process id of the diagram
     * @param task id of the task in the diagram
     * @param assignee who holds it; null while nobody does
     * @param tenant code of the LAG; null for what belongs to none
     */
    public record OpenTask(String id, UUID caseId, String process, String task, String assignee, String tenant) {}

    /** Where a case's process ended: id of the end event in the diagram. */
    public record Ending(UUID caseId, String element) {}

    /** How long the ended instances of a diagram took from start to end, mean in seconds. */
    public record Lasted(String process, long ended, long meanSeconds) {}

    /** Runs with the executor of jobs at rest, so that nothing goes on beside it. */
    public void alone(Runnable play) {
        JobExecutor executor = configuration.getJobExecutor();
        boolean worked = executor != null && executor.isActive();
        if (worked) {
            executor.shutdown();
        }
        try {
            play.run();
        } finally {
            if (worked) {
                executor.start();
            }
        }
    }

    /** Everything that waits for somebody, oldest first. */
    public List<OpenTask> openTasks() {
        return mapper.openTasks();
    }

    /** The person takes the task, unless it is already theirs, and completes it with the answers. */
    public void complete(OpenTask task, String person, Map<String, Object> answers) {
        try {
            identity.setAuthentication(people.computeIfAbsent(person, this::authentication));
            if (!person.equals(task.assignee())) {
                tasks.claim(task.id(), person);
            }
            forms.submitTaskForm(task.id(), new HashMap<>(answers));
        } finally {
            identity.clearAuthentication();
        }
    }

    private Authentication authentication(String person) {
        List<String> groups = identity.createGroupQuery().groupMember(person).list().stream()
                .map(group -> group.getId())
                .toList();
        List<String> tenants = identity.createTenantQuery().userMember(person).list().stream()
                .map(tenant -> tenant.getId())
                .toList();
        return new Authentication(person, groups, tenants);
    }

    /**
     * Executes what is due now, and what becomes due by that.
     *
     * @return how many jobs
     */
    public int runJobs() {
        int done = 0;
        for (List<String> due = mapper.dueJobs(); !due.isEmpty(); due = mapper.dueJobs()) {
            for (String job : due) {
                if (jobs.createJobQuery().jobId(job).count() == 1) {
                    jobs.executeJob(job);
                    done++;
                }
            }
        }
        return done;
    }

    /** When the next timer goes off, of those not due yet. */
    public Optional<Instant> nextDue() {
        return Optional.ofNullable(mapper.nextDue());
    }

    /** The end events that cases of a diagram reached. */
    public List<Ending> endings(String process) {
        return mapper.endings(process);
    }

    /** Instances with neither task, job, subscription nor incident: none, or the model has a hole. */
    public List<String> stuck() {
        return mapper.stuck();
    }

    /** Messages of the open incidents, at most twenty. */
    public List<String> incidents() {
        return mapper.incidents();
    }

    public List<Lasted> lasted() {
        return mapper.lasted();
    }
}
