package lv.leader.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import lv.leader.database.Ids;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.AcquireJobsCmd;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.jobexecutor.ExecuteJobHelper;

/**
 * Our diagram of a payment request with services that do nothing, worked through by four people: the same on any engine,
 * so that engines can be compared.
 */
final class ClaimsByHand {

    static final String PROCESS = "measured-claim";

    /** Who does which task with which answers. */
    private record Hand(String task, String person, String group, Map<String, Object> answers) {}

    private static final List<Hand> HANDS = List.of(
            new Hand("Task_MeasuredCheck", "demo-officer", "lad-officer", Map.of("result", "accept")),
            new Hand(
                    "Task_VisitSite",
                    "demo-inspector",
                    "lad-inspector",
                    Map.of("found", "as-approved", "report", "Built as approved, in use, the sign is up.")),
            new Hand("Task_CheckSecond", "demo-checker", "lad-checker", Map.of("second", "agree")),
            new Hand(
                    "Task_AuthorisePayment",
                    "demo-authoriser",
                    "lad-authoriser",
                    Map.of("authorisation", "authorise")));

    private final ProcessEngine engine;
    private final ProcessEngineConfigurationImpl configuration;

    ClaimsByHand(ProcessEngine engine) throws IOException {
        this.engine = engine;
        this.configuration = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        String diagram = Files.readString(Path.of("processes/payment-claim.bpmn"))
                .replace("id=\"payment-claim\"", "id=\"" + PROCESS + "\"")
                .replace("bpmnElement=\"payment-claim\"", "bpmnElement=\"" + PROCESS + "\"")
                // The step's own condition for this task asks for rows that nobody has written here.
                .replace("Task_CheckClaim", "Task_MeasuredCheck")
                .replaceAll("delegateExpression=\"[^\"]*\"", "delegateExpression=\"\\${measured}\"");
        var deployment = engine.getRepositoryService()
                .createDeployment()
                .enableDuplicateFiltering(true)
                .addString("measured-claim.bpmn", diagram);
        for (String form : List.of("visit-report", "second-check", "authorisation")) {
            deployment.addString(form + ".form", Files.readString(Path.of("forms/" + form + ".form")));
        }
        deployment.deploy();
    }

    static int tasks(int claims) {
        return claims * HANDS.size();
    }

    /** How a claim begins and how it hears that it is paid: the application's own ways. */
    interface Ways {

        void start(UUID claim, Map<String, Object> values);

        void booked(UUID claim);
    }

    /** Told what has been done since it was told last. */
    interface Watch {

        void done(String part);
    }

    void work(int claims, Ways ways, Watch watch) {
        List<UUID> all = new ArrayList<>();
        for (int i = 0; i < claims; i++) {
            UUID claim = Ids.next();
            all.add(claim);
            ways.start(
                    claim,
                    new HashMap<>(
                            Map.of("claimDue", new Date(), "visit", true, "payable", true, "finalRequest", true)));
        }
        runJobs();
        watch.done("begin");
        for (Hand hand : HANDS) {
            // Who looks for tasks here is the measure, not a person: one statement for all.
            Map<String, String> open = new HashMap<>();
            engine.getTaskService()
                    .createTaskQuery()
                    .processDefinitionKey(PROCESS)
                    .taskDefinitionKey(hand.task())
                    .list()
                    .forEach(task -> open.put(task.getId(), task.getAssignee()));
            watch.done("look");
            open.keySet().forEach(task -> as(hand, () -> engine.getTaskService().claim(task, hand.person())));
            watch.done("claim");
            open.keySet()
                    .forEach(task -> as(
                            hand, () -> engine.getFormService().submitTaskForm(task, new HashMap<>(hand.answers()))));
            watch.done("complete");
            runJobs();
            watch.done("continue");
        }
        all.forEach(ways::booked);
        runJobs();
        watch.done("end");
        long left = engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processDefinitionKey(PROCESS)
                .count();
        if (left > 0) {
            throw new IllegalStateException(left + " claims did not come to their end");
        }
    }

    private void as(Hand hand, Runnable action) {
        var identity = engine.getIdentityService();
        try {
            identity.setAuthentication(new Authentication(hand.person(), List.of(hand.group()), List.of()));
            action.run();
        } finally {
            identity.clearAuthentication();
        }
    }

    /** As the job executor does: acquired in batches, locked, executed one by one. */
    private void runJobs() {
        var commands = configuration.getCommandExecutorTxRequired();
        while (true) {
            var acquired = commands.execute(new AcquireJobsCmd(configuration.getJobExecutor()));
            if (acquired.size() == 0) {
                return;
            }
            acquired.getJobIdBatches()
                    .forEach(batch -> batch.forEach(job -> ExecuteJobHelper.executeJob(job, commands)));
        }
    }
}
