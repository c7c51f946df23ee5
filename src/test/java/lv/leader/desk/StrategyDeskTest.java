package lv.leader.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import lv.leader.ProcessTest;
import lv.leader.call.Calls;
import lv.leader.clarification.Clarifications;
import lv.leader.strategy.Committee;
import lv.leader.strategy.Drafts;
import lv.leader.strategy.GroupApprovals;
import lv.leader.strategy.GroupMeetings;
import lv.leader.strategy.Strategies;
import lv.leader.strategy.StrategyAssessments;
import lv.leader.strategy.StrategyDrafts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.WebApplicationContext;

/** What the embedded forms of steps 1 to 3 read and save, and for whom. */
class StrategyDeskTest extends ProcessTest {

    private static final String SECRETARIAT = "demo-secretariat";

    @Autowired
    WebApplicationContext context;

    @Autowired
    ObjectMapper json;

    @Autowired
    Strategies strategies;

    @Autowired
    StrategyDrafts drafts;

    @Autowired
    GroupApprovals approvals;

    @Autowired
    Committee committee;

    @Autowired
    StrategyAssessments assessments;

    @Autowired
    Calls calls;

    @Autowired
    Clarifications clarifications;

    @Autowired
    TransactionTemplate transaction;

    private MockMvc web;
    private String lag;
    private String manager;
    private UUID strategy;

    @BeforeEach
    void aStrategy() {
        web = MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build();
        noonOf("2024-01-10");
        lag = aLocalActionGroup();
        manager = "manager-" + lag;
        strategy = follow(strategies.start(lag, "Demo strategy", "EAFRD", "2023-2027"));
    }

    @Test
    void whatIsTypedIsKeptAndWhatIsMissingIsSaid() throws Exception {
        String task = take(manager, strategy, "Task_PrepareStrategy");
        get(manager, task, "strategy")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.title", is("Demo strategy")))
                .andExpect(jsonPath("$.municipalities", hasSize(35)))
                .andExpect(jsonPath("$.missing", hasItem("Write at least one action.")));
        put(
                        manager,
                        task,
                        written(),
                        "{\"title\": \"Ours\", \"total\": \"1000.50\", \"actions\": [{\"code\": \"2.1\"}]}")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.title", is("Ours")))
                .andExpect(jsonPath("$.total", is("1000.50")))
                .andExpect(jsonPath("$.figures.allocationGap", is("1000.50")))
                .andExpect(jsonPath("$.actions[0].code", is("2.1")));
        put(manager, task, written(), json.writeValueAsString(Drafts.sound()))
                .andExpect(jsonPath("$.missing", hasSize(0)))
                .andExpect(jsonPath("$.figures.reserve", is("250000.00")));
        assertThat(drafts.draft(strategy)).isEqualTo(Drafts.sound());
    }

    @Test
    void whatCannotBeReadIsRefusedAndNothingIsLost() throws Exception {
        String task = take(manager, strategy, "Task_PrepareStrategy");
        put(manager, task, written(), "{\"total\": \"much\"}")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.code", is("desk.unreadable")))
                .andExpect(jsonPath("$.text", containsString("still here")));
        put(manager, task, written(), "{\"total\": \"1.005\"}").andExpect(status().isBadRequest());
        assertThat(drafts.draft(strategy).title()).isEqualTo("Demo strategy");
    }

    @Test
    void anotherGroupsManagerAndAnotherTaskOpenNothing() throws Exception {
        String task = take(manager, strategy, "Task_PrepareStrategy");
        get("demo-manager", task, "strategy").andExpect(status().isForbidden());
        get(manager, task, "call").andExpect(status().isForbidden()).andExpect(jsonPath("$.code", is("desk.not-here")));
        web.perform(request(HttpMethod.PUT, "/api/desk/tasks/" + task + "/strategy")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{}")
                        .with(user(manager).authorities(new SimpleGrantedAuthority("ROLE_STAFF"))))
                .andExpect(status().isForbidden());
    }

    @Test
    void theContentOpensToAMemberAfterDeclaringAndNeverToOneWithAnInterest() throws Exception {
        handIn();
        String free = "demo-member-1";
        String interested = "demo-member-2";
        String declaration = take(interested, strategy, "Task_DeclareInterest");
        get(interested, declaration, "strategy-assessment").andExpect(status().isForbidden());
        complete(interested, strategy, "Task_DeclareInterest", Map.of("interest", "interest", "explanation", "Mine."));
        complete(free, strategy, "Task_DeclareInterest", Map.of("interest", "none"));
        String task = take(free, strategy, "Task_AssessStrategy");
        get(interested, task, "strategy-assessment").andExpect(status().isForbidden());
        get(interested, task, "strategy").andExpect(status().isForbidden());
        get(free, task, "strategy-assessment")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.strategy.situation", containsString("Residents")))
                .andExpect(jsonPath("$.marks", hasSize(6)))
                .andExpect(jsonPath("$.marks[0].name", containsString("needs of the territory")))
                .andExpect(jsonPath("$.maxTotal", is(100)));
        put(free, task, "strategy-assessment", "{\"marks\": [{\"criterion\": \"needs\", \"points\": \"15\"}]}")
                .andExpect(jsonPath("$.total", is(15)))
                .andExpect(jsonPath("$.missing[0]", is("Criterion 1: say why.")));
    }

    @Test
    void theSecretariatRecordsTheVote() throws Exception {
        handIn();
        for (String member : committee.members()) {
            complete(member, strategy, "Task_DeclareInterest", Map.of("interest", "none"));
        }
        for (String member : committee.assessors(strategy)) {
            assessments.assess(
                    strategy,
                    member,
                    assessments.criteria(strategy).stream()
                            .map(criterion ->
                                    new StrategyAssessments.Mark(criterion.code(), criterion.maxPoints(), "Good."))
                            .toList());
            complete(member, strategy, "Task_AssessStrategy", Map.of());
        }
        String task = take(SECRETARIAT, strategy, "Task_RecordVote");
        get(SECRETARIAT, task, "committee-vote")
                .andExpect(jsonPath("$.standing.reached", is(true)))
                .andExpect(jsonPath("$.ballots[0].name", is("Demo Committee member One")))
                .andExpect(jsonPath("$.missing", hasItem(containsString("0 of 2 members were present"))));
        put(
                        SECRETARIAT,
                        task,
                        "committee-vote",
                        "{\"meetingOn\": \"2024-01-10\", \"outcome\": \"approve\", \"ballots\": ["
                                + "{\"member\": \"demo-member-1\", \"present\": true, \"vote\": \"for\"},"
                                + "{\"member\": \"demo-member-2\", \"present\": true, \"vote\": \"for\"}]}")
                .andExpect(jsonPath("$.count.votesFor", is(2)))
                .andExpect(jsonPath("$.missing", hasSize(0)));
        complete(SECRETARIAT, strategy, "Task_RecordVote", Map.of("outcome", "approve"));
        assertThat(strategies.approved(strategy)).isPresent();
    }

    @Test
    void aCallIsDraftedAndGivenUpByItsGroupOnly() throws Exception {
        drafts.write(strategy, Drafts.sound());
        transaction.executeWithoutResult(status -> strategies.approve(strategy, "test"));
        var action = strategies
                .actions(strategies.approved(strategy).orElseThrow().id())
                .get(0);
        UUID call = follow(calls.start(lag, "EAFRD", "2023-2027"));
        String task = take(manager, call, "Task_DraftCall");
        get(manager, task, "call")
                .andExpect(jsonPath("$.choices", hasSize(2)))
                .andExpect(jsonPath("$.left[0].left", is("630000.00")));
        put(
                        manager,
                        task,
                        "call",
                        "{\"opens\": \"2024-01-20\", \"actions\": [{\"action\": \"" + action.id()
                                + "\", \"funding\": \"700000\"}]}")
                .andExpect(jsonPath("$.total", is("700000.00")))
                .andExpect(jsonPath("$.missing", hasItem(containsString("Action 2.1 has 630,000 EUR left"))));
        send(HttpMethod.POST, "demo-manager", "/api/desk/calls/" + call + "/given-up", "{}")
                .andExpect(status().isNotFound());
        send(HttpMethod.POST, manager, "/api/desk/calls/" + call + "/given-up", "{}")
                .andExpect(status().isNoContent());
        runJobs(call);
        assertEnded(call, "call", "End_CallCancelled");
    }

    @Test
    void theTabBesideTheFormShowsTheCaseToWhoHoldsItsTask() throws Exception {
        drafts.write(strategy, Drafts.sound());
        complete(manager, strategy, "Task_PrepareStrategy", Map.of());
        String approval = take("board-" + lag, strategy, "Task_ApproveByGroup");
        get("board-" + lag, approval, "case")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$[0].facts[0].value", is("Demo strategy")))
                .andExpect(jsonPath("$[?(@.heading == 'Actions')].rows[0][4]", hasItem("630,000.00 EUR")));
        get(manager, approval, "case").andExpect(status().isForbidden());
        toTheCommittee();
        String declaration = take("demo-member-1", strategy, "Task_DeclareInterest");
        get("demo-member-1", declaration, "case")
                .andExpect(status().isForbidden())
                .andExpect(jsonPath("$.code", is("interest.not-declared")));
    }

    @Test
    void theGroupReadsTheMinutesOfItsMeetingBesideTheStrategyThatCameBack() throws Exception {
        drafts.write(strategy, Drafts.sound());
        complete(manager, strategy, "Task_PrepareStrategy", Map.of());
        String board = "board-" + lag;
        String approval = take(board, strategy, "Task_ApproveByGroup");
        get(board, approval, "group-approval")
                .andExpect(jsonPath("$.ballots", hasSize(10)))
                .andExpect(jsonPath("$.decisions", hasSize(2)))
                .andExpect(jsonPath("$.missing", hasItem("Write the day of the meeting.")));
        get(manager, approval, "group-approval").andExpect(status().isForbidden());
        put(
                        board,
                        approval,
                        "group-approval",
                        "{\"heldOn\": \"2024-01-10\", \"place\": \"Hall\", \"decided\": \"return\", \"minutes\": \"No.\","
                                + " \"ballots\": [{\"member\": \"7\", \"present\": true, \"vote\": \"against\"}]}")
                .andExpect(jsonPath("$.groups[0]", is("municipality: 1 (100 %)")))
                .andExpect(jsonPath("$.missing", hasSize(0)));
        complete(board, strategy, "Task_ApproveByGroup", Map.of("decided", "return"));
        String task = take(manager, strategy, "Task_PrepareStrategy");
        get(manager, task, "case").andExpect(content().string(containsString("Protokols-" + lag)));
        get(manager, task, "group-approval").andExpect(status().isForbidden());
    }

    @Test
    void aManagerAnswersWhatTheSecretariatAsks() throws Exception {
        drafts.write(strategy, Drafts.sound());
        complete(manager, strategy, "Task_PrepareStrategy", Map.of());
        approveByGroup();
        complete(SECRETARIAT, strategy, "Task_CheckFormally", Map.of("result", "clarify", "question", "Who fishes?"));
        page(HttpMethod.GET, manager, "").andExpect(content().string(containsString("Who fishes?")));
        page(HttpMethod.GET, "demo-manager", "").andExpect(content().string(not(containsString("Who fishes?"))));
        UUID asked = clarifications.of(strategy).get(0).id();
        page(HttpMethod.POST, "demo-manager", "/" + asked)
                .andExpect(content().string(containsString("no such question")));
        page(HttpMethod.POST, manager, "/" + asked).andExpect(status().is3xxRedirection());
        runJobs(strategy);
        String check = take(SECRETARIAT, strategy, "Task_CheckFormally");
        get(SECRETARIAT, check, "case")
                .andExpect(jsonPath("$[?(@.heading == 'Questions and answers')].rows[0][3]", hasItem("Two of us.")));
    }

    @Test
    void whoWritesOnAnOlderTextIsToldWhoWroteMeanwhileAndNothingIsOverwritten() throws Exception {
        String task = take(manager, strategy, "Task_PrepareStrategy");
        String opened = written();
        put(manager, task, opened, json.writeValueAsString(Drafts.sound())).andExpect(status().isOk());
        put(manager, task, opened, "{\"title\": \"From another window\"}")
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.code", is("strategy.written-meanwhile")))
                .andExpect(jsonPath("$.text", containsString(manager + " has saved this strategy")));
        assertThat(drafts.draft(strategy)).isEqualTo(Drafts.sound());
        put(manager, task, written(), "{\"title\": \"Seen and added\"}").andExpect(status().isOk());
    }

    @Test
    void whatIsToMendStandsBesideTheRowItSpeaksOf() throws Exception {
        String task = take(manager, strategy, "Task_PrepareStrategy");
        put(
                        manager,
                        task,
                        written(),
                        "{\"title\": \"Ours\", \"members\": [{\"name\": \"One\", \"sector\": \"civil\","
                                + " \"interestGroup\": \"association\"}, {\"name\": \"Two\"}]}")
                .andExpect(jsonPath("$.gaps[?(@.at == 'members.1')].text", hasItem(containsString("Member 2"))))
                .andExpect(jsonPath("$.gaps[?(@.at == 'members.0')]", hasSize(0)))
                .andExpect(jsonPath("$.gaps[?(@.at == 'territory')].text", hasItem(containsString("0, at least"))));
    }

    /** The address of the strategy as it was opened last. */
    private String written() {
        return "strategy?revision=" + drafts.revision(strategy);
    }

    private ResultActions page(HttpMethod verb, String person, String address) throws Exception {
        return web.perform(request(verb, "/desk/clarifications" + address)
                .param("answer", "Two of us.")
                .param("lang", "en")
                .with(csrf())
                .with(user(person).authorities(new SimpleGrantedAuthority("ROLE_STAFF"))));
    }

    private void handIn() {
        drafts.write(strategy, Drafts.sound());
        complete(manager, strategy, "Task_PrepareStrategy", Map.of());
        toTheCommittee();
    }

    private void toTheCommittee() {
        approveByGroup();
        complete(SECRETARIAT, strategy, "Task_CheckFormally", Map.of("result", "complete"));
    }

    private void approveByGroup() {
        take("board-" + lag, strategy, "Task_ApproveByGroup");
        approvals.keep(
                strategy,
                GroupMeetings.of(approvals.meeting(strategy), LocalDate.parse("2024-01-09"), "hand-in", 8, 8, 0));
        complete("board-" + lag, strategy, "Task_ApproveByGroup", Map.of("decided", "hand-in"));
    }

    private ResultActions get(String person, String task, String what) throws Exception {
        return send(HttpMethod.GET, person, "/api/desk/tasks/" + task + "/" + what, "");
    }

    private ResultActions put(String person, String task, String what, String body) throws Exception {
        return send(HttpMethod.PUT, person, "/api/desk/tasks/" + task + "/" + what, body);
    }

    private ResultActions send(HttpMethod verb, String person, String address, String body) throws Exception {
        return web.perform(request(verb, address)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .with(csrf())
                .with(user(person).authorities(new SimpleGrantedAuthority("ROLE_STAFF"))));
    }
}
