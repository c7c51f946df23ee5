package lv.leader.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import lv.leader.assessment.BoardMeeting;
import lv.leader.assessment.ConflictDeclarations;
import lv.leader.assessment.Conformity;
import lv.leader.assessment.Criterion;
import lv.leader.assessment.RoundTest;
import lv.leader.audit.Audit;
import lv.leader.database.Ids;
import lv.leader.document.Document;
import lv.leader.document.Documents;
import lv.leader.party.Party;
import lv.leader.party.Relation;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** What the embedded forms of step 5 read and save, for whom, and what completing them does. */
class AssessmentDeskTest extends RoundTest {

    @Autowired
    WebApplicationContext context;

    @Autowired
    ObjectMapper json;

    @Autowired
    Audit audit;

    @Autowired
    ConflictDeclarations declarations;

    @Autowired
    Documents documents;

    private MockMvc web;

    @BeforeEach
    void aDesk() {
        web = MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build();
    }

    @Test
    void beforeDeclaringAnEvaluatorReadsNamesAndNothingElse() throws Exception {
        apply("A", "9000");
        begin();
        String task = take(evaluator(1), callAction, "Task_DeclareConflict");
        get(evaluator(1), task, "conflict-declaration")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.lines", hasSize(1)))
                .andExpect(jsonPath("$.lines[0].name", is("Demo applicant A")))
                .andExpect(jsonPath("$.missing[0]", is("Say whether you are connected with Demo applicant A.")))
                .andExpect(content().string(not(containsString("Path A"))));
        get(evaluator(1), task, "case")
                .andExpect(status().isOk())
                .andExpect(content().string(not(containsString("Path A"))));
        get(evaluator(1), task, "score-sheet").andExpect(status().isForbidden());
        get(evaluator(2), task, "conflict-declaration")
                .andExpect(status().isForbidden())
                .andExpect(jsonPath("$.code", is("task.not-yours")));
        assertThat(audit.of(callAction))
                .extracting(entry -> entry.action() + " " + entry.actor() + " " + entry.content())
                .contains("read " + evaluator(1) + " {\"what\": \"conflict-declaration in Task_DeclareConflict\"}");
    }

    @Test
    void completingTheDeclarationSignsItAndAnInterestNeedsAnExplanation() throws Exception {
        apply("A", "9000");
        apply("B", "9000");
        begin();
        String task = take(evaluator(1), callAction, "Task_DeclareConflict");
        assertThatThrownBy(() -> as(evaluator(1), () -> tasks.complete(task)))
                .hasMessageContaining("Declare whether you are free of interest");
        put(evaluator(1), task, "conflict-declaration", "{}").andExpect(jsonPath("$.missing", hasSize(2)));
        put(evaluator(1), task, "conflict-declaration", "{\"lines\": [null, {}]}")
                .andExpect(jsonPath("$.missing", hasSize(2)));
        put(evaluator(1), task, "conflict-declaration", declaration("none", "interest", ""))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.missing", hasSize(1)))
                .andExpect(jsonPath("$.missing[0]", is("Say how you are connected with Demo applicant B.")));
        assertThatThrownBy(() -> as(evaluator(1), () -> tasks.complete(task)))
                .hasMessageContaining("Say how you are connected with Demo applicant B.");
        put(evaluator(1), task, "conflict-declaration", declaration("none", "interest", "My sister's firm."))
                .andExpect(jsonPath("$.missing", hasSize(0)));
        complete(evaluator(1), callAction, "Task_DeclareConflict", Map.of());
        assertThat(database.sql(
                                "SELECT free, reasons FROM conflict_declaration WHERE call_action = ? AND evaluator = ?")
                        .params(callAction, evaluator(1))
                        .query()
                        .singleRow())
                .containsEntry("free", false)
                .containsEntry("reasons", "Demo applicant B: My sister's firm.");
        assertThat(evaluators.bar(callAction, evaluator(1)).orElseThrow().code())
                .isEqualTo("interest.declared");
    }

    @Test
    void aDrawnEvaluatorReadsTheApplicationScoresAndSignsByCompleting() throws Exception {
        UUID application = apply("A", "9000");
        begin();
        declareAll();
        String one = drawn().get(0);
        String task = take(one, application, "Task_ScoreApplication");
        get(one, task, "score-sheet")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.scores", hasSize(2)))
                .andExpect(jsonPath("$.scores[1].knockout", is(true)))
                .andExpect(jsonPath("$.scores[0].others", hasSize(0)))
                .andExpect(jsonPath("$.minScore", is(10.00)))
                .andExpect(
                        jsonPath("$.sections[0].facts[?(@.label == 'Applicant')].value", hasItem("Demo applicant A")))
                .andExpect(jsonPath(
                        "$.sections[?(@.heading == 'The project')].facts[*].value", hasItem("A path to the river")));
        get(one, task, "case").andExpect(jsonPath("$[0].facts[5].value", is("Public benefit")));
        get(drawn().get(1), task, "score-sheet").andExpect(status().isForbidden());
        put(one, task, "score-sheet", "{\"scores\": [null, {}]}").andExpect(jsonPath("$.missing", hasSize(2)));
        put(one, task, "score-sheet", points(application, "-1", "No.", "2.555", "Yes."))
                .andExpect(jsonPath(
                        "$.missing[0]", is("Many will use it: -1 points; give 0 to 10, with at most two decimals.")))
                .andExpect(jsonPath("$.missing[1]", containsString("at most two decimals")));
        put(one, task, "score-sheet", points(application, "10", null, "2,5", null))
                .andExpect(status().isBadRequest());
        put(one, task, "score-sheet", points(application, "10", null, "2.5", null))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.total", is(12.5)))
                .andExpect(jsonPath("$.missing[0]", is("Many will use it: 10 points need a comment that says why.")));
        assertThatThrownBy(() -> as(one, () -> tasks.complete(task))).hasMessageContaining("need a comment");
        assertThat(sheets.sheetsBy(application, one)).isZero();
        put(one, task, "score-sheet", points(application, "10", "Everybody fishes.", "2.5", null))
                .andExpect(jsonPath("$.missing", hasSize(0)));
        complete(one, application, "Task_ScoreApplication", Map.of());
        assertThat(sheets.sheet(application, one))
                .extracting(score -> score.points() + " " + score.comment())
                .containsExactlyInAnyOrder("10.00 Everybody fishes.", "2.50 ");
        assertThat(audit.of(application))
                .extracting(entry -> entry.action() + " " + entry.actor() + " " + entry.content())
                .contains(
                        "read " + one + " {\"what\": \"score-sheet in Task_ScoreApplication\"}",
                        "read " + one + " {\"what\": \"case in Task_ScoreApplication\"}");
    }

    @Test
    void thatTheDeclarationCameBeforeTheFirstReadingIsProvedFromTheLog() throws Exception {
        UUID application = apply("A", "9000");
        begin();
        declareAll();
        String one = drawn().get(0);
        String other = drawn().get(1);
        clock.moveTo(clock.instant().plusSeconds(60));
        get(one, take(one, application, "Task_ScoreApplication"), "score-sheet").andExpect(status().isOk());
        assertThat(declarations.proof(callAction)).hasSize(4).allMatch(ConflictDeclarations.Proof::holds);
        assertThat(declarations.proof(callAction))
                .filteredOn(proof -> proof.evaluator().equals(one))
                .singleElement()
                .satisfies(proof -> assertThat(proof.firstReadAt()).isAfter(proof.declaredAt()));
        assertThat(declarations.proof(callAction))
                .filteredOn(proof -> proof.evaluator().equals(other))
                .singleElement()
                .satisfies(proof -> assertThat(proof.firstReadAt()).isNull());
        // A reading before, or without a declaration, is found: here written into the log by hand.
        clock.moveTo(clock.instant().minusSeconds(3600));
        people.employ("ev9-" + lag, "Demo", "Evaluator 9", PASSWORD, List.of("lag-evaluator"), List.of(lag));
        for (String reader : List.of(other, "ev9-" + lag)) {
            database.sql("SELECT audit_append(jsonb_build_array(jsonb_build_object('actor', ?::text, 'action', 'read',"
                            + " 'caseId', ?::text, 'rule', '', 'content', '{}'::jsonb)))")
                    .params(reader, application.toString())
                    .query()
                    .listOfRows();
        }
        assertThat(declarations.proof(callAction))
                .filteredOn(proof -> !proof.holds())
                .extracting(ConflictDeclarations.Proof::evaluator)
                .containsExactlyInAnyOrder(other, "ev9-" + lag);
    }

    @Test
    void whoIsTiedMeanwhileReadsNothingMore() throws Exception {
        UUID application = apply("A", "9000");
        begin();
        declareAll();
        String one = drawn().get(0);
        String task = take(one, application, "Task_ScoreApplication");
        parties.relate(new Relation(
                parties.ofUser(one).orElseThrow().id(),
                applicants.get("A"),
                Relation.Kind.EMPLOYER,
                LocalDate.of(2020, 1, 1),
                null));
        for (String what : List.of("score-sheet", "case")) {
            get(one, task, what)
                    .andExpect(status().isForbidden())
                    .andExpect(jsonPath("$.code", is("interest.detected")))
                    .andExpect(content().string(not(containsString("river"))));
        }
        complete(one, application, "Task_ScoreApplication", Map.of());
        assertThat(sheets.sheet(application, one)).isEmpty();
    }

    @Test
    void farApartScoresAreLookedAtAgainBesideOnesOwnAndTheOthers() throws Exception {
        UUID application = apply("A", "9000");
        begin();
        declareAll();
        List<String> drawn = drawn();
        score(drawn.get(0), application, points(application, "10", "All of us.", "2", null));
        score(drawn.get(1), application, points(application, "0", "Nobody.", "2", null));
        score(drawn.get(2), application, points(application, "6", null, "2", null));
        String again = take(drawn.get(0), application, "Task_ScoreAgain");
        get(drawn.get(0), again, "score-sheet")
                .andExpect(jsonPath("$.again", is(true)))
                .andExpect(jsonPath("$.scores[0].points", is(10.00)))
                .andExpect(jsonPath("$.scores[0].first[0].comment", is("All of us.")))
                .andExpect(jsonPath("$.scores[0].others[*].comment", hasItem("Nobody.")))
                .andExpect(content().string(not(containsString(drawn.get(1)))));
        assertThatThrownBy(() -> as(drawn.get(0), () -> tasks.complete(again)))
                .hasMessageContaining("sign a second sheet");
        put(drawn.get(0), again, "score-sheet", points(application, "8", "Most of us.", "2", null));
        complete(drawn.get(0), application, "Task_ScoreAgain", Map.of());
        for (String other : drawn.subList(1, 3)) {
            String task = take(other, application, "Task_ScoreAgain");
            put(other, task, "score-sheet", points(application, "7", null, "2", null));
            complete(other, application, "Task_ScoreAgain", Map.of());
        }
        assertEnded(application, "assessment", "End_Scored");
        assertThat(assessments.resultOf(application).orElseThrow().mean()).isEqualTo("9.33");
    }

    @Test
    void whoCannotScoreSaysWhy() throws Exception {
        UUID application = apply("A", "9000");
        begin();
        declareAll();
        String one = drawn().get(0);
        String task = take(one, application, "Task_ScoreApplication");
        put(one, task, "score-sheet", "{\"scores\": [], \"resigns\": true}")
                .andExpect(jsonPath("$.missing[0]", is("Say why you can't score this application.")));
        put(one, task, "score-sheet", "{\"scores\": [], \"resigns\": true, \"reasons\": \"Ill.\"}")
                .andExpect(jsonPath("$.missing", hasSize(0)));
        complete(one, application, "Task_ScoreApplication", Map.of());
        assertThat(database.sql("SELECT reasons FROM score_resignation WHERE application = ? AND evaluator = ?")
                        .params(application, one)
                        .query(String.class)
                        .single())
                .isEqualTo("Ill.");
    }

    @Test
    void theBoardRecordsItsMeetingBesideTheRankingAndIsRefusedWithTheNumbers() throws Exception {
        apply("first", "12000");
        apply("second", "9000");
        apply("bad", "100");
        parties.relate(new Relation(
                boardMembers.get(0), applicants.get("second"), Relation.Kind.OWNER, LocalDate.of(2020, 1, 1), null));
        close();
        allDeclareFree();
        evaluators.draw(callAction);
        scored("first", "9", "3");
        scored("second", "9", "2");
        scored("bad", "5", "2");
        follow(call);
        runtime.createProcessInstanceByKey("call")
                .businessKey(call.toString())
                .setVariable("tenant", lag)
                .startBeforeActivity("Task_HoldBoardMeeting")
                .execute();
        String person = "board-" + lag;
        String task = take(person, call, "Task_HoldBoardMeeting");
        get(person, task, "board-meeting")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.members", hasSize(5)))
                .andExpect(jsonPath("$.members[0].interestGroup", is("municipality")))
                .andExpect(jsonPath("$.ties[0].member", is("Demo member 0")))
                .andExpect(jsonPath("$.ties[0].application", containsString("Path second")))
                .andExpect(jsonPath("$.actions[0].places", hasSize(3)))
                .andExpect(jsonPath("$.actions[0].places[0].outcome", is("conforms")))
                .andExpect(jsonPath("$.actions[0].places[1].cut", is(true)))
                .andExpect(jsonPath("$.actions[0].places[1].outcome", is("conforms, no money")))
                .andExpect(jsonPath("$.actions[0].places[2].rank", nullValue()))
                .andExpect(jsonPath(
                        "$.actions[0].places[2].why",
                        is("The mean score of 7 points is below the minimum of 10 points.")));
        put(person, task, "board-meeting", meeting(2, null))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.count.present", is(2)))
                .andExpect(jsonPath("$.count.share", is(40.00)))
                .andExpect(
                        jsonPath(
                                "$.missing[0]",
                                is(
                                        "2 of 5 seats were filled; more than 50 % and at least 1 are needed. Hold another meeting.")));
        assertThatThrownBy(() -> as(person, () -> tasks.complete(task)))
                .hasMessageContaining("2 of 5 seats were filled; more than 50 % and at least 1 are needed");
        put(person, task, "board-meeting", meeting(5, null))
                .andExpect(jsonPath("$.actions[0].places[0].voters", is(4)))
                .andExpect(jsonPath("$.actions[0].places[1].voters", is(4)))
                .andExpect(jsonPath("$.actions[0].places[1].largestShare", is(50.00)))
                .andExpect(jsonPath("$.actions[0].places[1].shares", containsString("association 50 %")))
                .andExpect(jsonPath("$.actions[0].places[1].canPassOn", is(true)))
                .andExpect(jsonPath("$.actions[0].places[1].ballots[0].bar", is("not free of interest in this action")))
                .andExpect(jsonPath("$.actions[0].places[2].voted", is(false)))
                .andExpect(jsonPath("$.missing[0]", containsString("the interest group")));
        assertThatThrownBy(() -> as(person, () -> tasks.complete(task))).hasMessageContaining("50 % of the votes");
        assertThat(decisions.ofCall(call)).isEmpty();
        UUID third = anOrganisation("Demo member 5", "farmers", false);
        parties.relate(new Relation(
                third,
                parties.ofLocalActionGroup(lag).orElseThrow(),
                Relation.Kind.BOARD,
                LocalDate.of(2020, 1, 1),
                null));
        boardMembers.add(third);
        put(person, task, "board-meeting", meeting(6, null))
                .andExpect(jsonPath("$.missing", hasSize(2)))
                .andExpect(jsonPath("$.missing[0]", containsString("write how these voted")));
        put(person, task, "board-meeting", meeting(6, "for")).andExpect(jsonPath("$.missing", hasSize(0)));
        complete(person, call, "Task_HoldBoardMeeting", Map.of());
        assertThat(decisions.ofCall(call)).extracting(Conformity::outcome).hasSize(3);
        assertThat(database.sql("SELECT recorded_by FROM board_meeting WHERE call = ?")
                        .param(call)
                        .query(String.class)
                        .list())
                .containsExactly(person);
        assertThat(openTasks(call)).containsExactly("Task_HandOver");
        String manager = "manager-" + lag;
        String handOver = take(manager, call, "Task_HandOver");
        get(manager, handOver, "case")
                .andExpect(jsonPath("$[?(@.heading == 'Board meeting')].facts[2].value", hasItem("Demo: all agreed.")))
                .andExpect(jsonPath("$[?(@.heading == 'Decisions on conformity')].rows[0][4]", hasItem("conforms")))
                .andExpect(jsonPath(
                        "$[?(@.heading == 'Declarations of interest')].rows[0][1]", hasItem("free of interest")))
                .andExpect(jsonPath(
                        "$[?(@.heading == 'Documents')].facts[0].value", hasItem(containsString("Protokols"))));
        Document minutes = documents.of(call).get(0);
        get(manager, handOver, "documents/" + minutes.id() + "/" + minutes.name())
                .andExpect(status().isOk())
                .andExpect(content().contentType(MediaType.APPLICATION_PDF));
        assertThat(audit.of(call))
                .extracting(entry -> entry.actor() + " " + entry.content())
                .contains(manager + " {\"what\": \"" + minutes.name() + " in Task_HandOver\"}");
        // Another case's document is not found from here.
        UUID other = transaction.execute(status -> documents
                .keep(Ids.next(), "minutes", "other.txt", "text/plain", "secret".getBytes(StandardCharsets.UTF_8))
                .id());
        get(manager, handOver, "documents/" + other + "/other.txt").andExpect(status().isNotFound());
        String text = textOf(documents.content(minutes.id()));
        assertThat(text)
                .contains("Padomes sēdes protokols", "Demo member 0", "Path second", "Demo: all agreed.")
                .contains("lielākā grupa / largest group 40.00 % (≤ 49.00 %)")
                .contains("par / for: Demo member 1, Demo member 2")
                .contains("nebalso, izšķir punkti");
    }

    private static String textOf(byte[] pdf) throws Exception {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
        }
    }

    @Test
    void whoNamesMoreEvaluatorsReadsWhoDeclaredWhat() throws Exception {
        apply("A", "9000");
        begin();
        for (int i = 1; i <= 4; i++) {
            evaluators.declare(callAction, evaluator(i), i < 3, "Demo: my firm.");
            complete(evaluator(i), callAction, "Task_DeclareConflict", Map.of());
        }
        String manager = "manager-" + lag;
        String task = take(manager, callAction, "Task_NameMoreEvaluators");
        get(manager, task, "case")
                .andExpect(jsonPath("$[?(@.heading == 'Evaluators')].facts[0].value", hasItem("3")))
                .andExpect(jsonPath(
                        "$[?(@.heading == 'Declarations of interest')].rows[3][1]",
                        hasItem("connected with an applicant")));
    }

    @Test
    void theBoardReadsWhatItReconsidersAndWhoIsTiedNeitherReadsNorDecides() throws Exception {
        UUID application = apply("A", "9000");
        close();
        allDeclareFree();
        evaluators.draw(callAction);
        scored("A", "9", "2");
        var meeting = new BoardMeeting(LocalDate.of(2024, 2, 1), "Demo.", boardMembers, List.of());
        board.record(call, board.inFavour(call, meeting), "board-" + lag);
        transaction.executeWithoutResult(status -> decisions.decide(call));
        gate.start("board-item", application, lag, Map.of());
        runJobs(application);
        String person = "board-" + lag;
        String task = take(person, application, "Task_ReconsiderOpinion");
        get(person, task, "case")
                .andExpect(jsonPath("$[?(@.heading == 'The opinion so far')].facts[0].value", hasItem("conforms")))
                .andExpect(jsonPath("$[?(@.heading == 'Means by criterion')].rows[0][1]", hasItem("9")))
                .andExpect(jsonPath("$[?(@.heading == 'Application')].facts[1].value", hasItem("Path A")))
                .andExpect(jsonPath("$[?(@.heading == 'Evaluators who left')]", hasSize(0)));
        // An interest that comes up after the meeting stands beside the opinion.
        parties.relate(new Relation(
                parties.ofUser(drawn().get(0)).orElseThrow().id(),
                applicants.get("A"),
                Relation.Kind.PARTNER,
                LocalDate.of(2020, 1, 1),
                null));
        follow(callAction);
        get(person, task, "case")
                .andExpect(jsonPath(
                        "$[?(@.heading == 'Evaluators who left')].rows[0][2]",
                        hasItem("an interest, in the register of parties")))
                .andExpect(jsonPath("$[?(@.heading == 'Evaluators who left')].rows[0][5]", hasItem("yes")));
        UUID self = Ids.next();
        parties.register(new Party(self, Party.Kind.PERSON, "Demo board", null, person, null, false));
        parties.relate(new Relation(self, applicants.get("A"), Relation.Kind.RELATIVE, LocalDate.of(2020, 1, 1), null));
        get(person, task, "case")
                .andExpect(status().isForbidden())
                .andExpect(jsonPath("$.code", is("interest.detected")));
        assertThatThrownBy(() -> as(
                        person, () -> tasks.complete(task, Map.of("outcome", "upheld", "reasons", "It is as it was."))))
                .hasMessageContaining("register of parties ties you");
    }

    private void begin() {
        close();
        beginAssessment();
    }

    private void declareAll() throws Exception {
        for (int i = 1; i <= 4; i++) {
            String task = take(evaluator(i), callAction, "Task_DeclareConflict");
            put(evaluator(i), task, "conflict-declaration", declaration("none", "none", null));
            complete(evaluator(i), callAction, "Task_DeclareConflict", Map.of());
        }
        received.values().forEach(this::runJobs);
    }

    private void score(String evaluator, UUID application, String sheet) throws Exception {
        String task = take(evaluator, application, "Task_ScoreApplication");
        put(evaluator, task, "score-sheet", sheet).andExpect(jsonPath("$.missing", hasSize(0)));
        complete(evaluator, application, "Task_ScoreApplication", Map.of());
    }

    private void scored(String name, String first, String second) {
        UUID application = received.get(name);
        drawn().forEach(one -> sheets.sign(application, one, sheet(application, first, second)));
        assessments.aggregate(application);
    }

    /** What is said about A, and about all others. */
    private String declaration(String ofA, String ofOthers, String how) throws Exception {
        List<Map<String, Object>> lines = new ArrayList<>();
        applicants.forEach((name, applicant) -> {
            Map<String, Object> line = new HashMap<>();
            line.put("applicant", applicant);
            line.put("interest", name.equals("A") ? ofA : ofOthers);
            line.put("how", how);
            lines.add(line);
        });
        return json.writeValueAsString(Map.of("lines", lines));
    }

    private String points(UUID application, String first, String why, String second, String whySecond)
            throws Exception {
        List<Criterion> criteria = sheets.criteriaOf(application);
        List<Map<String, Object>> scores = new ArrayList<>();
        scores.add(score(criteria.get(0).id(), first, why));
        scores.add(score(criteria.get(1).id(), second, whySecond));
        return json.writeValueAsString(Map.of("scores", scores));
    }

    private static Map<String, Object> score(UUID criterion, String points, String comment) {
        Map<String, Object> score = new HashMap<>();
        score.put("criterion", criterion);
        score.put("points", points);
        score.put("comment", comment);
        return score;
    }

    /** A meeting today to which the first of the members came, and voted like this on everything. */
    private String meeting(int present, String vote) throws Exception {
        List<Map<String, Object>> members = new ArrayList<>();
        List<Map<String, Object>> ballots = new ArrayList<>();
        for (int i = 0; i < boardMembers.size(); i++) {
            members.add(Map.of("member", boardMembers.get(i), "present", i < present));
            if (vote != null) {
                ballots.add(Map.of("member", boardMembers.get(i), "vote", vote));
            }
        }
        return json.writeValueAsString(Map.of(
                "heldOn",
                "2024-02-01",
                "minutes",
                "Demo: all agreed.",
                "members",
                members,
                "abstentions",
                List.of(),
                "actions",
                List.of(Map.of(
                        "places",
                        received.values().stream()
                                .map(application -> Map.of("application", application, "ballots", ballots))
                                .toList()))));
    }

    private ResultActions get(String person, String task, String what) throws Exception {
        return send(HttpMethod.GET, person, task, what, "");
    }

    private ResultActions put(String person, String task, String what, String body) throws Exception {
        return send(HttpMethod.PUT, person, task, what, body);
    }

    private ResultActions send(HttpMethod verb, String person, String task, String what, String body) throws Exception {
        return web.perform(request(verb, "/api/desk/tasks/" + task + "/" + what)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .with(csrf())
                .with(user(person).authorities(new SimpleGrantedAuthority("ROLE_STAFF"))));
    }
}
