package lv.leader.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import lv.leader.ProjectTest;
import lv.leader.claim.AdministrativeChecks;
import lv.leader.claim.CheckedLine;
import lv.leader.claim.Examinations;
import lv.leader.claim.LineChecks;
import lv.leader.claim.PaymentRequest;
import lv.leader.clarification.Clarifications;
import lv.leader.database.Ids;
import org.joda.money.Money;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.result.MockMvcResultMatchers;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** A payment request checked on the officer's desk: kept while it is written, recorded when it is completed. */
class ClaimCheckDeskTest extends ProjectTest {

    private static final String OFFICER = "demo-officer";

    private static final String REDUCED = """
            {"result": "accept", "delivered": "as-approved", "remarks": "Followed invoice by invoice.",
             "lines": [{"position": 1, "accepted": "6000.00"},
                       {"position": 2, "accepted": "2500.00", "reason": "not-paid"}]}
            """;

    @Autowired
    WebApplicationContext context;

    @Autowired
    AdministrativeChecks checks;

    @Autowired
    LineChecks lines;

    @Autowired
    Examinations examinations;

    @Autowired
    Clarifications clarifications;

    private MockMvc web;
    private UUID claim;
    private String task;

    @BeforeEach
    void aRequestOnTheOfficersDesk() {
        web = MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build();
        UUID application = anApprovedProject(aClient("Demo association " + Ids.next()));
        claim = follow(claims.submit(
                        new PaymentRequest(
                                "first",
                                application,
                                "interim",
                                List.of(
                                        new PaymentRequest.Line(1, "Gravel and a bridge", Money.parse("EUR 6000")),
                                        new PaymentRequest.Line(2, "Benches", Money.parse("EUR 4000"))),
                                IBAN,
                                "{\"kind\": \"interim\", \"done\": \"The path lies, benches stand.\"}"),
                        "demo-applicant")
                .id());
        runJobs(application);
        runJobs(claim);
        task = take(OFFICER, claim, "Task_CheckClaim");
    }

    @Test
    void theRequestIsShownBesideWhatWasApprovedAndNothingIsAcceptedYet() throws Exception {
        get(OFFICER)
                .andExpect(MockMvcResultMatchers.status().isOk())
                .andExpect(jsonPath("$.grant.title", is("A path to the river")))
                .andExpect(jsonPath("$.grant.eligibleCost", is("10000.00")))
                .andExpect(jsonPath("$.grant.support", is("9000.00")))
                .andExpect(jsonPath("$.told[*].value", hasItem("The path lies, benches stand.")))
                .andExpect(jsonPath("$.lines[*].description", contains("Gravel and a bridge", "Benches")))
                .andExpect(jsonPath("$.lines[1].amount", is("4000.00")))
                .andExpect(jsonPath("$.lines[1].accepted", nullValue()))
                .andExpect(jsonPath("$.outcome.claimed", is("9000.00")))
                .andExpect(jsonPath("$.outcome.payable", is("0.00")))
                .andExpect(jsonPath("$.missing", contains(containsString("what the check comes to"))));
    }

    @Test
    void whatIsHalfWrittenIsKeptAndWhatIsMissingIsSaid() throws Exception {
        put(OFFICER, """
                {"result": "accept", "lines": [{"position": 1, "accepted": "6500.00"},
                                               {"position": 2, "accepted": "2500.00"}]}
                """)
                .andExpect(MockMvcResultMatchers.status().isOk())
                .andExpect(jsonPath("$.lines[0].accepted", is("6500.00")))
                .andExpect(jsonPath("$.lines[1].reduced", is(true)))
                .andExpect(jsonPath("$.missing", hasSize(3)))
                .andExpect(jsonPath("$.missing[0]", containsString("at most the claimed")))
                .andExpect(jsonPath("$.missing[1]", containsString("why less")))
                .andExpect(jsonPath("$.missing[2]", containsString("what was approved")));
        get(OFFICER).andExpect(jsonPath("$.lines[1].accepted", is("2500.00")));
        assertThatThrownBy(() -> complete(OFFICER, claim, "Task_CheckClaim", Map.of("result", "accept")))
                .hasMessageContaining("at most the claimed");
        put(OFFICER, "{\"lines\": [{\"position\": 1, \"accepted\": \"much\"}]}")
                .andExpect(MockMvcResultMatchers.status().isBadRequest());
        assertThat(checks.draft(claim).lines().get(0).accepted()).isEqualTo(Money.parse("EUR 6500"));
    }

    @Test
    void theReductionIsShownBeforeAsTheProcessComputesItAfterwards() throws Exception {
        // (a) 9 000, (b) 7 650: the excess of 17.65 % is more than ten and is deducted once more.
        put(OFFICER, REDUCED)
                .andExpect(jsonPath("$.missing", hasSize(0)))
                .andExpect(jsonPath("$.outcome.examined", is("7650.00")))
                .andExpect(jsonPath("$.outcome.excess", is(17.65)))
                .andExpect(jsonPath("$.outcome.penalty", is("1350.00")))
                .andExpect(jsonPath("$.outcome.payable", is("6300.00")));
        assertThat(lines.of(claim))
                .as("nothing is recorded while it is written")
                .isEmpty();
        complete(OFFICER, claim, "Task_CheckClaim", Map.of("result", "accept"));
        assertThat(lines.of(claim))
                .containsExactly(
                        new CheckedLine(1, Money.parse("EUR 6000"), ""),
                        new CheckedLine(2, Money.parse("EUR 2500"), "not-paid"));
        assertThat(checks.of(claim)).singleElement().satisfies(recorded -> {
            assertThat(recorded.checkedBy()).isEqualTo(OFFICER);
            assertThat(recorded.result()).isEqualTo("accept");
            assertThat(recorded.delivered()).isEqualTo("as-approved");
            assertThat(recorded.remarks()).isEqualTo("Followed invoice by invoice.");
        });
        if (openTasks(claim).contains("Task_VisitSite")) {
            complete(
                    "demo-inspector",
                    claim,
                    "Task_VisitSite",
                    Map.of("found", "as-approved", "report", "The path lies there."));
        }
        assertThat(examinations.of(claim).orElseThrow().payable()).isEqualTo(Money.parse("EUR 6300"));
    }

    @Test
    void whatIsAnsweredMustBeWhatStandsWritten() throws Exception {
        put(OFFICER, REDUCED);
        assertThatThrownBy(() -> complete(OFFICER, claim, "Task_CheckClaim", Map.of("result", "refuse")))
                .hasMessageContaining("Check and save the lines");
    }

    @Test
    void aRefusalNeedsItsReasons() throws Exception {
        put(OFFICER, "{\"result\": \"refuse\"}");
        assertThatThrownBy(() -> complete(OFFICER, claim, "Task_CheckClaim", Map.of("result", "refuse")))
                .hasMessageContaining("why nothing of the request can be paid");
        put(OFFICER, "{\"result\": \"refuse\", \"remarks\": \"Nothing was built.\"}");
        complete(OFFICER, claim, "Task_CheckClaim", Map.of("result", "refuse"));
        complete("demo-checker", claim, "Task_CheckSecond", Map.of("second", "agree"));
        assertEnded(claim, "payment-claim", "End_ClaimRefused");
        assertThat(register.of(claim)).singleElement().satisfies(decision -> {
            assertThat(decision.outcome()).isEqualTo("refused");
            assertThat(decision.reasons()).isEqualTo("Nothing was built.");
        });
    }

    @Test
    void aQuestionGoesToTheBeneficiaryAndTheLinesStay() throws Exception {
        put(OFFICER, """
                {"result": "clarify", "question": "Which bank paid the benches?",
                 "lines": [{"position": 1, "accepted": "6000.00"}]}
                """);
        complete(OFFICER, claim, "Task_CheckClaim", Map.of("result", "clarify"));
        var asked = clarifications.openOf(List.of(claim)).get(0);
        assertThat(asked.question()).isEqualTo("Which bank paid the benches?");
        clarifications.answer(asked.id(), "demo-applicant", "Ours; the slip is attached.");
        runJobs(claim);
        task = take(OFFICER, claim, "Task_CheckClaim");
        get(OFFICER)
                .andExpect(jsonPath("$.lines[0].accepted", is("6000.00")))
                .andExpect(jsonPath("$.result", nullValue()))
                .andExpect(jsonPath("$.question", nullValue()));
    }

    @Test
    void whatTheSecondCheckerWantsChangedStandsAboveTheLines() throws Exception {
        put(OFFICER, REDUCED);
        complete(OFFICER, claim, "Task_CheckClaim", Map.of("result", "accept"));
        if (openTasks(claim).contains("Task_VisitSite")) {
            complete("demo-inspector", claim, "Task_VisitSite", Map.of("found", "as-approved", "report", "Seen."));
        }
        complete(
                "demo-checker",
                claim,
                "Task_CheckSecond",
                Map.of("second", "return", "remarks", "Line 2 was paid on 3 May."));
        task = take(OFFICER, claim, "Task_CheckClaim");
        get(OFFICER).andExpect(jsonPath("$.givenBack", contains(containsString("Line 2 was paid on 3 May."))));
    }

    @Test
    void nobodyElseOpensIt() throws Exception {
        get("demo-checker")
                .andExpect(MockMvcResultMatchers.status().isForbidden())
                .andExpect(jsonPath("$.code", is("task.not-yours")));
    }

    private ResultActions get(String person) throws Exception {
        return web.perform(request(HttpMethod.GET, "/api/desk/tasks/" + task + "/claim-check")
                .with(user(person).authorities(new SimpleGrantedAuthority("ROLE_STAFF"))));
    }

    private ResultActions put(String person, String check) throws Exception {
        return web.perform(request(HttpMethod.PUT, "/api/desk/tasks/" + task + "/claim-check")
                .contentType(MediaType.APPLICATION_JSON)
                .content(check)
                .with(csrf())
                .with(user(person).authorities(new SimpleGrantedAuthority("ROLE_STAFF"))));
    }
}
