package lv.leader.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import lv.leader.ProjectTest;
import lv.leader.amendment.Amendments;
import lv.leader.challenge.Challenges;
import lv.leader.claim.CheckedLine;
import lv.leader.database.Ids;
import lv.leader.desk.CaseContent.Section;
import lv.leader.monitoring.Monitorings;
import lv.leader.party.Party;
import lv.leader.party.Relation;
import lv.leader.recovery.Recoveries;
import org.joda.money.Money;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.result.MockMvcResultMatchers;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** What the paying agency's people read beside the form of each of their tasks, and the group's in monitoring. */
class CaseDeskTest extends ProjectTest {

    @Autowired
    WebApplicationContext context;

    @Autowired
    ObjectMapper json;

    @Autowired
    Amendments amendments;

    @Autowired
    Challenges challenges;

    @Autowired
    Monitorings monitorings;

    @Autowired
    Recoveries recoveries;

    private MockMvc web;

    @BeforeEach
    void aDesk() {
        web = MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build();
    }

    @Test
    void aDecisionShowsOpinionRegistersSupportAndRules() throws Exception {
        UUID application = anApplication(aClient("Demo river association"));
        handOver(application);
        checkCosts(application, "9000");
        Map<String, Section> read = read(OFFICER, application, "Task_PrepareDecision");
        assertThat(fact(read, "The group's decision on conformity", "Decision")).isEqualTo("conforms, with funding");
        assertThat(fact(read, "The group's decision on conformity", "Rank in the action"))
                .isEqualTo("1");
        assertThat(read.get("What the registers say").rows())
                .hasSize(5)
                .anySatisfy(row -> assertThat(row).startsWith("Tax debts", "in order", "demo register: no entry"));
        assertThat(fact(read, "Computed support", "Eligible cost after the check"))
                .isEqualTo("9,000.00 EUR");
        assertThat(fact(read, "Computed support", "Support by the rules")).isEqualTo("8,100.00 EUR");
        assertThat(read.get("Rules that were applied").rows())
                .anySatisfy(row -> assertThat(row.get(0) + row.get(2) + row.get(3))
                        .contains("How much support?", "intensity of the action, %: 90", "support, EUR: 8,100"));
        assertThat(read.get("Costs, one by one").rows())
                .containsExactly(List.of(
                        "1. Demo: the whole project",
                        "10,000.00 EUR",
                        "9,000.00 EUR",
                        "comparison of offers",
                        "above the lowest offer"));
        assertThat(fact(read, "The check of the costs", "Checked by")).isEqualTo(OFFICER);
        assertThat(read.get("Where it stood, and how long").rows())
                .last()
                .satisfies(row -> assertThat(row).startsWith("decision on funding", "paying agency"));
        assertThat(read).containsKey("Application");
    }

    @Test
    void aRegisterThatObjectsIsSeenAtOnce() throws Exception {
        UUID client = aClient("Demo debtor");
        String number = parties.find(client).orElseThrow().registrationNumber();
        database.sql("INSERT INTO demo_register_entry (register, registration_number, details) VALUES (?, ?, ?)")
                .params("tax-debt", number, "1 200 EUR since May")
                .update();
        UUID application = anApplication(client);
        handOver(application);
        checkCosts(application, "9000");
        Map<String, Section> read = read(OFFICER, application, "Task_PrepareDecision");
        assertThat(read.get("What the registers say").rows())
                .anySatisfy(row -> assertThat(row).startsWith("Tax debts", "NOT IN ORDER", "1 200 EUR since May"));
        assertThat(fact(read, "Computed support", "Conditions")).isEqualTo("The applicant has a tax debt.");
    }

    @Test
    void aRequestShowsItsLinesTheCheckTheReductionAndWhoDidIt() throws Exception {
        UUID project = anApprovedProject();
        UUID claim = aClaim(project, "interim", "6000", "4000");
        Map<String, Section> first = read(OFFICER, claim, "Task_CheckClaim");
        assertThat(fact(first, "Project", "Approved support")).isEqualTo("18,000.00 EUR");
        assertThat(first.get("Costs, line by line").rows())
                .containsExactly(
                        List.of("1. Demo cost 1", "6,000.00 EUR", "", ""),
                        List.of("2. Demo cost 2", "4,000.00 EUR", "", ""));
        accept(claim, "6000", "2500");
        visitIfDrawn(claim);
        Map<String, Section> second = read(CHECKER, claim, "Task_CheckSecond");
        assertThat(second.get("Costs, line by line").rows().get(1)).contains("2,500.00 EUR");
        assertThat(fact(second, "What is payable", "Support asked for (a)")).isEqualTo("9,000.00 EUR");
        assertThat(fact(second, "What is payable", "Reduction")).isEqualTo("1,350.00 EUR");
        assertThat(fact(second, "What is payable", "Payable")).isEqualTo("6,300.00 EUR");
        assertThat(fact(second, "The check", "Checked by")).isEqualTo(OFFICER);
        assertThat(second.get("Rules that were applied").rows())
                .anySatisfy(row -> assertThat(row.get(3)).contains("above the threshold"));
        assertThat(second.get("What was answered before").rows())
                .anySatisfy(row -> assertThat(row.get(0)).isEqualTo("Approve the decision"))
                .anySatisfy(row -> assertThat(row.get(0)).isEqualTo("Check the payment request"));
    }

    @Test
    void whoIsTiedToTheBeneficiaryReadsNothingOfTheRequest() throws Exception {
        String tied = "tied-" + Ids.next().toString().substring(24);
        people.employ(tied, "Demo", "Tied officer", PASSWORD, List.of("lad-officer"), List.of());
        UUID person = Ids.next();
        parties.register(new Party(person, Party.Kind.PERSON, "Demo tied officer", null, tied, null, false));
        UUID client = aClient("Demo cousin's association");
        parties.relate(new Relation(person, client, Relation.Kind.BOARD, LocalDate.of(2020, 1, 1), null));
        UUID claim = aClaim(anApprovedProject(client), "interim", "1000");
        web.perform(get("/api/desk/tasks/" + take(tied, claim, "Task_CheckClaim") + "/case")
                        .with(user(tied).authorities(new SimpleGrantedAuthority("ROLE_STAFF"))))
                .andExpect(MockMvcResultMatchers.status().isForbidden())
                .andExpect(MockMvcResultMatchers.jsonPath("$.code").value("interest.detected"));
        lineChecks.record(claim, List.of(new CheckedLine(1, Money.parse("EUR 1000"), "")), tied);
        assertThatThrownBy(() -> complete(tied, claim, "Task_CheckClaim", Map.of("result", "accept")))
                .hasMessageContaining("ties you to this case");
    }

    @Test
    void aRunShowsItsPaymentsAndWhoWorkedOnEach() throws Exception {
        UUID project = anApprovedProject();
        UUID claim = aClaim(project, "interim", "10000");
        authorise(claim);
        UUID payment = follow(payments.ofClaim(claim).orElseThrow().id());
        runJobs(payment);
        UUID run = follow(payments.find(payment).orElseThrow().run());
        runJobs(run);
        moveTo(payments.run(run).orElseThrow().runAt(), run);
        Map<String, Section> release = read(RELEASER, run, "Task_ReleaseRun");
        assertThat(fact(release, "Payment run", "Sum of the file")).isEqualTo("9,000.00 EUR");
        assertThat(release.get("Payments of the run").rows())
                .singleElement()
                .satisfies(row -> assertThat(row).contains("Demo association", IBAN, "9,000.00 EUR"));
        assertThat(release.get("Who worked on them").rows())
                .singleElement()
                .satisfies(row -> assertThat(row).contains(OFFICER, CHECKER, AUTHORISER));
        complete(RELEASER, run, "Task_ReleaseRun", Map.of("release", "release"));
        runJobs(payment);
        Map<String, Section> booking = read(ACCOUNTANT, payment, "Task_BookPayment");
        assertThat(fact(booking, "Payment", "State")).isEqualTo("with the Treasury");
        assertThat(fact(booking, "Payment", "Released by")).isEqualTo(RELEASER);
        assertThat(fact(booking, "Project", "Committed, not yet paid")).isEqualTo("18,000.00 EUR");
    }

    @Test
    void anAmendmentShowsTheOldTermBesideTheNewOne() throws Exception {
        UUID project = anApprovedProject();
        LocalDate now = approvals.of(project).orElseThrow().implementationDue();
        amendments.request(project, "The ice broke the bridge.", now.plusMonths(3), APPLICANT);
        runJobs(project);
        Map<String, Section> read = read(OFFICER, project, "Task_DecideAmendment");
        assertThat(fact(read, "What is asked for", "Reasons")).isEqualTo("The ice broke the bridge.");
        assertThat(read.get("What is asked for").facts().stream().map(CaseContent.Fact::label))
                .contains("Last day now", "Last day asked for");
        assertThat(read.get("Terms of the project as they were set").rows()).hasSize(1);
    }

    @Test
    void aChallengeShowsItsReasonsBesideTheDecision() throws Exception {
        UUID project = aHandedOverApplication();
        refuse(project);
        challenges.submit(project, "The register was wrong.", APPLICANT);
        runJobs(project);
        Map<String, Section> read = read(DIRECTOR, project, "Task_AnswerChallenge");
        assertThat(fact(read, "The challenge", "Reasons")).isEqualTo("The register was wrong.");
        assertThat(fact(read, "The challenged decision", "Decision")).isEqualTo("refused");
        assertThat(fact(read, "The challenged decision", "Reasons of the decision"))
                .isEqualTo("Demo: refuse.");
        assertThat(read).containsKey("What the registers say");
    }

    @Test
    void aReportShowsWhatIsOwedAndItsFiguresAndAFindingEndsWithWhatIsRepaid() throws Exception {
        UUID project = aPaidProject();
        String manager = "manager-" + applications.project(project).terms().lag();
        moveTo(dateOf(project, "nextReportOpens").plus(Duration.ofDays(1)), project);
        monitorings.report(
                project,
                "{\"resultsUsed\": \"yes\", \"content\": \"Concerts.\", \"users\": 1200, \"business\": \"yes\","
                        + " \"turnover\": 50000.5, \"productTurnover\": 1000, \"jobs\": 1.5}",
                APPLICANT);
        runJobs(project);
        Map<String, Section> review = read(manager, project, "Task_ReviewReport");
        assertThat(review.get("Newest report: 1. Year").facts())
                .contains(new CaseContent.Fact("What happened with the results this year?", "Concerts."));
        assertThat(review.get("Figures from year to year").rows())
                .singleElement()
                .satisfies(row -> assertThat(row).startsWith("1", "1,200", "50,000.50 EUR", "1,000.00 EUR", "1.5"));
        assertThat(review.get("Years of the obligation").rows()).hasSize(5);
        assertThat(review.getOrDefault("What was answered before", Section.of("", List.of()))
                        .rows())
                .as("what the agency's people wrote to each other is not the group's")
                .isEmpty();

        complete(manager, project, "Task_ReviewReport", Map.of("review", "finding", "notes", "The bridge is gone."));
        Map<String, Section> visit = read(INSPECTOR, project, "Task_VisitProject");
        assertThat(visit.get("What was answered before").rows())
                .anySatisfy(row -> assertThat(row.get(3)).contains("The bridge is gone."));
        complete(INSPECTOR, project, "Task_VisitProject", Map.of("found", "differs", "report", "No bridge."));
        moveTo(dateOf(project, "correctionDue").plus(Duration.ofDays(1)), project);
        complete(INSPECTOR, project, "Task_CheckCorrection", Map.of("corrected", "no", "report", "Still none."));
        recoveries.explain(project, "A flood.", APPLICANT);
        runJobs(project);
        Map<String, Section> recovery = read(OFFICER, project, "Task_ProposeRecovery");
        assertThat(fact(recovery, "What is to be repaid", "Support paid")).isEqualTo("18,000.00 EUR");
        assertThat(fact(recovery, "What is to be repaid", "Share to be repaid")).endsWith(" %");
        assertThat(recovery.get("What the beneficiary explains").rows().get(0)).startsWith("A flood.", APPLICANT);
    }

    private Map<String, Section> read(String person, UUID caseId, String task) throws Exception {
        String body = web.perform(get("/api/desk/tasks/" + take(person, caseId, task) + "/case")
                        .with(user(person).authorities(new SimpleGrantedAuthority("ROLE_STAFF"))))
                .andReturn()
                .getResponse()
                .getContentAsString();
        List<Section> sections = json.readValue(body, new TypeReference<>() {});
        return sections.stream().collect(Collectors.toMap(Section::heading, section -> section, (one, two) -> one));
    }

    private static String fact(Map<String, Section> sections, String heading, String label) {
        assertThat(sections).containsKey(heading);
        return sections.get(heading).facts().stream()
                .filter(fact -> fact.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + label + " in " + sections.get(heading)))
                .value();
    }
}
