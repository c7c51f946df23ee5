package lv.leader.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import lv.leader.assessment.RoundTest;
import lv.leader.party.Relation;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Evaluators and the board do step 5 in Tasklist, and nobody does somebody else's part. */
class AssessmentFormsTest extends RoundTest {

    @RegisterExtension
    final Screens screens = new Screens();

    @BeforeEach
    void patience() {
        PlaywrightAssertions.setDefaultAssertionTimeout(20_000);
    }

    @Test
    void anEvaluatorDeclaresScoresAndIsToldWhatIsMissing() {
        UUID application = apply("A", "9000");
        apply("B", "5000");
        close();
        gate.start("action-assessment", callAction, lag, Map.of());
        follow(callAction);
        runJobs(callAction);

        Page page = screens.desktop();
        String declaring = take(evaluator(1), callAction, "Task_DeclareConflict");
        Locator declaration = open(page, evaluator(1), declaring);
        Locator lines = declaration.locator("[data-rows=lines] > [data-row]");
        assertThat(lines).hasCount(2);
        assertThat(declaration).not().containsText("Path A");
        lines.nth(0).locator("[data-field=interest]").selectOption("none");
        assertThat(declaration.locator("[data-missing]")).containsText("Demo applicant B");
        screens.keep(page, "tasklist-conflict-declaration");
        isRefused(page, "connected with Demo applicant B");
        lines.nth(1).locator("[data-field=interest]").selectOption("none");
        assertThat(declaration.locator("[data-missing]")).containsText("Nothing is missing.");
        page.locator("button:has-text('Complete')").click();
        assertThat(declaration).hasCount(0);
        for (int i = 2; i <= 4; i++) {
            evaluators.declare(callAction, evaluator(i), true, "");
            complete(evaluator(i), callAction, "Task_DeclareConflict", Map.of());
        }
        runJobs(callAction);
        runJobs(application);

        String one = drawn().get(0);
        Page scoring = screens.desktop();
        Locator sheet = open(scoring, one, take(one, application, "Task_ScoreApplication"));
        Locator scores = sheet.locator("[data-rows=scores] > [data-row]");
        assertThat(scores).hasCount(2);
        assertThat(sheet).containsText("A path to the river");
        assertThat(sheet).not().containsText("[object");
        scores.nth(0).locator("[data-field=points]").fill("10");
        scores.nth(1).locator("[data-field=points]").fill("2,5");
        assertThat(sheet.locator("[data-show=total]")).containsText("12.5");
        assertThat(sheet.locator("[data-missing]")).containsText("10 points need a comment");
        screens.keep(scoring, "tasklist-score-sheet");
        isRefused(scoring, "10 points need a comment");
        assertThat(scores.nth(1).locator("[data-field=points]")).hasValue("2,5");
        scores.nth(0).locator("[data-field=comment]").fill("Everybody goes there.");
        assertThat(sheet.locator("[data-missing]")).containsText("Nothing is missing.");

        Page small = screens.phone();
        Locator onPhone = open(small, one, take(one, application, "Task_ScoreApplication"));
        assertThat(onPhone.locator("[data-rows=scores] [data-field=comment]").first())
                .hasValue("Everybody goes there.");
        onPhone.locator("[data-rows=scores]").scrollIntoViewIfNeeded();
        screens.keep(small, "tasklist-score-sheet-phone");

        scoring.locator("button:has-text('Complete')").click();
        assertThat(sheet).hasCount(0);
        Assertions.assertThat(sheets.sheet(application, one)).hasSize(2);
    }

    @Test
    void somebodyElsesTaskIsNotFoundByItsAddress() {
        UUID application = apply("A", "9000");
        close();
        gate.start("action-assessment", callAction, lag, Map.of());
        follow(callAction);
        runJobs(callAction);
        for (int i = 1; i <= 4; i++) {
            evaluators.declare(callAction, evaluator(i), true, "");
            complete(evaluator(i), callAction, "Task_DeclareConflict", Map.of());
        }
        runJobs(callAction);
        runJobs(application);
        String task = take(drawn().get(0), application, "Task_ScoreApplication");
        Page page = screens.desktop();
        show(page, drawn().get(1), task);
        assertThat(page.locator("[notifications-panel]").first()).containsText("task");
        assertThat(page.locator("form.leader-form")).hasCount(0);
        assertThat(page.locator("body")).not().containsText("A path to the river");
        screens.keep(page, "tasklist-not-yours");
    }

    @Test
    void theBoardRecordsItsMeetingAndIsRefusedWithTheNumbersFirst() {
        apply("first", "12000");
        apply("second", "9000");
        apply("bad", "100");
        parties.relate(new Relation(
                boardMembers.get(1), applicants.get("bad"), Relation.Kind.OWNER, LocalDate.of(2020, 1, 1), null));
        UUID farmers = anOrganisation("Demo member 5", "farmers", false);
        parties.relate(new Relation(
                farmers,
                parties.ofLocalActionGroup(lag).orElseThrow(),
                Relation.Kind.BOARD,
                LocalDate.of(2020, 1, 1),
                null));
        close();
        allDeclareFree();
        evaluators.draw(callAction);
        for (Map.Entry<String, List<String>> points : Map.of(
                        "first", List.of("9", "3"), "second", List.of("9", "2"), "bad", List.of("5", "2"))
                .entrySet()) {
            UUID application = received.get(points.getKey());
            drawn().forEach(one -> sheets.sign(
                    application,
                    one,
                    sheet(
                            application,
                            points.getValue().get(0),
                            points.getValue().get(1))));
            assessments.aggregate(application);
        }
        follow(call);
        runtime.createProcessInstanceByKey("call")
                .businessKey(call.toString())
                .setVariable("tenant", lag)
                .startBeforeActivity("Task_HoldBoardMeeting")
                .execute();
        String person = "board-" + lag;
        Page page = screens.desktop();
        show(page, person, open(call, "Task_HoldBoardMeeting").get(0).getId());
        page.locator("a:has-text('Claim'), button:has-text('Claim')").first().click();
        Locator form = page.locator("form.leader-form");
        assertThat(form).hasAttribute("data-ready", "true");
        form.locator("[data-field=heldOn]").fill("2024-02-01");
        form.locator("[data-field=minutes]").fill("Demo: the ranking was discussed; all agreed.");
        Locator members = form.locator("[data-rows=members] > [data-row]");
        assertThat(members).hasCount(6);
        members.nth(0).locator("[data-field=present]").check();
        members.nth(1).locator("[data-field=present]").check();
        assertThat(form.locator("[data-missing]"))
                .containsText("2 of 6 members were present; more than 50 % are needed");
        isRefused(page, "2 of 6 members were present");
        for (int i = 2; i < 6; i++) {
            members.nth(i).locator("[data-field=present]").check();
        }
        assertThat(form.locator("[data-missing]")).containsText("Nothing is missing.");
        assertThat(form.locator("[data-rows=ties]")).containsText("Demo member 1");
        assertThat(form.locator("[data-rows=places]")).containsText("the money ends here");
        form.locator("[data-add=abstentions]").click();
        screens.keep(page, "tasklist-board-meeting");
        form.locator("[data-rows=abstentions] [data-remove]").click();
        Page small = screens.phone();
        open(small, person, open(call, "Task_HoldBoardMeeting").get(0).getId())
                .locator("[data-rows=actions]")
                .scrollIntoViewIfNeeded();
        screens.keep(small, "tasklist-board-meeting-phone");
        page.locator("button:has-text('Complete')").click();
        assertThat(form).hasCount(0);
        runJobs(call);
        Assertions.assertThat(decisions.ofCall(call)).hasSize(3);
    }

    private Locator open(Page page, String person, String task) {
        show(page, person, task);
        Locator form = page.locator("form.leader-form");
        assertThat(form).hasAttribute("data-ready", "true");
        return form;
    }

    private void show(Page page, String person, String task) {
        screens.openTask(page, person, PASSWORD, task);
    }

    /** Completes and is refused; the note stays, beside the button that is pressed again. */
    private void isRefused(Page page, String why) {
        page.locator("button:has-text('Complete')").click();
        Locator note = page.locator("[notifications-panel]").first();
        assertThat(note).containsText(why);
        screens.keep(page, "tasklist-refused");
    }
}
