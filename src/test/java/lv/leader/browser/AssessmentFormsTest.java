package lv.leader.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import lv.leader.assessment.Conformity;
import lv.leader.assessment.RoundTest;
import lv.leader.assessment.SheetDrafts;
import lv.leader.party.Relation;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;

/** Evaluators and the board do step 5 in Tasklist, and nobody does somebody else's part. */
class AssessmentFormsTest extends RoundTest {

    @RegisterExtension
    final Screens screens = new Screens();

    @Autowired
    SheetDrafts drafts;

    @BeforeEach
    void patience() {
        PlaywrightAssertions.setDefaultAssertionTimeout(20_000);
    }

    @Test
    void anEvaluatorDeclaresScoresAndIsToldWhatIsMissing() {
        UUID application = apply("A", "9000");
        apply("B", "5000");
        close();
        beginAssessment();

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
        declareFree(2);
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
    void anEvaluatorAsksTheApplicantAndTheManagerSeesWhatIsMissingWhenTheMonthIsOver() {
        UUID application = apply("A", "9000");
        close();
        beginAssessment();
        declareFree(1);
        runJobs(callAction);
        runJobs(application);
        String one = drawn().get(0);
        Page page = screens.desktop();
        Locator sheet = open(page, one, take(one, application, "Task_ScoreApplication"));
        sheet.locator("[data-field=question]").fill("Demo: to which river does the path lead?");
        Locator ask = sheet.locator("[data-act=question]");
        ask.click();
        assertThat(ask).containsText("Send this question to the applicant?");
        ask.click();
        assertThat(sheet.locator("[data-word=question-open]")).isVisible();
        runJobs(application);
        Page small = screens.phone();
        Locator onPhone = open(small, one, take(one, application, "Task_ScoreApplication"));
        assertThat(onPhone).containsText("Demo: to which river does the path lead?");
        onPhone.locator("[data-word=question-open]").scrollIntoViewIfNeeded();
        screens.keep(small, "tasklist-question-phone");
        Assertions.assertThat(drafts.of(application, one).question()).isNullOrEmpty();

        moveTo(dateOf(callAction, "assessmentDue"), callAction);
        String manager = "manager-" + lag;
        Page late = screens.desktop();
        screens.openTask(late, manager, PASSWORD, take(manager, callAction, "Task_DecideOnDelay"));
        assertThat(late.locator(".fjs-container").first()).containsText("All evaluators stay and get more time");
        late.locator("label:has-text('Evaluators who stay silent are replaced')")
                .click();
        assertThat(late.locator(".fjs-container").first()).containsText("User names of the evaluators to be replaced");
        screens.keep(late, "tasklist-assessment-delay");
        late.locator("a:has-text('Lieta · Case')").click();
        assertThat(late.locator("body")).containsText("Score sheets that are missing");
        assertThat(late.locator("body")).containsText(one);
        screens.keep(late, "tasklist-assessment-delay-case");
    }

    @Test
    void somebodyElsesTaskIsNotFoundByItsAddress() {
        UUID application = apply("A", "9000");
        close();
        beginAssessment();
        declareFree(1);
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
    void theBoardVotesByNameAndWhatOneGroupWouldControlIsRefusedWhileTheOthersPass() {
        aCallWithTwoActions("none");
        UUID tied = apply("tied", "12000");
        UUID firstAction = callAction;
        callAction = otherAction;
        apply("first", "12000");
        apply("second", "9000");
        apply("bad", "100");
        parties.relate(new Relation(
                boardMembers.get(1), applicants.get("tied"), Relation.Kind.OWNER, LocalDate.of(2020, 1, 1), null));
        close();
        assess(Map.of("first", List.of("9", "3"), "second", List.of("9", "2"), "bad", List.of("5", "2")));
        callAction = firstAction;
        assess(Map.of("tied", List.of("9", "3")));
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
        form.locator("[data-field=minutes]").fill("Demo: the ranking was discussed.");
        Locator members = form.locator("[data-rows=members] > [data-row]");
        assertThat(members).hasCount(5);
        members.nth(0).locator("[data-field=present]").check();
        members.nth(1).locator("[data-field=present]").check();
        assertThat(form.locator("[data-missing]")).containsText("2 of 5 seats were filled; more than 50 %");
        isRefused(page, "2 of 5 seats were filled");
        for (int i = 2; i < 5; i++) {
            members.nth(i).locator("[data-field=present]").check();
        }
        assertThat(form.locator("[data-missing]")).containsText("write how these voted: Demo member 0");
        form.locator("[data-all-for=form]").click();
        assertThat(form.locator("[data-missing] li")).hasCount(1);
        assertThat(form.locator("[data-missing]"))
                .containsText("the interest group association has 50 % of the votes, at most 49 % are allowed");
        isRefused(page, "the interest group association has 50 % of the votes, at most 49 % are allowed");
        Locator refused = form.locator("[data-rows=places] > [data-row]:has-text('Path tied')");
        Locator passes = form.locator("[data-rows=places] > [data-row]:has-text('Path first')");
        assertThat(form.locator("[data-rows=ties]")).containsText("Demo member 1");
        assertThat(refused.locator("[data-rows=refusals]")).containsText("at most 49 % are allowed");
        assertThat(passes.locator("[data-rows=refusals]")).isHidden();
        assertThat(passes.locator("[data-show=tally]")).hasText("5 : 0 : 0");
        assertThat(form.locator("[data-rows=places]").last()).containsText("the money ends here");
        passes.locator("summary").click();
        passes.locator("[data-field=vote]").nth(4).selectOption("abstain");
        assertThat(passes.locator("[data-show=tally]")).hasText("4 : 0 : 1");
        refused.locator("summary").click();
        assertThat(refused).containsText("not free of interest in this action");
        screens.keepWhole(page, "tasklist-board-meeting", 1280, 2600);
        refused.locator("[data-field=passedOn]").check();
        assertThat(form.locator("[data-missing]")).containsText("Nothing is missing.");
        Page small = screens.phone();
        Locator onPhone =
                open(small, person, open(call, "Task_HoldBoardMeeting").get(0).getId());
        onPhone.locator("[data-rows=actions]").scrollIntoViewIfNeeded();
        Assertions.assertThat((int) onPhone.evaluate("form => form.scrollWidth - form.clientWidth"))
                .as("nothing scrolls sideways on a phone")
                .isZero();
        screens.keepWhole(small, "tasklist-board-meeting-phone", 390, 3200);
        page.locator("button:has-text('Complete')").click();
        assertThat(form).hasCount(0);
        runJobs(call);
        Assertions.assertThat(decisions.ofCall(call))
                .extracting(Conformity::application)
                .containsExactlyInAnyOrder(received.get("first"), received.get("second"), received.get("bad"));
        runJobs(tied);
        Page general = screens.desktop();
        Locator meeting = open(general, person, take(person, tied, "Task_HoldGeneralMeeting"));
        assertThat(meeting).containsText("all members of the group decide");
        assertThat(meeting.locator("[data-field=repeatOf]")).isVisible();
        assertThat(meeting.locator("[data-rows=places] > [data-row]")).hasCount(1);
        screens.keepWhole(general, "tasklist-general-meeting", 1280, 1500);
    }

    private void assess(Map<String, List<String>> sheetsOf) {
        allDeclareFree();
        evaluators.draw(callAction);
        sheetsOf.forEach((name, points) -> {
            UUID application = received.get(name);
            drawn().forEach(one -> sheets.sign(application, one, sheet(application, points.get(0), points.get(1))));
            assessments.aggregate(application);
        });
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
