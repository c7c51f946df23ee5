package lv.leader.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import lv.leader.Guards;
import lv.leader.audit.Audit;
import lv.leader.party.Relation;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** An evaluator in whom an interest is found late, whenever it is found. */
class ReplacementProcessTest extends RoundTest {

    @Autowired
    SheetDrafts drafts;

    @Autowired
    Replacements replacements;

    @Autowired
    Audit audit;

    @Autowired
    Guards guards;

    private UUID one;
    private UUID two;
    private List<String> first;
    private String spare;

    @Test
    void whoDeclaresATieWhileScoringIsReplacedAndTheOthersGoOn() {
        twoApplicationsToScore();
        score(one, first.get(0), "8", "2");
        score(one, first.get(1), "8", "2");
        drafts.keep(
                two,
                first.get(0),
                new SheetDrafts.Draft(List.of(), false, true, "Demo: the applicant is my landlord.", ""));
        complete(first.get(0), two, "Task_ScoreApplication", Map.of());
        run();
        assertThat(evaluators.panel(callAction)).containsExactlyInAnyOrder(first.get(1), first.get(2), spare);
        assertThat(scorersOf(one)).containsExactlyInAnyOrder(first.get(2), spare);
        assertThat(scorersOf(two)).containsExactlyInAnyOrder(first.get(1), first.get(2), spare);
        // What was signed stands in the record and counts no more.
        assertThat(sheets.sheetsBy(one, first.get(0))).isEqualTo(1);
        assertThat(evaluators.leavings(callAction))
                .extracting(left -> left.evaluator() + " " + left.cause() + " " + left.reasons() + " "
                        + left.reportedBy() + " " + left.afterDecision())
                .containsExactly(first.get(0) + " INTEREST_DECLARED Demo: the applicant is my landlord. " + first.get(0)
                        + " false");
        assertThat(audit.of(callAction)).extracting(Audit.Entry::action).contains("assessment.evaluator-left");
        assertThat(evaluators.draws(callAction))
                .extracting(EvaluatorDraw::replaces)
                .containsExactly(null, first.get(0));
        assertThat(evaluators.drawRepeats(callAction)).isTrue();
        for (UUID application : List.of(one, two)) {
            scorersOf(application).forEach(evaluator -> score(application, evaluator, "9", "3"));
        }
        assertThat(assessments.resultOf(one).orElseThrow().mean()).isEqualTo("11.33");
        assertThat(assessments.resultOf(two).orElseThrow().mean()).isEqualTo("12.00");
        assertEnded(callAction, "evaluator-replacement", "End_EvaluatorReplaced");
        assertEnded(callAction, "action-assessment", "End_ActionRanked");
    }

    @Test
    void aTieThatTheRegisterLearnsAfterTheRankingVoidsSheetsAndMeanAndRankFollow() {
        twoApplicationsToScore();
        first.forEach(evaluator -> score(one, evaluator, "9", "3"));
        score(two, first.get(0), "3", "3");
        score(two, first.get(1), "9", "3");
        score(two, first.get(2), "9", "3");
        assertEnded(callAction, "action-assessment", "End_ActionRanked");
        assertThat(ranks()).containsExactly("Path A 1", "Path B 2");
        tie(first.get(0), "B");
        assertThat(replacements.objection(call).orElseThrow().code()).isEqualTo("assessment.scored-again");
        run();
        assertThat(scorersOf(one)).containsExactly(spare);
        assertThat(scorersOf(two)).containsExactly(spare);
        score(two, spare, "10", "3");
        // Two has its new result, one still waits for its sheet: the board does not decide.
        assertThat(replacements.objection(call).orElseThrow().facts())
                .containsValue(applications.find(one).orElseThrow().number());
        score(one, spare, "5", "3");
        assertThat(replacements.objection(call)).isEmpty();
        assertThat(assessments.resultOf(two).orElseThrow().mean()).isEqualTo("12.33");
        assertThat(assessments.resultOf(one).orElseThrow().mean()).isEqualTo("10.67");
        assertThat(ranks()).containsExactly("Path B 1", "Path A 2");
        assertEnded(callAction, "evaluator-replacement", "End_EvaluatorReplaced");
        // Both lists and all results stay in the record.
        assertThat(count("SELECT count(*) FROM ranking_list WHERE call_action = ?", callAction))
                .isEqualTo(2);
        assertThat(count("SELECT count(*) FROM assessment_result WHERE application = ?", one))
                .isEqualTo(2);
    }

    @Test
    void whenNobodyIsLeftTheManagerNamesMoreAndTheBoardWaits() {
        twoApplicationsToScore();
        tie(spare, "A");
        drafts.keep(one, first.get(0), new SheetDrafts.Draft(List.of(), false, true, "Demo: my cousin.", ""));
        complete(first.get(0), one, "Task_ScoreApplication", Map.of());
        for (UUID application : List.of(one, two)) {
            first.subList(1, 3).forEach(evaluator -> score(application, evaluator, "9", "3"));
        }
        // The last task of who left ends without a sheet; the applications wait for somebody new.
        complete(first.get(0), two, "Task_ScoreApplication", Map.of());
        run();
        assertThat(assessments.resultOf(one)).isEmpty();
        assertThat(openTasks(callAction)).containsExactly("Task_NameMoreEvaluators");
        String fifth = evaluator(5);
        people.employ(fifth, "Demo", "Evaluator 5", PASSWORD, List.of("lag-evaluator"), List.of(lag));
        complete("manager-" + lag, callAction, "Task_NameMoreEvaluators", Map.of("evaluators", fifth));
        evaluators.declare(callAction, fifth, true, "");
        complete(fifth, callAction, "Task_DeclareConflict", Map.of());
        run();
        assertThat(scorersOf(one)).containsExactly(fifth);
        score(one, fifth, "9", "3");
        score(two, fifth, "9", "3");
        assertThat(assessments.resultOf(one).orElseThrow().complete()).isTrue();
        assertEnded(callAction, "action-assessment", "End_ActionRanked");
    }

    @Test
    void whoWasNamedAndStaysSilentIsNotWaitedForAndAnotherIsNamed() {
        twoApplicationsToScore();
        tie(spare, "A");
        tie(first.get(0), "B");
        run();
        String fifth = evaluator(5);
        people.employ(fifth, "Demo", "Evaluator 5", PASSWORD, List.of("lag-evaluator"), List.of(lag));
        complete("manager-" + lag, callAction, "Task_NameMoreEvaluators", Map.of("evaluators", fifth));
        moveTo(clock.instant().plusSeconds(10 * 24 * 3600), callAction);
        assertThat(openTasks(callAction)).containsExactly("Task_NameMoreEvaluators");
    }

    @Test
    void duringTheSecondLookTheNewOneScoresFirst() {
        twoApplicationsToScore();
        score(one, first.get(0), "10", "3");
        score(one, first.get(1), "0", "3");
        score(one, first.get(2), "5", "3");
        assertThat(open(one, "Task_ScoreAgain")).hasSize(3);
        again(one, first.get(2), "6", "3");
        tie(first.get(1), "A");
        run();
        // Who gave nothing is out: with the new sheet the scores are no longer far apart.
        assertThat(open(one, "Task_ScoreAgain")).isEmpty();
        assertThat(scorersOf(one)).containsExactly(spare);
        score(one, spare, "8", "3");
        assertThat(assessments.resultOf(one).orElseThrow().points()).isEqualByComparingTo("33");
    }

    @Test
    void whatIsFoundAfterTheMeetingIsToldAndNothingIsScoredAgain() {
        twoApplicationsToScore();
        people.mailbox("board-" + lag, "board-" + lag + "@example.org");
        for (UUID application : List.of(one, two)) {
            first.forEach(evaluator -> score(application, evaluator, "9", "3"));
        }
        var meeting = new BoardMeeting(LocalDate.of(2024, 2, 1), "Demo: all agreed.", boardMembers, List.of());
        board.record(call, board.inFavour(call, meeting), "board-" + lag);
        transaction.executeWithoutResult(status -> decisions.decide(call));
        tie(first.get(0), "A");
        run();
        assertEnded(callAction, "evaluator-replacement", "End_FindingTold");
        assertThat(evaluators.leavings(callAction))
                .extracting(EvaluatorLeaving::afterDecision)
                .containsExactly(true);
        assertThat(evaluators.panel(callAction)).containsExactlyInAnyOrderElementsOf(first);
        assertThat(assessments.resultOf(one).orElseThrow().mean()).isEqualTo("12.00");
        assertThat(database.sql(
                                "SELECT recipient FROM notice WHERE case_id = ? AND key LIKE 'interest-after-decision%'")
                        .param(callAction)
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrder("manager-" + lag + "@example.org", "board-" + lag + "@example.org");
    }

    @Test
    void whoHasNoTaskLeftReportsFromTheListOfProcesses() {
        twoApplicationsToScore();
        first.forEach(evaluator -> score(one, evaluator, "9", "3"));
        String number = applications.find(one).orElseThrow().number();
        String who = first.get(0);
        assertThatThrownBy(() -> report(who, Map.of("outcome", "interest", "application", number)))
                .hasMessageContaining("Say how you are connected");
        assertThatThrownBy(() -> report(
                        who,
                        Map.of("outcome", "interest", "application", number, "evaluator", spare, "reasons", "Demo.")))
                .hasMessageContaining("Only the manager reports about somebody else");
        assertThatThrownBy(
                        () -> report(who, Map.of("outcome", "interest", "application", "no-such", "reasons", "Demo.")))
                .hasMessageContaining("is not an evaluator of the action to which that application belongs");
        UUID mistaken = report(who, Map.of("outcome", "nothing"));
        assertEnded(mistaken, "late-interest", "End_NothingToReport");
        UUID report = report(
                who, Map.of("outcome", "interest", "application", number, "reasons", "Demo: my neighbour's firm."));
        assertEnded(report, "late-interest", "End_InterestRecorded");
        run();
        assertThat(evaluators.panel(callAction)).contains(spare).doesNotContain(who);
        // A minute later: the record is in the order of leaving. Who was not drawn leaves no place behind.
        clock.moveTo(clock.instant().plusSeconds(60));
        UUID other = report(
                "manager-" + lag,
                Map.of("outcome", "interest", "application", number, "evaluator", spare, "reasons", "Demo: told me."));
        assertEnded(other, "late-interest", "End_InterestRecorded");
        assertThat(evaluators.leavings(callAction))
                .extracting(left -> left.evaluator() + " " + left.reportedBy())
                .containsExactly(who + " " + who, spare + " manager-" + lag);
    }

    @Test
    void aCandidateWhoWasNotDrawnLeavesNoPlaceBehind() {
        twoApplicationsToScore();
        String number = applications.find(one).orElseThrow().number();
        report(spare, Map.of("outcome", "interest", "application", number, "reasons", "Demo: my firm."));
        run();
        assertEnded(callAction, "evaluator-replacement", "End_NothingToFill");
        assertThat(evaluators.panel(callAction)).containsExactlyInAnyOrderElementsOf(first);
    }

    /** The database itself refuses a sheet of somebody who left, and changes to what was voided. */
    @Test
    void whoLeftSignsNothingMoreAndVoidedSheetsStay() {
        twoApplicationsToScore();
        score(one, first.get(0), "8", "2");
        tie(first.get(0), "A");
        var sheet = sheet(two, "8", "2");
        assertThatThrownBy(() -> sheets.sign(two, first.get(0), sheet)).hasMessageContaining("assessment.replaced");
        guards.without(
                "score_sheet_guard()",
                "RAISE EXCEPTION 'no longer an evaluator of this action' USING ERRCODE = 'LD024';",
                "RETURN NEW;",
                () -> assertThatCode(() -> sheets.sign(two, first.get(0), sheet))
                        .doesNotThrowAnyException());
        assertThatThrownBy(() -> database.sql("DELETE FROM score_sheet WHERE evaluator = ?")
                        .param(first.get(0))
                        .update())
                .hasMessageContaining("append-only");
        assertThatThrownBy(() -> database.sql("DELETE FROM evaluator_leaving WHERE evaluator = ?")
                        .param(first.get(0))
                        .update())
                .hasMessageContaining("append-only");
    }

    private void twoApplicationsToScore() {
        one = apply("A", "9000");
        two = apply("B", "9000");
        close();
        beginAssessment();
        declareFree(1);
        run();
        first = evaluators.panel(callAction);
        spare = evaluators.candidates(callAction).stream()
                .filter(candidate -> !candidate.drawn())
                .map(Evaluators.Candidate::evaluator)
                .findFirst()
                .orElseThrow();
    }

    private void run() {
        for (int i = 0; i < 3; i++) {
            runJobs(callAction);
            runJobs(one);
            runJobs(two);
        }
    }

    private void score(UUID application, String evaluator, String... points) {
        sheets.sign(application, evaluator, sheet(application, points[0], points[1]));
        complete(evaluator, application, "Task_ScoreApplication", Map.of());
        run();
    }

    private void again(UUID application, String evaluator, String... points) {
        sheets.sign(application, evaluator, sheet(application, points[0], points[1]));
        complete(evaluator, application, "Task_ScoreAgain", Map.of());
        run();
    }

    private UUID report(String person, Map<String, Object> answers) {
        String[] instance = new String[1];
        as(
                person,
                () -> instance[0] =
                        runtime.startProcessInstanceByKey("late-interest").getProcessInstanceId());
        UUID report = follow(UUID.fromString(runtime.createProcessInstanceQuery()
                .processInstanceId(instance[0])
                .singleResult()
                .getBusinessKey()));
        complete(person, report, "Task_ReportInterest", answers);
        return report;
    }

    private List<String> scorersOf(UUID application) {
        return open(application, "Task_ScoreApplication").stream()
                .map(Task::getAssignee)
                .sorted()
                .toList();
    }

    private List<String> ranks() {
        return assessments.ranking(callAction).places().stream()
                .map(place -> place.application().title() + " " + place.rank())
                .toList();
    }

    private void tie(String evaluator, String applicant) {
        parties.relate(new Relation(
                parties.ofUser(evaluator).orElseThrow().id(),
                applicants.get(applicant),
                Relation.Kind.EMPLOYER,
                LocalDate.of(2020, 1, 1),
                null));
    }

    private long count(String sql, Object parameter) {
        return database.sql(sql).param(parameter).query(Long.class).single();
    }
}
