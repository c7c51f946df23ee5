package lv.leader.cockpit;

import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import lv.leader.LeaderTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** The map shows cases and money of all groups: who may not see that gets no number. */
class StepMapTest extends LeaderTest {

    @Autowired
    WebApplicationContext context;

    @ParameterizedTest
    @ValueSource(strings = {"demo-programme", "demo-admin"})
    void managersOfTheProgrammeAndAdministratorsReadIt(String person) throws Exception {
        open(person)
                .andExpect(status().isOk())
                .andExpect(header().string("Cache-Control", "no-store"))
                .andExpect(jsonPath("$.steps", hasSize(9)))
                .andExpect(jsonPath("$.steps[0].title", is("The group prepares its strategy")))
                .andExpect(jsonPath("$.steps[3].diagrams[0].process", is("project")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "demo-manager",
                "demo-board",
                "demo-evaluator-1",
                "demo-secretariat",
                "demo-officer",
                "demo-approver",
                "demo-auditor",
                "demo-analyst",
                "nobody-at-all"
            })
    void othersGetNoNumber(String person) throws Exception {
        open(person)
                .andExpect(status().isForbidden())
                .andExpect(jsonPath("$.code", is("cockpit.not-yours")))
                .andExpect(jsonPath("$.steps").doesNotExist());
    }

    @Test
    void aStrangerIsSentToTheSignIn() throws Exception {
        web().perform(get("/api/cockpit/steps")).andExpect(status().isFound());
    }

    private ResultActions open(String person) throws Exception {
        return web().perform(get("/api/cockpit/steps")
                .with(user(person).authorities(new SimpleGrantedAuthority("ROLE_STAFF"))));
    }

    private MockMvc web() {
        return MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build();
    }
}
