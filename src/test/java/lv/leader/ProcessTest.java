package lv.leader;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import lv.leader.access.People;
import lv.leader.access.Staff;
import lv.leader.database.Ids;
import lv.leader.database.LeaderClock;
import lv.leader.party.Parties;
import lv.leader.party.Party;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Walks cases through the real engine as the people who do: each task is claimed and completed by somebody signed in, so
 * that every guard is asked, and jobs run when the test says so.
 */
public abstract class ProcessTest extends LeaderTest {

    protected static final String PASSWORD = "Gauja-Salaca-2026";
    private static final ZoneId RIGA = ZoneId.of("Europe/Riga");

    @Autowired
    protected RuntimeService runtime;

    @Autowired
    protected TaskService tasks;

    @Autowired
    protected ManagementService jobs;

    @Autowired
    protected HistoryService history;

    @Autowired
    protected RepositoryService repository;

    @Autowired
    protected Staff staff;

    @Autowired
    protected People people;

    @Autowired
    protected Parties parties;

    @Autowired
    protected LeaderClock clock;

    private final List<UUID> cases = new ArrayList<>();

    @AfterEach
    void leaveNothingBehind() {
        clock.release();
        for (UUID caseId : cases) {
            runtime.createProcessInstanceQuery()
                    .processInstanceBusinessKey(caseId.toString())
                    .rootProcessInstances()
                    .list()
                    .forEach(instance -> runtime.deleteProcessInstance(instance.getId(), "the test is over"));
        }
    }

    /** A new LAG with a manager and a board member, known as {@code manager-CODE} and {@code board-CODE}. */
    protected String aLocalActionGroup() {
        String code = "T" + Long.toHexString(Ids.next().getLeastSignificantBits());
        people.localActionGroup(code, "Demo group " + code);
        people.employ("manager-" + code, "Demo", "Manager", PASSWORD, List.of("lag-manager"), List.of(code));
        people.mailbox("manager-" + code, "manager-" + code + "@example.org");
        people.employ("board-" + code, "Demo", "Board", PASSWORD, List.of("lag-board"), List.of(code));
        UUID party = Ids.next();
        parties.register(
                new Party(party, Party.Kind.ORGANISATION, "Demo group " + code, code, null, "association", false));
        parties.localActionGroup(code, party, List.of("0053000", "0054000"));
        return code;
    }

    /** Remembers a case, so that nothing of it runs on when the test is over. */
    protected UUID follow(UUID caseId) {
        cases.add(caseId);
        return caseId;
    }

    /** The person claims the open task, if it isn't already theirs, and completes it. */
    protected void complete(String person, UUID caseId, String task, Map<String, Object> answers) {
        String id = take(person, caseId, task);
        as(person, () -> tasks.complete(id, answers));
        runJobs(caseId);
    }

    protected String take(String person, UUID caseId, String task) {
        Task open = open(caseId, task).stream()
                .filter(found ->
                        found.getAssignee() == null || found.getAssignee().equals(person))
                .findFirst()
                .orElseThrow(
                        () -> new AssertionError(task + " is not open for " + person + " but " + openTasks(caseId)));
        if (open.getAssignee() == null) {
            as(person, () -> tasks.claim(open.getId(), person));
        }
        return open.getId();
    }

    protected List<Task> open(UUID caseId, String task) {
        return tasks.createTaskQuery()
                .processInstanceBusinessKey(caseId.toString())
                .taskDefinitionKey(task)
                .list();
    }

    protected List<String> openTasks(UUID caseId) {
        return tasks.createTaskQuery().processInstanceBusinessKey(caseId.toString()).list().stream()
                .map(Task::getTaskDefinitionKey)
                .distinct()
                .sorted()
                .toList();
    }

    protected void as(String person, Runnable action) {
        try {
            staff.as(person, () -> {
                action.run();
                return null;
            });
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Everything that is due for the case now, and what reaches it through the inbox. */
    protected void runJobs(UUID caseId) {
        boolean ran = true;
        while (ran) {
            Set<String> own = new HashSet<>();
            runtime.createProcessInstanceQuery()
                    .processInstanceBusinessKey(caseId.toString())
                    .list()
                    .forEach(instance -> own.add(instance.getId()));
            var due = jobs.createJobQuery().executable().list().stream()
                    .filter(job -> job.getProcessInstanceId() == null || own.contains(job.getProcessInstanceId()))
                    .findFirst();
            due.ifPresent(job -> jobs.executeJob(job.getId()));
            ran = due.isPresent();
        }
    }

    /** Lets the clock stand at noon of a day in Riga. */
    protected void noonOf(String day) {
        clock.moveTo(LocalDate.parse(day).atTime(12, 0).atZone(RIGA).toInstant());
    }

    protected void moveTo(Instant moment, UUID caseId) {
        clock.moveTo(moment);
        runJobs(caseId);
    }

    protected Instant dateOf(UUID caseId, String variable) {
        return ((Date) variable(caseId, variable)).toInstant();
    }

    /** Of an instance of the case that still runs. */
    protected Object variable(UUID caseId, String variable) {
        String[] instances =
                runtime.createProcessInstanceQuery().processInstanceBusinessKey(caseId.toString()).list().stream()
                        .map(instance -> instance.getId())
                        .toArray(String[]::new);
        return runtime
                .createVariableInstanceQuery()
                .variableName(variable)
                .processInstanceIdIn(instances)
                .list()
                .stream()
                .map(found -> found.getValue())
                .filter(value -> value != null)
                .findFirst()
                .orElse(null);
    }

    /** Ids of the end events that the case's instances of a diagram reached. */
    protected List<String> endsOf(UUID caseId, String process) {
        return history
                .createHistoricActivityInstanceQuery()
                .processDefinitionId(repository
                        .createProcessDefinitionQuery()
                        .processDefinitionKey(process)
                        .latestVersion()
                        .singleResult()
                        .getId())
                .list()
                .stream()
                .filter(activity -> activity.getActivityType().endsWith("EndEvent"))
                .filter(end -> isOf(caseId, end.getProcessInstanceId()))
                .map(end -> end.getActivityId())
                .toList();
    }

    protected boolean hasPassed(UUID caseId, String activity) {
        return history.createHistoricActivityInstanceQuery().activityId(activity).finished().list().stream()
                .anyMatch(passed -> isOf(caseId, passed.getProcessInstanceId()));
    }

    protected void assertEnded(UUID caseId, String process, String end) {
        assertThat(endsOf(caseId, process)).contains(end);
        assertThat(runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(caseId.toString())
                        .processDefinitionKey(process)
                        .count())
                .isZero();
    }

    private boolean isOf(UUID caseId, String instance) {
        var found = history.createHistoricProcessInstanceQuery()
                .processInstanceId(instance)
                .singleResult();
        return caseId.toString().equals(found.getBusinessKey());
    }
}
