package lv.leader.desk;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.is;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.Map;
import java.util.UUID;
import lv.leader.LeaderTest;
import lv.leader.database.Ids;
import lv.leader.engine.ProcessGate;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

class DeskTest extends LeaderTest {

    @Autowired
    WebApplicationContext context;

    @Autowired
    RepositoryService repository;

    @Autowired
    ProcessGate gate;

    @Autowired
    TaskService tasks;

    private final UUID caseId = Ids.next();
    private MockMvc web;
    private String task;

    @BeforeEach
    void aTaskOnSomebodysDesk() {
        web = MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build();
        repository
                .createDeployment()
                .name("guard test")
                .enableDuplicateFiltering(true)
                .addClasspathResource("test-processes/guarded.bpmn")
                .addClasspathResource("test-processes/prepare.form")
                .deploy();
        String instance = gate.start("guarded", caseId, "AL12", Map.of());
        task = tasks.createTaskQuery()
                .processInstanceId(instance)
                .singleResult()
                .getId();
    }

    @Test
    void nobodyOpensATaskBeforeTakingIt() throws Exception {
        open("demo-evaluator-1", task)
                .andExpect(status().isForbidden())
                .andExpect(jsonPath("$.code", is("task.not-yours")));
    }

    @Test
    void whoHoldsItOpensItAndNobodyElse() throws Exception {
        tasks.claim(task, "demo-evaluator-1");
        open("demo-evaluator-1", task)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.caseId", is(caseId.toString())))
                .andExpect(jsonPath("$.process", is("guarded")))
                .andExpect(jsonPath("$.words", hasKey("saved")))
                .andExpect(jsonPath("$.token").isNotEmpty());
        open("demo-evaluator-2", task)
                .andExpect(status().isForbidden())
                .andExpect(jsonPath("$.text", containsString("not yours")));
    }

    @Test
    void aTaskThatIsGoneSaysSo() throws Exception {
        open("demo-evaluator-1", Ids.next().toString())
                .andExpect(status().isNotFound())
                .andExpect(jsonPath("$.code", is("task.gone")));
    }

    @Test
    void formsAreServedToStaffOnly() throws Exception {
        web.perform(get("/forms/desk.js")
                        .with(user("demo-manager").authorities(new SimpleGrantedAuthority("ROLE_STAFF"))))
                .andExpect(status().isOk());
        web.perform(get("/forms/desk.js")).andExpect(status().is3xxRedirection());
        web.perform(get("/forms/strategy-start.form")
                        .with(user("demo-manager").authorities(new SimpleGrantedAuthority("ROLE_STAFF"))))
                .andExpect(status().isNotFound());
    }

    private ResultActions open(String person, String task) throws Exception {
        return web.perform(get("/api/desk/tasks/" + task)
                .with(user(person).authorities(new SimpleGrantedAuthority("ROLE_STAFF"))));
    }
}
