package lv.leader.eps;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import lv.leader.ProjectTest;
import lv.leader.claim.Claim;
import lv.leader.clarification.Clarifications;
import lv.leader.database.Ids;
import lv.leader.monitoring.MonitoringTerms;
import lv.leader.monitoring.Monitorings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** What an applicant writes about a case that is there: offered when the case can take it, sent once, kept with a receipt. */
class PapersTest extends ProjectTest {

    private static final String ACCOUNT = "LV80BANK0000435195001";

    @LocalServerPort
    int port;

    @Autowired
    Accounts accounts;

    @Autowired
    Clarifications clarifications;

    @Autowired
    Monitorings monitorings;

    @Autowired
    MonitoringTerms monitoringTerms;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping addresses;

    private UUID client;
    private Visitor owner;

    @BeforeEach
    void somebodyWhoActsForAClient() {
        client = anApplicant();
        owner = somebodyFor(client);
    }

    @Test
    void aQuestionWaitsOnTheFirstPageAndIsAnsweredOnce() {
        UUID application = anApplication().by(client).handedOver();
        UUID question = ask(application);
        var first = owner.get("/eps/cases").text();
        assertThat(first).contains("Answer to a question", "Why two benches?", "by ");
        String draft = begin("clarification-answer", question);
        assertThat(owner.get("/eps/drafts/" + draft).text()).contains("Why two benches?", "Your answer");
        var receipt = send(draft, "answer", "One is for the river.");
        assertThat(receipt.address()).contains("/eps/cases/" + application + "/papers/" + draft);
        assertThat(receipt.text()).contains("It was received", "Why two benches?", "One is for the river.");
        runJobs(application);
        assertThat(openTasks(application)).containsExactly("Task_CheckCosts");
        assertThat(send(draft, "answer", "Or not.").address()).isEqualTo(receipt.address());
        assertThat(clarifications.find(question).orElseThrow().answer()).isEqualTo("One is for the river.");
        assertThat(owner.get("/eps/cases").text()).doesNotContain("Why two benches?");
        assertThat(owner.get("/eps/cases/" + application).text()).contains("One is for the river.");
        assertNotNow("clarification-answer", question);
    }

    @Test
    void anAnswerThatComesTooLateIsRefusedWithItsReasonAndNotLost() {
        UUID application = anApplication().by(client).handedOver();
        UUID question = ask(application);
        String draft = begin("clarification-answer", question);
        clock.moveTo(clarifications.find(question).orElseThrow().due());
        assertThat(send(draft, "answer", "One is for the river.").text())
                .contains("The term for this answer is over.", "One is for the river.");
    }

    @Test
    void aQuestionAboutAPaymentRequestIsAnsweredLikeOneAboutTheApplication() {
        UUID project = aProject();
        UUID claim = aClaim(project, "interim", "5000");
        clarifications.prepare(claim, OFFICER, "Where is the invoice?");
        complete(OFFICER, claim, "Task_CheckClaim", Map.of("result", "clarify"));
        UUID question = clarifications.openOf(List.of(claim)).get(0).id();
        assertThat(owner.get("/eps/cases/" + project).text()).contains("Where is the invoice?");
        send(begin("clarification-answer", question), "answer", "Here.");
        runJobs(claim);
        assertThat(openTasks(claim)).containsExactly("Task_CheckClaim");
    }

    @Test
    void aPaymentRequestIsSentOnceAndItsWayIsSeen() {
        UUID project = aProject();
        assertThat(owner.get("/eps/cases").text()).contains("Payment request", "Ask for a payment");
        assertThat(owner.get("/eps/cases/" + project).text())
                .contains("Being carried out", "with you", "Support granted", "18,000.00 EUR");
        String draft = begin("payment-request", project);
        String[] request = {
            "kind",
            "final",
            "claimedCost",
            "20 000,00",
            "iban",
            "LV00BANK0000435195001",
            "done",
            "All of it.",
            "publicity",
            "",
            "truthful",
            "true"
        };
        assertThat(send(draft, request).text()).contains("is not a valid account number", "All of it.");
        request[5] = "LV80 BANK 0000 4351 95001";
        var receipt = send(draft, request);
        assertThat(receipt.text()).contains("It was received", "20,000.00 EUR", "Final: everything is done");
        send(draft, request);
        assertThat(claims.ofProject(project)).singleElement().satisfies(claim -> {
            follow(claim.id());
            assertThat(claim.iban()).isEqualTo(ACCOUNT);
            assertThat(claim.claimedCost().getAmount()).isEqualByComparingTo("20000");
            assertThat(claims.lines(claim.id()))
                    .singleElement()
                    .satisfies(line -> assertThat(line.description()).isEqualTo("All of it."));
        });
        runJobs(project);
        UUID claim =
                claims.ofProject(project).stream().map(Claim::id).findFirst().orElseThrow();
        runJobs(claim);
        assertThat(owner.get("/eps/cases/" + project).text())
                .contains("Request 1: final, 20,000.00 EUR", "Being checked")
                .doesNotContain("Ask for a payment", "Give the project up");
        assertNotNow("payment-request", project);
        authorise(claim);
        payOut(claim);
        assertThat(owner.get("/eps/cases/" + project).text())
                .contains(
                        "Paid", "payment of 18,000.00 EUR to " + ACCOUNT, "Notice of the payment", "Results are kept");
    }

    @Test
    void moreThanWasApprovedIsSaidWhileItIsWritten() {
        UUID project = aProject();
        String draft = begin("payment-request", project);
        assertThat(owner.postByScript("/eps/drafts/" + draft, "_field", "claimedCost", "claimedCost", "20000.01")
                        .text())
                .contains("approved with an eligible cost of 20,000.00 EUR");
    }

    @Test
    void aYearlyReportIsAskedForGivenOnceAndRead() {
        UUID project = aProject();
        pay(aClaim(project, "final", "20000"));
        assertNotNow("yearly-report", project);
        moveTo(monitorings.owed(project).orElseThrow().opensAt(), project);
        assertThat(owner.get("/eps/cases").text()).contains("Yearly report", "Write the report", "by ");
        assertThat(owner.get("/eps/cases/" + project).text()).contains("Yearly report due");
        String draft = begin("yearly-report", project);
        var receipt = send(
                draft,
                "resultsUsed",
                "yes",
                "content",
                "Forty walks.",
                "users",
                "40",
                "business",
                "no",
                "truthful",
                "true");
        assertThat(receipt.text()).contains("It was received", "Forty walks.");
        runJobs(project);
        assertThat(openTasks(project)).containsExactly("Task_ReviewReport");
        assertNotNow("yearly-report", project);
        assertThat(owner.get("/eps/cases/" + project).text())
                .contains("Yearly report being read", "Report 1, received");
    }

    @Test
    void aLateReportCanStillBeGivenAndTheExtendedTermIsTold() {
        UUID project = aProject();
        pay(aClaim(project, "final", "20000"));
        moveTo(monitorings.owed(project).orElseThrow().opensAt(), project);
        moveTo(dateOf(project, "reportDue").plusSeconds(1), project);
        assertThat(owner.get("/eps/cases/" + project).text()).contains("Yearly report overdue", "Write the report");
        complete(
                "manager-" + applications.project(project).terms().lag(),
                project,
                "Task_FollowUpReport",
                Map.of("followUp", "extend", "notes", "Demo: illness."));
        String until = new lv.leader.refusal.Words()
                .minute(monitoringTerms.extendedDue(project, clock.instant()), java.util.Locale.ENGLISH);
        assertThat(owner.get("/eps/cases/" + project).text()).contains("Yearly report due", "by " + until);
    }

    @Test
    void aPaymentThatCameBackAsksForAnotherAccount() {
        UUID project = aProject();
        UUID claim = aClaim(project, "final", "20000");
        authorise(claim);
        UUID payment = handedOver(claim);
        complete(
                ACCOUNTANT,
                payment,
                "Task_BookPayment",
                Map.of("booking", "returned", "bookedOn", today().toString(), "reference", "DEMO-1"));
        assertThat(owner.get("/eps/cases").text()).contains("Give another account");
        String draft = begin("account-correction", payment);
        assertThat(send(draft, "iban", "LV00BANK0000435195001").text()).contains("LV00BANK0000435195001");
        assertThat(send(draft, "iban", "LV80 BANK 0000 4351 95001").text()).contains("It was received");
        runJobs(payment);
        assertThat(payments.find(payment).orElseThrow())
                .returns("PLANNED", found -> found.state())
                .returns(ACCOUNT, found -> found.iban());
        assertNotNow("account-correction", payment);
    }

    @Test
    void beforeSupportIsAskedBackTheBeneficiaryExplains() {
        UUID project = aProject();
        pay(aClaim(project, "interim", "10000"));
        assertNotNow("recovery-explanation", project);
        send(begin("giving-up", project), "reasons", "The land was sold.", "sure", "true");
        runJobs(project);
        assertThat(owner.get("/eps/cases").text()).contains("Explanation about the repayment", "Explain");
        send(begin("recovery-explanation", project), "explanation", "The owner died.");
        runJobs(project);
        assertThat(openTasks(project)).containsExactly("Task_ProposeRecovery");
        assertThat(owner.get("/eps/cases/" + project).text())
                .contains("Ended without result", "Repayment being decided", "Explanation about the repayment");
        assertNotNow("recovery-explanation", project);
    }

    @Test
    void aRefusalIsReadAndChallenged() {
        UUID application = anApplication().by(client).handedOver();
        check(application, "20000");
        propose(application, "refuse");
        assertThat(owner.get("/eps/cases").text()).contains("Decision on funding");
        var decision = decisions.decisionOn(application).orElseThrow();
        String page = "/eps/cases/" + application + "/decisions/" + decision.id();
        assertThat(owner.get(page).text())
                .contains(decision.number(), "refused", "Demo: refuse.", "(PDF)", "Challenge the decision");
        assertThat(owner.get("/eps/cases").text()).doesNotContain(decision.number());
        assertThat(somebodyFor(client).get("/eps/cases").text()).contains(decision.number());
        assertThat(owner.get("/eps/cases/" + application).text()).contains("Challenge the decision");
        send(begin("challenge", application), "demand", "Take it back.", "reasons", "The costs are right.");
        runJobs(application);
        assertThat(openTasks(application)).containsExactly("Task_AnswerChallenge");
        assertThat(owner.get("/eps/cases/" + application).text())
                .contains("Refused", "Decision challenged", "Challenge of the decision");
        assertNotNow("challenge", application);
        complete(
                DIRECTOR,
                application,
                "Task_AnswerChallenge",
                Map.of("answer", "uphold", "reasons", "Demo: nothing new."));
        assertThat(owner.get("/eps/cases/" + application).text())
                .contains("Answer to the challenge", "upheld", "Refused", "Tell that the court has it")
                .doesNotContain("Decision challenged");
        send(begin("court-appeal", application), "reference", "Demo court, A42-1");
        runJobs(application);
        assertThat(openTasks(application)).containsExactly("Task_RecordJudgment");
        assertThat(owner.get("/eps/cases/" + application).text()).contains("Before the court");
        assertNotNow("court-appeal", application);
    }

    @Test
    void aChangeIsAskedForAndItsDecisionRead() {
        UUID project = aProject();
        String end = monday.plusMonths(30).toString();
        send(
                begin("amendment-request", project),
                "what",
                "term",
                "newEnd",
                end,
                "change",
                "Three months more.",
                "reasons",
                "A hard winter.");
        runJobs(project);
        assertThat(openTasks(project)).contains("Task_DecideAmendment");
        assertThat(owner.get("/eps/cases/" + project).text()).contains("Amendment being decided");
        assertNotNow("amendment-request", project);
        complete(
                OFFICER,
                project,
                "Task_DecideAmendment",
                Map.of("proposal", "accept", "newDue", end, "reasons", "Demo: agreed."));
        complete(APPROVER, project, "Task_ApproveAmendment", Map.of("approval", "approve", "remarks", "Yes."));
        assertThat(owner.get("/eps/cases/" + project).text())
                .contains("Being carried out", "Decision on the amendment", "accepted", "Letter about the amendment");
    }

    @Test
    void aProjectIsGivenUpAndWhatWasBegunBesideIsRefusedAndNotLost() {
        UUID project = aProject();
        String amendment = begin("amendment-request", project);
        send(begin("giving-up", project), "reasons", "The land was sold.", "sure", "true");
        runJobs(project);
        assertEnded(project, "implementation", "End_GrantAnnulled");
        assertThat(owner.get("/eps/cases/" + project).text())
                .contains("Ended without result", "End of the grant", "Letter about the end of the grant");
        assertNotNow("giving-up", project);
        assertThat(send(amendment, "what", "costs", "change", "More stones.", "reasons", "Mud.")
                        .text())
                .contains("there is nothing to change", "More stones.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "payment-request",
                "yearly-report",
                "challenge",
                "court-appeal",
                "amendment-request",
                "giving-up",
                "recovery-explanation"
            })
    void beforeTheDecisionNothingOfWhatComesAfterItIsOffered(String kind) {
        UUID application = anApplication().by(client).submitted();
        assertThat(owner.get("/eps/cases/" + application).text())
                .doesNotContain("value=\"" + kind + "\"")
                .contains("value=\"withdrawal\"");
        assertNotNow(kind, application);
    }

    @ParameterizedTest
    @ValueSource(strings = {"withdrawal", "challenge"})
    void whatBelongsBeforeTheDecisionEndsWithIt(String kind) {
        UUID project = aProject();
        if (kind.equals("challenge")) {
            clock.moveTo(clock.instant().plus(java.time.Duration.ofDays(60)));
        }
        assertNotNow(kind, project);
    }

    @Test
    void whatBelongsToOthersIsNotThereAtAnyAddress() {
        UUID project = aProject();
        UUID question = askAboutPayment(project);
        String receipt = begin("clarification-answer", question);
        send(receipt, "answer", "Here.");
        String draft = begin("amendment-request", project);
        var decision = decisions.decisionOn(project).orElseThrow();
        var letter = letters.of(project).get(0);
        String all = "/eps/cases/" + project;
        Map<String, String> known = Map.of(
                "/eps/cases/{id}", all,
                "/eps/cases/{id}/application", all + "/application",
                "/eps/cases/{id}/papers/{paper}", all + "/papers/" + receipt,
                "/eps/cases/{id}/decisions/{decision}", all + "/decisions/" + decision.id(),
                "/eps/cases/{id}/letters/{letter}", all + "/letters/" + letter.id(),
                "/eps/drafts/{id}", "/eps/drafts/" + draft,
                "/eps/drafts/{id}/discard", "/eps/drafts/" + draft + "/discard");
        Set<String> withIds = addresses.getHandlerMethods().keySet().stream()
                .flatMap(mapping -> mapping.getPatternValues().stream())
                .filter(pattern -> pattern.startsWith("/eps/") && pattern.contains("{") && !pattern.contains("/calls/"))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(known.keySet()).as("addresses that hold an id").isEqualTo(withIds);

        var stranger = somebodyFor(anApplicant());
        known.forEach((pattern, address) -> {
            stranger.get("/eps/cases");
            boolean onlyWritten = pattern.endsWith("/discard");
            if (!onlyWritten) {
                assertThat(owner.get(address).status()).as(address).isEqualTo(200);
                assertThat(stranger.get(address).status()).as(address).isEqualTo(404);
            }
            if (pattern.startsWith("/eps/drafts")) {
                stranger.get("/eps/cases");
                assertThat(stranger.post(address).status())
                        .as("post " + address)
                        .isEqualTo(404);
            }
        });
        for (String kind : List.of("clarification-answer", "payment-request", "challenge", "withdrawal")) {
            stranger.get("/eps/cases");
            String subject = (kind.equals("clarification-answer") ? question : project).toString();
            assertThat(stranger.post("/eps/drafts", "kind", kind, "subject", subject)
                            .status())
                    .as(kind)
                    .isEqualTo(404);
        }
        assertThat(stranger.get("/eps/cases").text()).doesNotContain("A path to the river");
    }

    @Test
    void aFileIsReachedThroughItsOwnCaseOnly() {
        UUID one = aProject();
        UUID other = anApplication(client);
        String draft = begin("payment-request", one);
        send(draft, "kind", "interim", "claimedCost", "10", "iban", ACCOUNT, "done", "A bit.", "truthful", "true");
        var decision = decisions.decisionOn(one).orElseThrow();
        for (String file : List.of(
                "/papers/" + draft,
                "/decisions/" + decision.id(),
                "/letters/" + letters.of(one).get(0).id())) {
            assertThat(owner.get("/eps/cases/" + one + file).status()).as(file).isEqualTo(200);
            assertThat(owner.get("/eps/cases/" + other + file).status())
                    .as(file)
                    .isEqualTo(404);
        }
    }

    private UUID aProject() {
        return approve(anApplication().by(client).handedOver());
    }

    private UUID ask(UUID application) {
        complete(OFFICER, application, "Task_ReviewOpinion", Map.of("opinion", "lawful"));
        askAboutCosts(application, "Why two benches?");
        return clarifications.openOf(List.of(application)).get(0).id();
    }

    private UUID askAboutPayment(UUID project) {
        UUID claim = aClaim(project, "interim", "5000");
        clarifications.prepare(claim, OFFICER, "Where is the invoice?");
        complete(OFFICER, claim, "Task_CheckClaim", Map.of("result", "clarify"));
        return clarifications.openOf(List.of(claim)).get(0).id();
    }

    private Visitor somebodyFor(UUID applicant) {
        String userName = "p-" + Ids.next();
        accounts.open(userName, "Demo Person", "demo@demo.invalid", "Gauja-Salaca-2026");
        accounts.represent(userName, applicant);
        return new Visitor(port).signIn(userName);
    }

    private String begin(String kind, UUID subject) {
        owner.get("/eps/cases");
        var page = owner.post("/eps/drafts", "kind", kind, "subject", subject.toString());
        assertThat(page.status()).as(page.text()).isEqualTo(200);
        return page.lastId();
    }

    private void assertNotNow(String kind, UUID subject) {
        owner.get("/eps/cases");
        var page = owner.post("/eps/drafts", "kind", kind, "subject", subject.toString());
        assertThat(page.status()).as(kind).isEqualTo(409);
        assertThat(page.text()).contains("can&#39;t be sent in the present state");
    }

    private Visitor.Seen send(String draft, String... fields) {
        owner.get("/eps/cases");
        List<String> sent = new ArrayList<>(List.of(fields));
        sent.addAll(List.of("action", "send"));
        for (int i = 0; i < fields.length; i += 2) {
            sent.addAll(List.of("_field", fields[i]));
        }
        return owner.post("/eps/drafts/" + draft, sent.toArray(String[]::new));
    }
}
