package lv.leader.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import lv.leader.LeaderTest;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;

class QueryGuardTest extends LeaderTest {

    @Autowired
    TestRestTemplate web;

    @Autowired
    FilterService filters;

    @Autowired
    TaskService tasks;

    @Autowired
    RepositoryService repository;

    @Autowired
    RuntimeService runtime;

    @Autowired
    JdbcClient database;

    @BeforeEach
    @AfterEach
    void nobodySang() {
        Canary.SUNG.set(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"assigneeExpression\":\"${singingCanary.sing()}\"}",
                "{\"orQueries\":[{\"assigneeExpression\":\"${singingCanary.sing()}\"}]}",
                "{\"orQueries\":[{\"candidateGroupsExpression\":\"#{singingCanary.sing()}\"}]}",
                "{\"dueAfterExpression\":\"${dateTime().plusDays(1).getClass()}\"}",
                "{\"orQueries\":[{\"processInstanceBusinessKeyExpression\":\"x${singingCanary.sing()}\"}]}"
            })
    void anExpressionInAQueryIsNeverEvaluated(String query) {
        var answer = web.withBasicAuth("demo-officer", "Gauja-Salaca-2026")
                .postForEntity("/engine-rest/task?maxResults=10", json(query), String.class);
        assertThat(answer.getStatusCode().is2xxSuccessful()).isFalse();
        assertThat(Canary.SUNG).hasValue(0);
    }

    @Test
    void anExpressionIsNotStoredWithAFilter() {
        var poisoned = filters.newTaskFilter("poisoned")
                .setQuery(tasks.createTaskQuery()
                        .or()
                        .taskAssigneeExpression("${singingCanary.sing()}")
                        .endOr());
        assertThatThrownBy(() -> filters.saveFilter(poisoned)).isInstanceOf(ProcessEngineException.class);
        assertThat(Canary.SUNG).hasValue(0);
    }

    @Test
    void aFilterPoisonedInTheDatabaseBeforeIsNotEvaluated() {
        var innocent = filters.saveFilter(filters.newTaskFilter("innocent")
                .setQuery(tasks.createTaskQuery().taskAssignee("demo-officer")));
        database.sql("UPDATE act_ru_filter SET query_ = ? WHERE id_ = ?")
                .params("{\"orQueries\":[{\"assigneeExpression\":\"${singingCanary.sing()}\"}]}", innocent.getId())
                .update();
        try {
            assertThatThrownBy(() -> filters.list(innocent.getId())).isInstanceOf(ProcessEngineException.class);
            assertThatThrownBy(() -> filters.count(innocent.getId())).isInstanceOf(ProcessEngineException.class);
            assertThat(Canary.SUNG).hasValue(0);
        } finally {
            filters.deleteFilter(innocent.getId());
        }
    }

    @Test
    void myTasksStillWorks() {
        var mine = filters.saveFilter(filters.newTaskFilter("My tasks")
                .setQuery(tasks.createTaskQuery().taskAssigneeExpression("${currentUser()}")));
        try {
            var answer = web.withBasicAuth("demo-officer", "Gauja-Salaca-2026")
                    .getForEntity("/engine-rest/filter/" + mine.getId() + "/count", String.class);
            assertThat(answer.getStatusCode()).as(answer.getBody()).isEqualTo(HttpStatus.OK);
        } finally {
            filters.deleteFilter(mine.getId());
        }
    }

    @Test
    void aDiagramReachesListedBeansOnly() {
        run("listed", "${singingCanary.sing()}");
        assertThat(Canary.SUNG).hasValue(1);
        assertThatThrownBy(() -> run("unlisted", "${canary.sing()}")).hasMessageContaining("canary");
        assertThatThrownBy(() -> run("datasource", "${dataSource.toString()}")).hasMessageContaining("dataSource");
        assertThat(Canary.SUNG).hasValue(1);
    }

    private void run(String key, String expression) {
        repository
                .createDeployment()
                .addModelInstance(
                        key + ".bpmn",
                        Bpmn.createExecutableProcess(key)
                                .startEvent()
                                .serviceTask()
                                .camundaExpression(expression)
                                .endEvent()
                                .done())
                .deploy();
        runtime.startProcessInstanceByKey(key);
    }

    private static HttpEntity<String> json(String body) {
        var headers = new HttpHeaders();
        headers.setContentType(MediaType.APPLICATION_JSON);
        return new HttpEntity<>(body, headers);
    }
}
