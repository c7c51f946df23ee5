package lv.leader.eps;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import lv.leader.LeaderTest;
import lv.leader.application.Applications;
import lv.leader.application.CostLine;
import lv.leader.application.Submission;
import lv.leader.call.Calls;
import lv.leader.database.Ids;
import lv.leader.database.LeaderClock;
import lv.leader.engine.Forms;
import lv.leader.party.Parties;
import lv.leader.party.Party;
import org.camunda.bpm.engine.RepositoryService;
import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

class PortalTest extends LeaderTest {

    @LocalServerPort
    int port;

    @Autowired
    Accounts accounts;

    @Autowired
    Parties parties;

    @Autowired
    Calls calls;

    @Autowired
    Applications applications;

    @Autowired
    JdbcClient database;

    @Autowired
    LeaderClock clock;

    @Autowired
    Forms forms;

    @Autowired
    RepositoryService repository;

    private OpenCall call;
    private String userName;
    private UUID client;

    @BeforeEach
    void anOpenCallAndSomebodyWhoActsForAClient() {
        clock.release();
        call = OpenCall.of("AL12", database, calls, clock);
        userName = "p-" + Ids.next();
        client = aClient("Demo biedrība " + userName);
        accounts.open(userName, "Demo Person", "demo@demo.invalid", "Gauja-Salaca-2026");
        accounts.represent(userName, client);
    }

    @AfterEach
    void letTimeRun() {
        clock.release();
    }

    @Test
    void everybodyReadsTheOpenCalls() {
        var stranger = new Visitor(port);
        assertThat(stranger.get("/eps?lang=en").text()).contains("Open calls", "2.1 Public places and paths");
        assertThat(stranger.get("/eps/calls/" + call.call()).text())
                .contains("30,000.00 EUR", "90 %", "210,000.00 EUR", "Sign in to apply");
        assertThat(stranger.get("/eps/calls/" + call.call() + "?lang=lv").text())
                .contains("lang=\"lv\"", "Pieslēdzieties", "EUR");
    }

    @Test
    void aCallThatIsNotAnnouncedIsNotThere() {
        assertThat(new Visitor(port).get("/eps/calls/" + Ids.next()).status()).isEqualTo(404);
        assertThat(new Visitor(port).get("/eps/calls/nonsense").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/eps/cases", "/eps/cases/00000000-0000-0000-0000-000000000000", "/eps/drafts/x", "/eps/x"})
    void aStrangerIsSentToTheSignIn(String address) {
        assertThat(new Visitor(port).get(address).address()).endsWith("/eps/sign-in");
    }

    @Test
    void whoWantedToApplyIsBackAtTheCallAfterSigningIn() {
        var visitor = new Visitor(port);
        visitor.get("/eps/calls/" + call.call() + "/apply");
        var seen = visitor.post("/eps/sign-in", "username", userName, "password", "Gauja-Salaca-2026");
        assertThat(seen.address()).contains("/eps/calls/" + call.call());
        assertThat(seen.text()).contains("Demo biedrība " + userName);
    }

    @Test
    void aStaffSessionOpensNoPageOfApplicantsAndTheOtherWayRound() {
        var staff = new Visitor(port);
        staff.get("/sign-in");
        staff.post("/sign-in", "username", "demo-auditor", "password", "Gauja-Salaca-2026");
        assertThat(staff.get("/eps/cases").address()).endsWith("/eps/sign-in");
        var applicant = new Visitor(port).signIn(userName);
        assertThat(applicant.get("/eps/cases").status()).isEqualTo(200);
        assertThat(applicant.get("/camunda/app/tasklist/default/").address()).endsWith("/sign-in");
    }

    @Test
    void staffHaveNoAccountHere() {
        var visitor = new Visitor(port);
        visitor.get("/eps/sign-in");
        assertThat(visitor.post("/eps/sign-in", "username", "demo-admin", "password", "Gauja-Salaca-2026")
                        .address())
                .endsWith("/eps/sign-in?error");
    }

    @Test
    void aWrongPasswordShutsTheAccountForAWhile() {
        var moment = clock.instant();
        clock.moveTo(moment);
        assertThat(accounts.signIn(userName, "guess")).isEmpty();
        assertThat(accounts.signIn(userName, "Gauja-Salaca-2026")).isEmpty();
        clock.moveTo(moment.plusSeconds(4));
        assertThat(accounts.signIn(userName, "guess")).isEmpty();
        clock.moveTo(moment.plusSeconds(9));
        assertThat(accounts.signIn(userName, "Gauja-Salaca-2026")).isEmpty();
        clock.moveTo(moment.plusSeconds(11));
        assertThat(accounts.signIn(userName, "Gauja-Salaca-2026")).isPresent();
    }

    @Test
    void aPostWithoutItsTokenIsRefused() {
        var applicant = new Visitor(port).signIn(userName);
        assertThat(applicant
                        .postWithoutToken(
                                "/eps/drafts",
                                "kind",
                                "project-application",
                                "subject",
                                call.action().toString(),
                                "client",
                                client.toString())
                        .status())
                .isEqualTo(403);
    }

    @Test
    void aScriptLearnsThatTheSessionHasEnded() {
        var visitor = new Visitor(port);
        visitor.get("/eps/sign-in");
        assertThat(visitor.postByScript("/eps/drafts/" + Ids.next()).status()).isEqualTo(401);
    }

    @Test
    void aDraftIsKeptHoweverWrongItIs() {
        var applicant = new Visitor(port).signIn(userName);
        String draft = begin(applicant);
        var seen = applicant.post(
                "/eps/drafts/" + draft,
                shown("action", "save", "title", "A path", "costs[0].total", "a lot", "costs[0].eligible", "1,000"));
        assertThat(seen.text())
                .contains("Everything is saved", "value=\"A path\"", "value=\"a lot\"", "value=\"1,000\"");
        assertThat(seen.text()).contains("a lot is not possible here");
        assertThat(applicant.get("/eps/cases").text()).contains("A path");
    }

    @Test
    void costsAreAddedAndRemovedRowByRowWithoutAScript() {
        var applicant = new Visitor(port).signIn(userName);
        String draft = begin(applicant);
        var seen = applicant.post(
                "/eps/drafts/" + draft,
                shown(
                        "action",
                        "add:costs",
                        "costs[0].item",
                        "Gravel",
                        "costs[0].total",
                        "700",
                        "costs[0].eligible",
                        "500"));
        assertThat(seen.text()).contains("value=\"Gravel\"", "name=\"costs[1].item\"", "Remove: Cost 2");
        seen = applicant.post(
                "/eps/drafts/" + draft,
                shown(
                        "action",
                        "add:costs",
                        "costs[1].item",
                        "Benches",
                        "costs[1].total",
                        "300,50",
                        "costs[1].eligible",
                        "300.50"));
        assertThat(seen.text()).contains("All costs together: 1,000.50 EUR, of it eligible: 800.50 EUR");
        seen = applicant.post("/eps/drafts/" + draft, "action", "remove:costs:0");
        assertThat(seen.text())
                .contains("value=\"Benches\"", "All costs together: 300.50 EUR")
                .doesNotContain("Gravel", "costs[2]");
        seen = applicant.post("/eps/drafts/" + draft, "action", "remove:costs:1");
        assertThat(seen.text()).contains("All costs together: 300.50 EUR").doesNotContain("costs[1]");
    }

    @Test
    void aRowThatIsAddedWhileThePageSavesByItselfIsNotLost() {
        var applicant = new Visitor(port).signIn(userName);
        String draft = begin(applicant);
        for (int row = 1; row <= 10; row++) {
            var saving = CompletableFuture.runAsync(
                    () -> applicant.postByScript("/eps/drafts/" + draft, shown("costs[0].item", "Gravel")));
            var adding = CompletableFuture.runAsync(() ->
                    applicant.post("/eps/drafts/" + draft, shown("action", "add:costs", "costs[0].item", "Gravel")));
            CompletableFuture.allOf(saving, adding).join();
            assertThat(applicant.get("/eps/drafts/" + draft).text()).contains("costs[" + row + "].item");
        }
    }

    @Test
    void moreRowsThanAnybodyNeedsAreNotTaken() {
        var applicant = new Visitor(port).signIn(userName);
        String draft = begin(applicant);
        applicant.post("/eps/drafts/" + draft, shown("action", "add:costs", "costs[99].item", "The hundredth"));
        var seen = applicant.post("/eps/drafts/" + draft, "action", "send");
        assertThat(seen.text()).contains("At most 100 entries are possible.");
    }

    @Test
    void aCallGoesOnWithTheFormItWasPublishedWith() {
        var applicant = new Visitor(port).signIn(userName);
        String draft = begin(applicant);
        var changed =
                forms.form("project-application", Locale.ENGLISH, Map.of()).deepCopy();
        ((ObjectNode) changed.path("components").get(0)).put("label", "Another form altogether");
        String released = repository
                .createDeployment()
                .addString("project-application.form", changed.toString())
                .deploy()
                .getId();
        try {
            assertThat(applicant.get("/eps/drafts/" + draft).text()).doesNotContain("Another form altogether");
            call = OpenCall.of("AL12", database, calls, clock);
            assertThat(applicant.get("/eps/drafts/" + begin(applicant)).text()).contains("Another form altogether");
        } finally {
            repository.deleteDeployment(released);
        }
    }

    @Test
    void beginningAgainFindsTheSameDraft() {
        var applicant = new Visitor(port).signIn(userName);
        assertThat(begin(applicant)).isEqualTo(begin(applicant));
    }

    @Test
    void whatIsMissingIsSaidOnSendingAndNothingIsLost() {
        var applicant = new Visitor(port).signIn(userName);
        String draft = begin(applicant);
        var seen = applicant.post("/eps/drafts/" + draft, shown("action", "send", "title", "A path"));
        assertThat(seen.text()).contains("It was not sent", "Please fill this in.", "value=\"A path\"");
        assertThat(problemOf(seen, "Field_Kind")).isEqualTo("Please fill this in.");
        assertThat(problemOf(seen, "Field_Title")).isEmpty();
        assertThat(applications.ofApplicants(List.of(client), null, 10)).isEmpty();
    }

    @Test
    void anApplicationIsSentOnceAndShown() {
        var applicant = new Visitor(port).signIn(userName);
        String draft = begin(applicant);
        var seen = applicant.post("/eps/drafts/" + draft, complete("action", "send"));
        assertThat(seen.address()).contains("/eps/cases/");
        assertThat(seen.text()).contains("A path to the river", "It was received", "-AL12-C0LA1922-", "Received");
        assertThat(seen.text()).contains("Older people", "1 June 2027");
        assertThat(seen.text()).contains("Gravel and a bridge", "42,758.16 EUR", "Cost 2", "A project plan");
        assertThat(applicant
                        .post("/eps/drafts/" + draft, complete("action", "send"))
                        .address())
                .contains("/eps/cases/");
        assertThat(applications.ofApplicants(List.of(client), null, 10)).hasSize(1);
    }

    @Test
    void sentTwiceAtOnceIsSentOnce() {
        var one = new Visitor(port).signIn(userName);
        var two = new Visitor(port).signIn(userName);
        String draft = begin(one);
        two.get("/eps/drafts/" + draft);
        var first = CompletableFuture.supplyAsync(() -> one.post("/eps/drafts/" + draft, complete("action", "send")));
        var second = CompletableFuture.supplyAsync(() -> two.post("/eps/drafts/" + draft, complete("action", "send")));
        assertThat(first.join().address()).isEqualTo(second.join().address());
        assertThat(applications.ofApplicants(List.of(client), null, 10)).hasSize(1);
    }

    @Test
    void theStepsOwnNoIsReadableAndNothingIsLost() {
        var applicant = new Visitor(port).signIn(userName);
        String draft = begin(applicant);
        var seen = applicant.post("/eps/drafts/" + draft, complete("action", "send", "requestedSupport", "29 994,69"));
        assertThat(seen.text())
                .contains("The support requested (29,994.69 EUR) is higher than the eligible cost (29,994.68 EUR)")
                .contains("value=\"A path to the river\"");
    }

    @Test
    void afterTheClosingTheReasonIsSaidWithTheMoment() {
        var applicant = new Visitor(port).signIn(userName);
        String draft = begin(applicant);
        clock.moveTo(calls.find(call.call()).orElseThrow().closesAt().plusNanos(1000));
        var seen = applicant.post("/eps/drafts/" + draft, complete("action", "send"));
        assertThat(seen.text()).contains("The call was closed when your application arrived (");
    }

    @Test
    void whatWillDisappointIsSaidAtOnce() {
        var applicant = new Visitor(port).signIn(userName);
        String draft = begin(applicant);
        var seen = applicant.postByScript(
                "/eps/drafts/" + draft,
                shown("costs[0].eligible", "40000", "requestedSupport", "36000", "Text_Sum", ""));
        assertThat(seen.text()).contains("of it eligible: 40,000.00 EUR");
        assertThat(seen.text()).contains("at most 30,000.00 EUR", "With 90 % the support can be at most 27,000.00 EUR");
    }

    @Test
    void whatAValueMakesAppearComesAndGoesWithoutTouchingTheRest() {
        var applicant = new Visitor(port).signIn(userName);
        String draft = begin(applicant);
        assertThat(applicant.get("/eps/drafts/" + draft).text()).doesNotContain("Jobs to be created");
        var appears = applicant.postByScript("/eps/drafts/" + draft, shown("kind", "business"));
        assertThat(appears.text()).contains("slot-Group_Business", "Jobs to be created");
        assertThat(appears.text()).doesNotContain("name=\"title\"");
        var goes = applicant.postByScript("/eps/drafts/" + draft, shown("kind", "public", "_slot", "Group_Business"));
        assertThat(goes.text()).contains("slot-Group_Business").doesNotContain("Jobs to be created");
    }

    @Test
    void whatWasHiddenIsNotSentButNotLostEither() {
        var applicant = new Visitor(port).signIn(userName);
        String draft = begin(applicant);
        applicant.postByScript(
                "/eps/drafts/" + draft,
                shown("kind", "business", "_slot", "Group_Business", "jobs", "3", "_field", "jobs"));
        applicant.postByScript("/eps/drafts/" + draft, shown("kind", "public"));
        var back = applicant.postByScript("/eps/drafts/" + draft, shown("kind", "business"));
        assertThat(back.text()).contains("name=\"jobs\" value=\"3\"");
        applicant.post("/eps/drafts/" + draft, complete("action", "send"));
        UUID sent = applications.ofApplicants(List.of(client), null, 1).get(0).id();
        assertThat(applications.content(sent).orElseThrow()).contains("A path").doesNotContain("jobs");
    }

    @Test
    void everyTextOfAFormIsInTheReadersLanguage() {
        var applicant = new Visitor(port).signIn(userName);
        String draft = begin(applicant);
        assertThat(applicant.get("/eps/drafts/" + draft + "?lang=lv").text())
                .contains("Projekta iesniegums", "Visas izmaksas kopā: –", "Jauniešu iniciatīva", "Cita vieta")
                .doesNotContain("All costs");
        assertThat(applicant.get("/eps/drafts/" + draft + "?lang=en").text()).contains("All costs together: –");
    }

    @Test
    void nobodySeesTheCasesAndDraftsOfOthers() {
        var owner = new Visitor(port).signIn(userName);
        String draft = begin(owner);
        owner.post("/eps/drafts/" + draft, complete("action", "send"));
        UUID sent = applications.ofApplicants(List.of(client), null, 1).get(0).id();
        String open = begin(owner);

        String other = "p-" + Ids.next();
        accounts.open(other, "Demo Other", "other@demo.invalid", "Gauja-Salaca-2026");
        accounts.represent(other, aClient("Demo other " + other));
        var stranger = new Visitor(port).signIn(other);
        assertThat(stranger.get("/eps/drafts/" + open).status()).isEqualTo(404);
        stranger.get("/eps/cases");
        assertThat(stranger.post("/eps/drafts/" + open, shown("title", "Mine now"))
                        .status())
                .isEqualTo(404);
        assertThat(stranger.post("/eps/drafts/" + open + "/discard").status()).isEqualTo(404);
        assertThat(stranger.post(
                                "/eps/drafts",
                                "kind",
                                "project-application",
                                "subject",
                                call.action().toString(),
                                "client",
                                client.toString())
                        .status())
                .isEqualTo(404);
        assertThat(stranger.post("/eps/drafts", "kind", "withdrawal", "subject", sent.toString())
                        .status())
                .isEqualTo(404);
        assertThat(stranger.get("/eps/cases").text()).doesNotContain("A path to the river");
    }

    @Test
    void withTheMandateTheSightEnds() {
        var applicant = new Visitor(port).signIn(userName);
        String draft = begin(applicant);
        accounts.withdrawMandate(userName, client);
        assertThat(applicant.get("/eps/drafts/" + draft).status()).isEqualTo(404);
    }

    @Test
    void anApplicationIsWithdrawnOnceAfterAskingForTheReason() {
        var applicant = new Visitor(port).signIn(userName);
        applicant.post("/eps/drafts/" + begin(applicant), complete("action", "send"));
        UUID sent = applications.ofApplicants(List.of(client), null, 1).get(0).id();
        var paper = applicant.post("/eps/drafts", "kind", "withdrawal", "subject", sent.toString());
        assertThat(paper.text()).contains("Withdrawal of the application", "can&#39;t be taken back");
        var refused =
                applicant.post("/eps/drafts/" + paper.lastId(), "action", "send", "_field", "reason", "_field", "sure");
        assertThat(problemOf(refused, "Field_Reason")).isEqualTo("Please fill this in.");
        assertThat(problemOf(refused, "Field_Sure")).isEqualTo("Please fill this in.");
        applicant.post(
                "/eps/drafts/" + paper.lastId(),
                "action",
                "send",
                "_field",
                "reason",
                "_field",
                "sure",
                "reason",
                "Plans changed",
                "sure",
                "true");
        assertThat(applications.isWithdrawn(sent)).isTrue();
        assertThat(applicant
                        .post("/eps/drafts", "kind", "withdrawal", "subject", sent.toString())
                        .status())
                .isEqualTo(409);
    }

    @Test
    void aDiscardedDraftIsGone() {
        var applicant = new Visitor(port).signIn(userName);
        String draft = begin(applicant);
        applicant.post("/eps/drafts/" + draft + "/discard");
        assertThat(applicant.get("/eps/drafts/" + draft).status()).isEqualTo(404);
    }

    @Test
    void aPaperThatDoesNotExistIsNotThere() {
        var applicant = new Visitor(port).signIn(userName);
        applicant.get("/eps/calls/" + call.call());
        assertThat(applicant
                        .post(
                                "/eps/drafts",
                                "kind",
                                "nonsense",
                                "subject",
                                Ids.next().toString())
                        .status())
                .isEqualTo(404);
    }

    @Test
    void theListGoesOnWhereThePageEnds() {
        for (int i = 0; i < 22; i++) {
            applications.submit(new Submission(
                    "list-" + i,
                    call.call(),
                    call.action(),
                    client,
                    "public",
                    "Project number " + i,
                    "0053000",
                    CostLine.single(
                            "construction", "Demo: the whole project", Money.parse("EUR 200"), Money.parse("EUR 100")),
                    Money.parse("EUR 90"),
                    "{}"));
        }
        var applicant = new Visitor(port).signIn(userName);
        var first = applicant.get("/eps/cases").text();
        assertThat(first).contains("Project number 21", "Project number 2<").doesNotContain("Project number 1<");
        String next = first.replaceAll("(?s).*(/eps/cases\\?before=[0-9a-f-]+).*", "$1");
        assertThat(applicant.get(next).text())
                .contains("Project number 1<", "Project number 0<")
                .doesNotContain("Project number 2<");
    }

    /** What the page says is wrong with a field. */
    private static String problemOf(Visitor.Seen page, String id) {
        return page.text().replaceAll("(?s).*id=\"problem-" + id + "\"[^>]*>([^<]*)<.*", "$1");
    }

    private String begin(Visitor applicant) {
        applicant.get("/eps/calls/" + call.call());
        return applicant
                .post(
                        "/eps/drafts",
                        "kind",
                        "project-application",
                        "subject",
                        call.action().toString(),
                        "client",
                        client.toString())
                .lastId();
    }

    private UUID aClient(String name) {
        UUID id = Ids.next();
        parties.register(new Party(id, Party.Kind.ORGANISATION, name, null, null, null, false));
        return id;
    }

    /** Fields with the marks that the page gives with them. */
    private static String[] shown(String... fields) {
        List<String> sent = new ArrayList<>(Arrays.asList(fields));
        for (int i = 0; i < fields.length; i += 2) {
            if (!fields[i].startsWith("_") && !fields[i].equals("action")) {
                sent.addAll(List.of("_field", fields[i]));
            }
        }
        return sent.toArray(String[]::new);
    }

    /** A whole application, with some values replaced. */
    private static String[] complete(String... replaced) {
        List<String> sent = new ArrayList<>(Arrays.asList(replaced));
        List<String> whole = List.of(
                "title", "A path to the river",
                "kind", "public",
                "municipality", "0053000",
                "summary", "A path with a bench.",
                "aims", "Forty people walk.",
                "beneficiaries", "seniors",
                "plannedEnd", "2027-06-01",
                "costs[0].category", "construction",
                "costs[0].item", "Gravel and a bridge",
                "costs[0].total", "42 758,16",
                "costs[0].eligible", "29994.68",
                "costs[1].category", "general",
                "costs[1].item", "A project plan",
                "costs[1].total", "1000",
                "costs[1].eligible", "0",
                "requestedSupport", "26995.21",
                "truthful", "true",
                "publicity", "true");
        for (int i = 0; i < whole.size(); i += 2) {
            if (!sent.contains(whole.get(i))) {
                sent.addAll(whole.subList(i, i + 2));
            }
        }
        return shown(sent.toArray(String[]::new));
    }
}
