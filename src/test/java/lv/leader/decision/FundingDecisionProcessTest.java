package lv.leader.decision;

import static lv.leader.strategy.Drafts.euro;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import lv.leader.ProjectTest;
import lv.leader.assessment.Conformity;
import lv.leader.calendar.LegalCalendar;
import lv.leader.challenge.Challenges;
import lv.leader.clarification.Clarification;
import lv.leader.clarification.Clarifications;
import lv.leader.database.Ids;
import lv.leader.ledger.Account;
import lv.leader.ledger.Fund;
import lv.leader.ledger.Move;
import lv.leader.party.Relation;
import org.camunda.bpm.engine.AuthorizationException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The paying agency's decision on funding, on every way the diagram draws. */
class FundingDecisionProcessTest extends ProjectTest {

    @Autowired
    SupportAmounts supports;

    @Autowired
    Clarifications clarifications;

    @Autowired
    Challenges challenges;

    @Autowired
    LegalCalendar calendar;

    @Test
    void whatConformsIsCheckedApprovedAndCommitted() {
        UUID application = aHandedOverApplication();
        assertThat(money(application)).containsExactly("18000.00", "0.00", "0.00", "0.00");
        // What the round doesn't need returned to the strategy's action.
        assertThat(freeMoney(application)).containsExactly("182000.00", "0.00");
        check(application, "20000");
        propose(application, "approve");
        assertEnded(application, "funding-decision", "End_FundingApproved");
        assertThat(money(application)).containsExactly("0.00", "18000.00", "0.00", "0.00");
        assertThat(decisionsOn(application)).containsExactly("conformity conforms", "funding approved");
        assertThat(lettersOf(application)).containsExactly("funding-approval");
        assertThat(letters.of(application).get(0).facts())
                .contains("\"support\": 18000.00", "\"eligibleCost\": 20000.00", "\"requested\": 18000.00");
        assertThat(approvals.of(application)).hasValueSatisfying(approval -> {
            assertThat(approval.support()).isEqualTo(euro("18000"));
            // A public place is built: 24 months.
            assertThat(approval.implementationDue()).isEqualTo(calendar.plusMonths(monday, 24));
        });
        assertThat(status(application)).isEqualTo("implementation");
        // The challenge period runs beside the project.
        assertThat(running(application, "challenge")).isOne();
        assertThat(register.of(application).get(1))
                .returns(OFFICER, decision -> decision.madeBy())
                .returns(APPROVER, decision -> decision.approvedBy())
                .satisfies(decision -> assertThat(decision.rulings()).contains("support-amount", "eligibility"));
        assertThat(register.deliveries(register.of(application).get(1).id())).isNotEmpty();
    }

    @Test
    void costsCutByTheOfficerReduceTheSupportAndTheRestReturns() {
        UUID application = aHandedOverApplication();
        check(application, "15555.55");
        propose(application, "approve");
        assertThat(decisionsOn(application)).containsExactly("conformity conforms", "funding approved-reduced");
        // 90 per cent of 15 555.55 is 13 999.995.
        assertThat(money(application)).containsExactly("0.00", "14000.00", "0.00", "0.00");
        assertThat(freeMoney(application)).containsExactly("186000.00", "0.00");
        assertThat(approvals.of(application).orElseThrow().eligibleCost()).isEqualTo(euro("15555.55"));
    }

    @Test
    void moreThanAppliedForIsNotEligible() {
        UUID application = aHandedOverApplication();
        assertThatThrownBy(() -> check(application, "20000.01"))
                .hasMessageContaining("20,000.01 EUR is more than the 20,000.00 EUR applied for");
        assertThat(openTasks(application)).containsExactly("Task_CheckCosts");
    }

    @Test
    void eachCostIsCheckedWithItsReasonAndTheSupportComesFromWhatIsEligible() {
        UUID application = aPathWithBenches();
        complete(OFFICER, application, "Task_ReviewOpinion", Map.of("opinion", "lawful"));
        assertNotChecked(application, check(line(1, "12000", "offers", null)), "Cost 2 is not checked yet");
        assertNotChecked(
                application,
                check(line(1, "12000", "offers", null), line(2, "7000", "market", null)),
                "Cost 2: say why less is eligible");
        assertNotChecked(
                application,
                check(line(1, "12000", null, null), line(2, "8000", "market", null)),
                "Cost 1: say by what its price");
        assertNotChecked(
                application,
                check(line(1, "0", null, "not-eligible"), line(2, "0", null, "not-needed")),
                "Nothing is eligible");
        costChecks.write(
                application, check(line(1, "12000", "offers", null), line(2, "7000", "market", "above-reference")));
        assertThatThrownBy(() -> complete(OFFICER, application, "Task_CheckCosts", Map.of("costs", "ineligible")))
                .hasMessageContaining("Check and save the costs");
        complete(OFFICER, application, "Task_CheckCosts", Map.of("costs", "eligible"));
        assertThat(supports.of(application).orElseThrow().support()).isEqualTo(euro("17100"));
        var checked = costChecks.latest(application).orElseThrow();
        assertThat(checked.checkedBy()).isEqualTo(OFFICER);
        assertThat(costChecks.lines(checked))
                .extracting(found -> found.eligible() + " " + found.reason())
                .containsExactly("EUR 12000.00 ", "EUR 7000.00 above-reference");
        // What was checked stays; the result is said anew if the task comes back.
        assertThat(costChecks.draft(application).costs()).isNull();
    }

    private UUID aPathWithBenches() {
        Map<String, String> costs = new LinkedHashMap<>();
        costs.put("Gravel", "12000");
        costs.put("Benches", "8000");
        return anApplication().paying(costs).handedOver();
    }

    private static CostCheck.Line line(int position, String eligible, String basis, String reason) {
        return new CostCheck.Line(position, euro(eligible), basis, reason);
    }

    private static CostCheck check(CostCheck.Line... lines) {
        return new CostCheck("eligible", List.of(lines), null, null, "Demo: compared.");
    }

    private void assertNotChecked(UUID application, CostCheck check, String why) {
        costChecks.write(application, check);
        assertThatThrownBy(() -> complete(OFFICER, application, "Task_CheckCosts", Map.of("costs", "eligible")))
                .hasMessageContaining(why);
    }

    @Test
    void aNegativeOpinionIsRefusedByTheAgencyToo() {
        UUID application = anApplication().found("does-not-conform").handedOver();
        complete(OFFICER, application, "Task_ReviewOpinion", Map.of("opinion", "lawful"));
        assertThat(hasPassed(application, "Gateway_ChecksBegin")).isFalse();
        assertThatThrownBy(() -> propose(application, "approve"))
                .hasMessageContaining("only a refusal can be proposed");
        propose(application, "refuse");
        assertEnded(application, "funding-decision", "End_FundingRefused");
        assertThat(lettersOf(application)).containsExactly("funding-refusal");
        assertThat(money(application)).containsOnly("0.00");
        assertThat(status(application)).isEqualTo("refused");
        assertThat(openTasks(application)).isEmpty();
        // Nobody challenges: the case closes when the month is over.
        moveTo(dateOf(application, "challengeUntil"), application);
        assertEnded(application, "project", "End_ApplicationRefused");
    }

    @Test
    void aTaxDebtSpeaksAgainstAnApprovalAndTheMoneyReturns() {
        UUID application = aHandedOverApplication();
        knownTo("tax-debt", application, "1 500.00 EUR on the day asked");
        complete(OFFICER, application, "Task_ReviewOpinion", Map.of("opinion", "lawful"));
        runJobs(application);
        checkCosts(application, "20000");
        assertThat(variable(application, "eligible")).isEqualTo(false);
        assertThatThrownBy(() -> propose(application, "approve")).hasMessageContaining("eligibility.tax-debt");
        propose(application, "refuse");
        assertThat(letters.of(application).get(0).facts()).contains("eligibility.tax-debt");
        assertThat(money(application)).containsOnly("0.00");
        assertThat(freeMoney(application)).containsExactly("200000.00", "0.00");
    }

    @Test
    void everyRegisterThatFindsSomethingIsNamed() {
        UUID first = approve(aHandedOverApplication());
        UUID application = anApplication()
                .by(applications.find(first).orElseThrow().applicant())
                .handedOver();
        knownTo("business-register", application, "being wound up");
        knownTo("sanctions", application, "an owner is listed");
        complete(OFFICER, application, "Task_ReviewOpinion", Map.of("opinion", "lawful"));
        findIneligible(application);
        assertThat(supports.of(application).orElseThrow().refusals().split(" "))
                .containsExactlyInAnyOrder(
                        "eligibility.not-registered",
                        "eligibility.sanctioned",
                        "eligibility.double-financing",
                        "eligibility.costs-not-eligible");
    }

    @Test
    void deMinimisAidMayReachTheCeilingAndNoCentMore() {
        // 300 000 EUR in three years (2023/2831 art. 3); 288 500 were granted before, some of it to an owner's other
        // firm.
        assertThat(clearOfDeMinimis("11500.00")).isTrue();
        assertThat(clearOfDeMinimis("11500.01")).isFalse();
    }

    private boolean clearOfDeMinimis(String askedFor) {
        UUID applicant = anApplicant();
        UUID owner = anApplicant();
        parties.relate(new Relation(owner, applicant, Relation.Kind.OWNER, monday.minusYears(5), null));
        aidBefore(applicant, monday.minusYears(3).plusDays(1), "200000");
        aidBefore(owner, monday.minusDays(1), "88500");
        aidBefore(applicant, monday.minusYears(3), "250000");
        UUID application = anApplication()
                .of("business")
                .by(applicant)
                .costing("20000", askedFor)
                .handedOver();
        check(application, "20000");
        return supports.of(application).orElseThrow().refusals().isEmpty();
    }

    @Test
    void grantedAidIsEnteredForTheNextTime() {
        UUID application =
                approve(anApplication().of("business").costing("20000", "15000").handedOver());
        assertThat(database.sql("SELECT sum(amount) FROM de_minimis_aid WHERE application = ?")
                        .param(application)
                        .query(String.class)
                        .single())
                .isEqualTo("15000.00");
        // Business: 12 months, nothing is built.
        assertThat(approvals.of(application).orElseThrow().implementationDue())
                .isEqualTo(calendar.plusMonths(monday, 12));
    }

    @Test
    void whileTheApplicantIsAskedTheTermStandsStill() {
        UUID application = aHandedOverApplication();
        Instant due = dateOf(application, "decisionDue");
        complete(OFFICER, application, "Task_ReviewOpinion", Map.of("opinion", "lawful"));
        askAboutCosts(application, "Which bank of the river?");
        assertThat(status(application)).isEqualTo("clarification");
        assertThat(openTasks(application)).isEmpty();
        Clarification asked = clarifications.openOf(List.of(application)).get(0);
        assertThat(asked.question()).isEqualTo("Which bank of the river?");
        moveTo(clock.instant().plus(Duration.ofDays(7)), application);
        clarifications.answer(asked.id(), APPLICANT, "The left one.");
        runJobs(application);
        assertEnded(application, "clarification", "End_Answered");
        assertThat(openTasks(application)).containsExactly("Task_CheckCosts");
        assertThat(status(application)).isEqualTo("lad-assessment");
        assertThat(day(dateOf(application, "decisionDue"))).isEqualTo(calendar.orNextWorkingDay(day(due).plusDays(7)));
        assertThat(open(application, "Task_CheckCosts").get(0).getDueDate().toInstant())
                .isEqualTo(dateOf(application, "decisionDue"));
        checkCosts(application, "20000");
        propose(application, "approve");
        assertEnded(application, "funding-decision", "End_FundingApproved");
    }

    @Test
    void silenceBringsTheCostsBackToo() {
        UUID application = aHandedOverApplication();
        complete(OFFICER, application, "Task_ReviewOpinion", Map.of("opinion", "lawful"));
        askAboutCosts(application, "Which bank of the river?");
        moveTo(clarifications.openOf(List.of(application)).get(0).due(), application);
        assertEnded(application, "clarification", "End_NotAnswered");
        assertThat(openTasks(application)).containsExactly("Task_CheckCosts");
    }

    @Test
    void anUnlawfulOpinionGoesBackToTheBoardAndItsAnswerComesBack() {
        UUID application = aHandedOverApplication();
        complete(
                OFFICER,
                application,
                "Task_ReviewOpinion",
                Map.of("opinion", "return", "reasons", "The minutes name no quorum."));
        assertThat(openTasks(application)).containsExactly("Task_ReconsiderOpinion");
        assertThat(status(application)).isEqualTo("lag-reconsideration");
        reconsider(application, "upheld");
        assertEnded(application, "board-item", "End_ItemDecided");
        assertThat(status(application)).isEqualTo("lad-assessment");
        assertThat(openTasks(application)).containsExactly("Task_ReviewOpinion");
        check(application, "20000");
        propose(application, "approve");
        assertThat(decisionsOn(application))
                .containsExactly("conformity conforms", "conformity conforms", "funding approved");
        assertThat(money(application)).containsExactly("0.00", "18000.00", "0.00", "0.00");
    }

    @Test
    void anOpinionTheBoardChangesTakesTheMoneyWithIt() {
        UUID application = aHandedOverApplication();
        returnOpinion(application);
        reconsider(application, "changed");
        assertThat(money(application)).containsOnly("0.00");
        assertThat(freeMoney(application)).containsExactly("200000.00", "0.00");
        complete(OFFICER, application, "Task_ReviewOpinion", Map.of("opinion", "lawful"));
        assertThat(openTasks(application)).containsExactly("Task_PrepareDecision");
        propose(application, "refuse");
        assertThat(decisionsOn(application))
                .containsExactly("conformity conforms", "conformity does-not-conform", "funding refused");
    }

    @Test
    void theSecondPersonSendsTheProposalBack() {
        UUID application = aHandedOverApplication();
        check(application, "20000");
        complete(
                OFFICER,
                application,
                "Task_PrepareDecision",
                Map.of("proposal", "refuse", "reasons", "Demo: too dear."));
        complete(
                APPROVER,
                application,
                "Task_ApproveDecision",
                Map.of("approval", "return", "remarks", "The offers say otherwise."));
        assertThat(openTasks(application)).containsExactly("Task_PrepareDecision");
        assertThat(register.of(application)).hasSize(1);
        propose(application, "approve");
        assertEnded(application, "funding-decision", "End_FundingApproved");
    }

    @Test
    void whoPreparedDoesNotApprove() {
        UUID application = aHandedOverApplication();
        people.employ(
                "both-" + application, "Demo", "Both", PASSWORD, List.of("lad-officer", "lad-approver"), List.of());
        check(application, "20000");
        complete(
                "both-" + application,
                application,
                "Task_PrepareDecision",
                Map.of("proposal", "approve", "reasons", "Demo: good."));
        assertThatThrownBy(() -> take("both-" + application, application, "Task_ApproveDecision"))
                .isInstanceOf(AuthorizationException.class);
    }

    @Test
    void whenTheMoneyIsGoneAtTheCommitmentNothingIsIssued() {
        // A refusal is annulled after its money went to another project of the action.
        Round round = aRound("18000", "none", "2023-2027");
        UUID application = anApplication().in(round).handedOver();
        check(application, "20000");
        propose(application, "refuse");
        challenges.submit(application, "It conforms.", APPLICANT);
        runJobs(application);
        takeFromAction(round, "190000");
        complete(DIRECTOR, application, "Task_AnswerChallenge", Map.of("answer", "annul", "reasons", "It does."));
        assertThat(money(application)).containsOnly("0.00");
        check(application, "20000");
        propose(application, "approve");
        assertThat(hasPassed(application, "Boundary_MoneyGone")).isTrue();
        assertThat(openTasks(application)).containsExactly("Task_PrepareDecision");
        assertThat(money(application)).containsOnly("0.00");
        assertThat(lettersOf(application)).containsExactly("funding-refusal", "challenge-answer");
        propose(application, "refuse");
        assertThat(decisionsOn(application))
                .containsExactly("conformity conforms", "funding refused", "challenge annulled", "funding refused");
    }

    @Test
    void anApplicationWithoutFundingIsCalledUpWhenMoneyReturns() {
        Round round = aRound("18000", "call-up", "2023-2027");
        UUID first = anApplication().in(round).submitted();
        UUID second = anApplication().in(round).costing("10000", "9000").submitted();
        UUID third = anApplication().in(round).costing("20000", "10000").submitted();
        var ranked = new LinkedHashMap<UUID, String>();
        ranked.put(first, Conformity.CONFORMS);
        ranked.put(second, WITHOUT_FUNDING);
        ranked.put(third, WITHOUT_FUNDING);
        handOver(ranked);
        assertThat(openTasks(second)).isEmpty();
        refuse(first);
        runJobs(second);
        runJobs(third);
        assertThat(money(second)).containsExactly("9000.00", "0.00", "0.00", "0.00");
        assertThat(hasPassed(second, "Event_ReserveCalledUp")).isTrue();
        assertThat(openTasks(second)).containsExactly("Task_ReviewOpinion");
        approve(second);
        runJobs(third);
        // No more money can come back: the list ends, and the third is refused for want of it.
        assertThat(hasPassed(third, "Event_ReserveEnded")).isTrue();
        assertThat(freeMoney(first)).containsExactly("191000.00", "0.00");
        complete(OFFICER, third, "Task_ReviewOpinion", Map.of("opinion", "lawful"));
        propose(third, "refuse");
        assertThat(decisionsOn(third)).containsExactly("conformity conforms-without-funding", "funding refused");
    }

    private void returnOpinion(UUID application) {
        complete(
                OFFICER,
                application,
                "Task_ReviewOpinion",
                Map.of("opinion", "return", "reasons", "A member of the board is the applicant's owner."));
    }

    private void reconsider(UUID application, String outcome) {
        complete(
                "board-" + applications.project(application).terms().lag(),
                application,
                "Task_ReconsiderOpinion",
                Map.of("outcome", outcome, "reasons", "The board met again."));
    }

    private void knownTo(String name, UUID application, String details) {
        database.sql("INSERT INTO demo_register_entry (register, registration_number, details) VALUES (?, ?, ?)")
                .params(name, applications.project(application).applicant().registrationNumber(), details)
                .update();
    }

    private void aidBefore(UUID party, LocalDate on, String amount) {
        UUID another = anApplication().by(party).submitted();
        database.sql("INSERT INTO de_minimis_aid (id, application, party, granted_on, amount) VALUES (?, ?, ?, ?, ?)")
                .params(Ids.next(), another, party, on, euro(amount).getAmount())
                .update();
    }

    private void takeFromAction(Round round, String amount) {
        transaction.executeWithoutResult(status -> ledger.move(new Move(
                new Account(Account.Kind.ACTION, round.action()),
                new Account(Account.Kind.CALL, Ids.next()),
                Fund.EAFRD,
                euro(amount),
                new BigDecimal("0.8"),
                round.call(),
                "demo",
                null,
                "demo")));
    }

    private long running(UUID caseId, String process) {
        return runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(caseId.toString())
                .processDefinitionKey(process)
                .count();
    }

    private static LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, LegalCalendar.RIGA);
    }
}
