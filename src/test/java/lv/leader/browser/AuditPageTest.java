package lv.leader.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import lv.leader.assessment.BoardMeeting;
import lv.leader.assessment.RoundTest;
import lv.leader.audit.Audit;
import lv.leader.party.Relation;
import lv.leader.register.DecisionRegister;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** An auditor asks who decided, whether they were free of interest, and how long it took; nobody else asks here. */
class AuditPageTest extends RoundTest {

    @RegisterExtension
    final Screens screens = new Screens();

    @Autowired
    WebApplicationContext context;

    @Autowired
    Audit audit;

    @Autowired
    DecisionRegister register;

    private MockMvc web;
    private String auditor;
    private UUID application;
    private String number;
    private String scorer;

    /** An application with everything that can be asked about: a tie in the board, a vote against, a late reader. */
    @BeforeEach
    void anAssessedApplication() throws Exception {
        web = MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build();
        auditor = "auditor-" + lag;
        people.employ(auditor, "Demo", "Auditor", PASSWORD, List.of("auditor"), List.of());
        UUID fifth = anOrganisation("Demo farm", "farmers", false);
        parties.relate(new Relation(
                fifth,
                parties.ofLocalActionGroup(lag).orElseThrow(),
                Relation.Kind.BOARD,
                LocalDate.of(2020, 1, 1),
                null));
        boardMembers.add(fifth);
        application = apply("A", "9000");
        number = applications.find(application).orElseThrow().number();
        parties.relate(new Relation(
                boardMembers.get(1), applicants.get("A"), Relation.Kind.OWNER, LocalDate.of(2020, 1, 1), null));
        close();
        follow(call);
        runtime.createProcessInstanceByKey("call")
                .businessKey(call.toString())
                .setVariable("tenant", lag)
                .startBeforeActivity("Call_ActionAssessment#multiInstanceBody")
                .execute();
        run();
        declareFree(1);
        run();
        clock.moveTo(clock.instant().plus(Duration.ofDays(3)));
        List<String> drawn = drawn();
        scorer = drawn.get(0);
        for (String one : drawn) {
            String task = take(one, application, "Task_ScoreApplication");
            web.perform(get("/api/desk/tasks/" + task + "/score-sheet")
                            .with(user(one).authorities(new SimpleGrantedAuthority("ROLE_STAFF"))))
                    .andExpect(status().isOk());
            sheets.sign(application, one, sheet(application, "9", "3"));
            complete(one, application, "Task_ScoreApplication", Map.of());
        }
        run();
        clock.moveTo(clock.instant().plus(Duration.ofDays(2)));
        var meeting = new BoardMeeting(LocalDate.of(2024, 2, 6), "Demo: all talked.", boardMembers, List.of());
        meeting = meeting.voted(List.of(new BoardMeeting.Ballot(application, boardMembers.get(2), "against")));
        board.record(call, board.inFavour(call, meeting), "board-" + lag);
        complete("board-" + lag, call, "Task_HoldBoardMeeting", Map.of());
        run();
        clock.moveTo(clock.instant().plus(Duration.ofDays(1)));
        complete("manager-" + lag, call, "Task_HandOver", Map.of("complete", true));
        run();
    }

    @Test
    void threeQuestionsAreAnsweredOnOnePage() {
        Page page = screens.desktop();
        screens.signIn(page, "/desk/audit", auditor, PASSWORD);
        assertThat(page.locator("h1")).containsText("Auditor's page");
        Accessible.check(page);
        page.fill("#number", "C0LA-none");
        page.click("button[type=submit]");
        assertThat(page.locator("[role=alert]"))
                .containsText("No application and no decision has the number C0LA-none");
        page.fill("#number", " " + number + " ");
        page.click("button[type=submit]");
        assertThat(page.locator("h1")).hasText("Path A");

        Locator decided = page.locator("section").nth(0);
        assertThat(decided).containsText("conformity/");
        assertThat(decided).containsText("What is decided on conformity? 1 · ");
        assertThat(decided).containsText("4 : 1 : 0");
        assertThat(row(decided, "Demo member 1")).containsText("found in the register");
        assertThat(row(decided, "Demo member 2")).containsText("against");
        Locator free = page.locator("section").nth(1);
        Locator declaration = row(free, "(" + scorer + ")").first();
        assertThat(declaration).containsText("free of interest");
        Assertions.assertThat(declaration.locator("td").allInnerTexts())
                .as("declared, drawn, read three days later, in this order")
                .element(6)
                .isEqualTo("yes");
        assertThat(free).containsText("The draw repeats with its seed");
        assertThat(free).not().containsText("NO\n");
        Locator stood = page.locator("section").nth(2);
        assertThat(row(stood, "assess and decide on conformity")).containsText("in time");
        assertThat(row(stood, "hand over to the paying agency")).containsText("in time");
        assertThat(row(stood, "decide on funding")).containsText("runs");
        assertThat(stood).containsText("has it now");
        Accessible.check(page);
        screens.keep(page, "auditor-application");
        Page phone = screens.phone();
        screens.signIn(phone, "/desk/audit?number=" + number, auditor, PASSWORD);
        assertThat(phone.locator("h1")).hasText("Path A");
        Accessible.check(phone);
        screens.keep(phone, "auditor-application-phone");

        Assertions.assertThat(audit.of(application))
                .as("reading it is in the audit")
                .extracting(entry -> entry.actor() + " " + entry.content())
                .contains(auditor + " {\"what\": \"auditor's page\"}");
        var minutes = page.waitForDownload(() -> page.click("a:has-text('Protokols-" + lag + "')"));
        Assertions.assertThat(minutes.suggestedFilename()).endsWith("2024-02-06.pdf");
        Assertions.assertThat(audit.of(call))
                .extracting(entry -> entry.actor() + " " + entry.content())
                .contains(auditor + " {\"what\": \"document " + minutes.suggestedFilename() + "\"}");
        page.click("nav a:has-text('Its call')");
        assertThat(page.locator("h1")).containsText(lag);
        Accessible.check(page);
        page.fill("#number", register.of(application).get(0).number());
        page.click("button[type=submit]");
        assertThat(page.locator("h1")).hasText("Path A");
    }

    @Test
    void whoReadBeforeDeclaringIsSeenAtOnce() {
        database.sql("ALTER TABLE conflict_declaration DISABLE TRIGGER USER").update();
        try {
            database.sql("UPDATE conflict_declaration SET declared_at = leader_now() WHERE evaluator = ?")
                    .param(scorer)
                    .update();
        } finally {
            database.sql("ALTER TABLE conflict_declaration ENABLE TRIGGER USER").update();
        }
        Page page = screens.desktop();
        screens.signIn(page, "/desk/audit?number=" + number, auditor, PASSWORD);
        assertThat(row(page.locator("section").nth(1), "(" + scorer + ")").first())
                .containsText("NO");
    }

    @Test
    void nobodyElseFindsIt() throws Exception {
        for (String person : List.of("manager-" + lag, "board-" + lag, scorer)) {
            for (String address : List.of("/desk/audit", "/desk/audit/" + application)) {
                web.perform(get(address).with(user(person).authorities(new SimpleGrantedAuthority("ROLE_STAFF"))))
                        .andExpect(status().isForbidden());
            }
        }
    }

    private static Locator row(Locator within, String text) {
        return within.locator("tr", new Locator.LocatorOptions().setHasText(text));
    }

    private void run() {
        for (int i = 0; i < 2; i++) {
            runJobs(call);
            runJobs(callAction);
            runJobs(application);
        }
        runJobs(callAction);
        runJobs(call);
    }
}
