package lv.leader.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.RequestOptions;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import lv.leader.assessment.RoundTest;
import lv.leader.party.Relation;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.SoftAssertions;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * An evaluator with a conflict of interest looks for the application: by no address, search, count, history, paper or
 * notice is it found. The same addresses are read by the manager, who may: a needle that nobody could find proves nothing.
 */
class ConflictOfInterestTest extends RoundTest {

    /** Where lists of the engine are read, by the web apps and by clients. */
    private static final List<String> ENGINES = List.of("/engine-rest", "/camunda/api/engine/engine/default");

    private static final List<String> LISTS = List.of(
            "task",
            "process-instance",
            "execution",
            "variable-instance",
            "incident",
            "job",
            "event-subscription",
            "history/process-instance",
            "history/task",
            "history/activity-instance",
            "history/variable-instance",
            "history/detail",
            "history/decision-instance",
            "history/incident",
            "history/job-log",
            "history/identity-link-log",
            "history/user-operation",
            "history/external-task-log",
            "external-task");

    @RegisterExtension
    final Screens screens = new Screens();

    private UUID application;
    private Page page;
    private String person;

    @BeforeEach
    void patience() {
        PlaywrightAssertions.setDefaultAssertionTimeout(20_000);
    }

    @Test
    void whoDeclaredAConflictFindsTheApplicationNowhere() {
        aRoundToAssess();
        person = evaluator(1);
        people.mailbox(person, person + "@example.org");
        page = screens.desktop();
        screens.openTask(page, person, PASSWORD, take(person, callAction, "Task_DeclareConflict"));
        Locator form = page.locator("form.leader-form");
        assertThat(form).hasAttribute("data-ready", "true");
        Locator line = form.locator("[data-rows=lines] > [data-row]").first();
        line.locator("[data-field=interest]").selectOption("interest");
        line.locator("[data-field=how]").fill("Demo: my sister runs it.");
        assertThat(form.locator("[data-missing]")).containsText("Nothing is missing.");
        screens.keep(page, "tasklist-conflict-declared");
        page.locator("button:has-text('Complete')").click();
        assertThat(form).hasCount(0);
        Assertions.assertThat(evaluators.bar(callAction, person).orElseThrow().code())
                .isEqualTo("interest.declared");
        theOthersDeclareAndScoringBegins();
        nothingIsFound(List.of());
        theListsOfTasksAreEmpty();
    }

    @Test
    void inWhomTheRegisterFindsATieLosesWhatWasOpen() {
        aRoundToAssess();
        evaluators.declare(callAction, evaluator(1), true, "");
        complete(evaluator(1), callAction, "Task_DeclareConflict", Map.of());
        theOthersDeclareAndScoringBegins();
        person = drawn().get(0);
        people.mailbox(person, person + "@example.org");
        page = screens.desktop();
        String own = take(person, application, "Task_ScoreApplication");
        screens.openTask(page, person, PASSWORD, own);
        Locator form = page.locator("form.leader-form");
        assertThat(form).hasAttribute("data-ready", "true");
        assertThat(form).containsText("A path to the river");
        parties.relate(new Relation(
                parties.ofUser(person).orElseThrow().id(),
                applicants.get("A"),
                Relation.Kind.EMPLOYER,
                LocalDate.of(2020, 1, 1),
                null));
        // The task is still there, and its content closed at once.
        for (String what : List.of("score-sheet", "case")) {
            APIResponse closed = get("/api/desk/tasks/" + own + "/" + what);
            Assertions.assertThat(closed.status()).isEqualTo(403);
            Assertions.assertThat(closed.text()).contains("interest.detected").doesNotContain("river");
        }
        runJobs(callAction);
        runJobs(application);
        nothingIsFound(List.of(own));
        theListsOfTasksAreEmpty();
    }

    private void nothingIsFound(List<String> formerTasks) {
        List<String> needles = List.of(
                applications.find(application).orElseThrow().number(),
                "Path A",
                "A path to the river",
                application.toString());
        List<String> addresses = new ArrayList<>();
        String instance = runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(application.toString())
                .processDefinitionKey("assessment")
                .singleResult()
                .getId();
        List<String> others = open(application, "Task_ScoreApplication").stream()
                .map(Task::getId)
                .toList();
        Assertions.assertThat(others).hasSize(3);
        for (String engine : ENGINES) {
            LISTS.forEach(list -> addresses.add(engine + "/" + list + "?maxResults=200"));
            addresses.add(engine + "/task?maxResults=50&processInstanceBusinessKey=" + application);
            addresses.add(engine + "/task?maxResults=50&nameLike=%25Score%25");
            addresses.add(engine + "/process-instance?maxResults=50&businessKey=" + application);
            addresses.add(engine + "/history/process-instance?maxResults=50&processInstanceBusinessKey=" + application);
            Stream.of("", "/variables", "/activity-instances")
                    .forEach(part -> addresses.add(engine + "/process-instance/" + instance + part));
            addresses.add(engine + "/history/process-instance/" + instance);
            Stream.concat(others.stream(), formerTasks.stream())
                    .flatMap(task -> Stream.of(
                                    "", "/variables", "/form", "/form-variables", "/comment", "/identity-links")
                            .map(part -> engine + "/task/" + task + part))
                    .forEach(addresses::add);
        }
        Stream.concat(others.stream(), formerTasks.stream())
                .flatMap(task -> Stream.of("score-sheet", "case", "conflict-declaration")
                        .map(what -> "/api/desk/tasks/" + task + "/" + what))
                .forEach(addresses::add);
        addresses.add("/eps");
        addresses.add("/eps/calls/" + call);
        addresses.add("/eps/cases");
        addresses.add("/eps/cases/" + application);
        addresses.add("/eps/cases/" + application + "/application");
        database.sql("SELECT id FROM letter WHERE case_id = ?")
                .param(application)
                .query(UUID.class)
                .list()
                .forEach(letter -> addresses.add("/eps/cases/" + application + "/letters/" + letter));
        addresses.add("/api/cockpit/steps");
        var softly = new SoftAssertions();
        for (String address : addresses) {
            APIResponse answer = get(address);
            softly.assertThat(answer.status()).as(address).isNotEqualTo(401);
            String found = answer.text();
            needles.forEach(needle -> softly.assertThat(found).as(address).doesNotContain(needle));
        }
        for (String engine : ENGINES) {
            for (String list : List.of("task", "process-instance", "history/process-instance", "history/task")) {
                String count = get(engine + "/" + list + "/count").text();
                softly.assertThat(count).as(engine + "/" + list + "/count").matches("\\{\"count\":0}|.*xception.*");
            }
            softly.assertThat(post(engine + "/task/count", "{\"processInstanceBusinessKey\": \"" + application + "\"}"))
                    .isEqualTo("{\"count\":0}");
            softly.assertThat(post(engine + "/task?maxResults=50", "{\"processDefinitionKey\": \"assessment\"}"))
                    .isEqualTo("[]");
        }
        softly.assertThat(database.sql("SELECT subject || body FROM notice WHERE recipient = ?")
                        .param(person + "@example.org")
                        .query(String.class)
                        .list())
                .noneMatch(notice -> needles.stream().anyMatch(notice::contains));
        softly.assertAll();
        // Whoever may see the tasks does find them under the same addresses.
        Page manager = screens.desktop();
        screens.signIn(manager, "/camunda/app/tasklist/default/", "manager-" + lag, PASSWORD);
        manager.waitForURL("**/tasklist/**");
        Assertions.assertThat(manager.request()
                        .get(
                                screens.address("/engine-rest/task/count?processInstanceBusinessKey=" + application),
                                as("manager-" + lag))
                        .text())
                .isEqualTo("{\"count\":3}");
        Assertions.assertThat(manager.request()
                        .get(
                                screens.address(
                                        "/engine-rest/history/process-instance?maxResults=50&processInstanceBusinessKey="
                                                + application),
                                as("manager-" + lag))
                        .text())
                .contains(application.toString());
    }

    private void theListsOfTasksAreEmpty() {
        Page again = screens.desktop();
        screens.signIn(again, "/camunda/app/tasklist/default/", person, PASSWORD);
        again.waitForURL("**/tasklist/**");
        assertThat(again.locator("body")).containsText("My tasks");
        assertThat(again.locator("body")).not().containsText("Score the application");
        screens.keep(again, "tasklist-conflict-nothing");
        Page phone = screens.phone();
        screens.signIn(phone, "/camunda/app/tasklist/default/", person, PASSWORD);
        phone.waitForURL("**/tasklist/**");
        assertThat(phone.locator("body")).not().containsText("Score the application");
    }

    private void aRoundToAssess() {
        application = apply("A", "9000");
        close();
        beginAssessment();
    }

    private void theOthersDeclareAndScoringBegins() {
        declareFree(2);
        runJobs(callAction);
        runJobs(application);
    }

    private APIResponse get(String address) {
        return page.request().get(screens.address(address), as(person).setMaxRedirects(3));
    }

    /** The engine's own REST interface asks for a password with each request. */
    private static RequestOptions as(String who) {
        String secret = Base64.getEncoder().encodeToString((who + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8));
        return RequestOptions.create().setHeader("Authorization", "Basic " + secret);
    }

    private String post(String address, String body) {
        String token = page.context().cookies().stream()
                .filter(cookie -> cookie.name.equals("XSRF-TOKEN"))
                .map(cookie -> cookie.value)
                .findFirst()
                .orElse("");
        return page.request()
                .post(
                        screens.address(address),
                        as(person)
                                .setHeader("Content-Type", "application/json")
                                .setHeader("X-XSRF-TOKEN", token)
                                .setData(body))
                .text();
    }
}
