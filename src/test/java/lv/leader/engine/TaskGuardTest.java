package lv.leader.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import lv.leader.LeaderTest;
import lv.leader.access.People;
import lv.leader.database.Ids;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Every verb over REST, as the assignee, a colleague, another LAG's colleague and somebody with no business here. */
class TaskGuardTest extends LeaderTest {

    private static final String ASSIGNEE = "demo-evaluator-1";
    private static final String COLLEAGUE = "demo-evaluator-2";
    private static final String OTHER_LAG = "demo-evaluator-al31";
    private static final String STRANGER = "demo-accountant";

    @Autowired
    TestRestTemplate web;

    @Autowired
    RepositoryService repository;

    @Autowired
    AuthorizationService authorizations;

    @Autowired
    ProcessGate gate;

    @Autowired
    TaskService tasks;

    @Autowired
    People people;

    private final UUID caseId = Ids.next();
    private String task;
    private String instance;
    private String execution;

    @BeforeEach
    void aTaskInSomebodysHands() {
        people.localActionGroup("AL31", "Darīsim paši!");
        people.employ(
                OTHER_LAG,
                "Demo",
                "Evaluator AL31",
                "Gauja-Salaca-2026",
                java.util.List.of("lag-evaluator"),
                java.util.List.of("AL31"));
        grantEvaluatorsTheTestProcess();
        repository
                .createDeployment()
                .name("guard test")
                .enableDuplicateFiltering(true)
                .addClasspathResource("test-processes/guarded.bpmn")
                .addClasspathResource("test-processes/prepare.form")
                .deploy();
        instance = gate.start("guarded", caseId, "AL12", Map.of());
        var open = tasks.createTaskQuery().processInstanceId(instance).singleResult();
        task = open.getId();
        execution = open.getExecutionId();
        tasks.claim(task, ASSIGNEE);
    }

    @ParameterizedTest(name = "{0} {1}: assignee {3}, colleague {4}, other LAG {5}, stranger {6}")
    @CsvSource(delimiter = '|', textBlock = """
            # verb | address                                 | body                                        | assignee | colleague | other LAG | stranger
            POST   | /task/{t}/complete                      | {"variables":{"result":{"value":"good"}}}   | 204 | 403 | 403 | 403
            POST   | /task/{t}/submit-form                   | {"variables":{"result":{"value":"good"}}}   | 204 | 403 | 403 | 403
            POST   | /task/{t}/complete                      | {"variables":{"result":{"value":"ugly"}}}   | 400 | 403 | 403 | 403
            POST   | /task/{t}/complete                      | {"variables":{"outcome":{"value":"good"}}}  | 400 | 403 | 403 | 403
            POST   | /task/{t}/claim                         | {"userId":"{me}"}                           | 204 | 403 | 403 | 403
            POST   | /task/{t}/claim                         | {"userId":"demo-manager"}                   | 403 | 403 | 403 | 403
            POST   | /task/{t}/unclaim                       | {}                                          | 403 | 403 | 403 | 403
            POST   | /task/{t}/resolve                       | {}                                          | 403 | 403 | 403 | 403
            POST   | /task/{t}/delegate                      | {"userId":"demo-manager"}                   | 403 | 403 | 403 | 403
            POST   | /task/{t}/assignee                      | {"userId":"demo-manager"}                   | 403 | 403 | 403 | 403
            POST   | /task/{t}/bpmnError                     | {"errorCode":"any"}                         | 403 | 403 | 403 | 403
            POST   | /task/{t}/bpmnEscalation                | {"escalationCode":"any"}                    | 403 | 403 | 403 | 403
            PUT    | /task/{t}/variables/any                 | {"value":"x"}                               | 403 | 403 | 403 | 403
            PUT    | /task/{t}/localVariables/any            | {"value":"x"}                               | 403 | 403 | 403 | 403
            DELETE | /task/{t}                               |                                             | 403 | 403 | 403 | 403
            PUT    | /execution/{e}/localVariables/any       | {"value":"x"}                               | 403 | 403 | 403 | 403
            POST   | /execution/{e}/signal                   | {}                                          | 403 | 403 | 403 | 403
            PUT    | /process-instance/{i}/variables/any     | {"value":"x"}                               | 403 | 403 | 403 | 403
            POST   | /process-instance/{i}/modification      | {"instructions":[{"type":"cancel","activityId":"Task_Prepare"}]} | 403 | 403 | 403 | 403
            PUT    | /process-instance/{i}/suspended         | {"suspended":true}                          | 403 | 403 | 403 | 403
            DELETE | /process-instance/{i}                   |                                             | 403 | 403 | 403 | 403
            POST   | /message                                | {"messageName":"Any","processInstanceId":"{i}"} | 403 | 403 | 403 | 403
            POST   | /signal                                 | {"name":"Any"}                              | 403 | 403 | 403 | 403
            """)
    void eachVerbIsAnsweredAsTheTableSays(
            String verb, String address, String body, int assignee, int colleague, int otherLag, int stranger) {
        // From the one without rights to the one with: nobody before changed anything.
        expect(STRANGER, verb, address, body, stranger);
        expect(OTHER_LAG, verb, address, body, otherLag);
        expect(COLLEAGUE, verb, address, body, colleague);
        expect(ASSIGNEE, verb, address, body, assignee);
    }

    @Test
    void whoPreparedDoesNotCheck() {
        complete(ASSIGNEE, task, "{\"variables\":{\"result\":{\"value\":\"good\"}}}");
        String check = tasks.createTaskQuery()
                .processInstanceId(instance)
                .singleResult()
                .getId();
        var refused = call(ASSIGNEE, "POST", "/task/" + check + "/claim", "{\"userId\":\"" + ASSIGNEE + "\"}");
        assertThat(refused.getStatusCode().value()).isEqualTo(403);
        assertThat(refused.getBody()).contains("Four eyes");
        assertThat(call(COLLEAGUE, "POST", "/task/" + check + "/claim", "{\"userId\":\"" + COLLEAGUE + "\"}")
                        .getStatusCode()
                        .value())
                .isEqualTo(204);
        String smuggled = "{\"variables\":{\"outcome\":{\"value\":\"approve\"},\"amount\":{\"value\":\"1\"}}}";
        assertThat(complete(COLLEAGUE, check, smuggled).getStatusCode().value()).isEqualTo(400);
        assertThat(complete(COLLEAGUE, check, "{\"variables\":{\"outcome\":{\"value\":\"approve\"}}}")
                        .getStatusCode()
                        .value())
                .isEqualTo(204);
    }

    @Test
    void aRefusalSaysWhatToDo() {
        assertThat(complete(COLLEAGUE, task, "{}").getBody()).contains("Claim it first");
        assertThat(complete(ASSIGNEE, task, "{\"variables\":{\"result\":{\"value\":\"ugly\"}}}")
                        .getBody())
                .contains("Result: ugly is not possible here");
    }

    @Test
    void anotherLagsColleagueDoesNotEvenSeeTheTask() {
        assertThat(call(OTHER_LAG, "GET", "/task?processInstanceId=" + instance + "&maxResults=5", null)
                        .getBody())
                .isEqualTo("[]");
        assertThat(call(COLLEAGUE, "GET", "/task?processInstanceId=" + instance + "&maxResults=5", null)
                        .getBody())
                .contains(task);
    }

    private void expect(String person, String verb, String address, String body, int status) {
        var answer = call(person, verb, fill(address, person), fill(body, person));
        assertThat(answer.getStatusCode().value())
                .as("%s %s as %s: %s", verb, address, person, answer.getBody())
                .isEqualTo(status);
    }

    private String fill(String text, String person) {
        return text == null
                ? null
                : text.replace("{t}", task)
                        .replace("{i}", instance)
                        .replace("{e}", execution)
                        .replace("{me}", person);
    }

    private ResponseEntity<String> complete(String person, String task, String body) {
        return call(person, "POST", "/task/" + task + "/complete", body);
    }

    private ResponseEntity<String> call(String person, String verb, String address, String body) {
        var headers = new HttpHeaders();
        headers.setContentType(MediaType.APPLICATION_JSON);
        return web.withBasicAuth(person, "Gauja-Salaca-2026")
                .exchange(
                        "/engine-rest" + address,
                        HttpMethod.valueOf(verb),
                        new HttpEntity<>(body, headers),
                        String.class);
    }

    private void grantEvaluatorsTheTestProcess() {
        if (authorizations
                        .createAuthorizationQuery()
                        .groupIdIn("lag-evaluator")
                        .resourceId("guarded")
                        .count()
                == 0) {
            var grant = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
            grant.setGroupId("lag-evaluator");
            grant.setResource(Resources.PROCESS_DEFINITION);
            grant.setResourceId("guarded");
            grant.addPermission(Permissions.READ);
            grant.addPermission(Permissions.READ_TASK);
            grant.addPermission(ProcessDefinitionPermissions.TASK_WORK);
            authorizations.saveAuthorization(grant);
        }
    }
}
