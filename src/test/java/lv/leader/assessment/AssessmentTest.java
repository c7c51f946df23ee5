package lv.leader.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import lv.leader.Guards;
import lv.leader.ledger.Account;
import lv.leader.party.Relation;
import lv.leader.refusal.RefusedException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Who may score, what counts, in which order, and how far the money reaches. */
class AssessmentTest extends RoundTest {

    @Autowired
    ConflictDeclarations declarations;

    @Autowired
    SheetDrafts drafts;

    @Autowired
    Guards guards;

    @Test
    void aDeclarationIsGivenOnceForAllApplications() {
        apply("A", "9000");
        close();
        assertThat(evaluators.declare(callAction, evaluator(1), true, "")).isTrue();
        assertRefused("assessment.declared-before", () -> evaluators.declare(callAction, evaluator(1), false, "Oh."));
        assertThat(evaluators.undeclared(callAction))
                .containsExactlyInAnyOrder(evaluator(2), evaluator(3), evaluator(4));
    }

    @Test
    void whoIsTiedToOneApplicantIsOutOfTheWholeActionWhateverTheyDeclare() {
        apply("A", "9000");
        apply("B", "9000");
        tie(evaluator(1), applicants.get("B"));
        close();
        assertThat(evaluators.declare(callAction, evaluator(1), true, "")).isFalse();
        for (int i = 2; i <= 4; i++) {
            evaluators.declare(callAction, evaluator(i), true, "");
        }
        assertThat(evaluators.draw(callAction)).isTrue();
        assertThat(drawn()).containsExactlyInAnyOrder(evaluator(2), evaluator(3), evaluator(4));
        assertThat(evaluators.bar(callAction, evaluator(1)).orElseThrow().code())
                .isEqualTo("interest.detected");
        assertRefused(
                "interest.detected",
                () -> sheets.sign(received.get("B"), evaluator(1), sheet(received.get("B"), "8", "2")));
        assertRefused(
                "assessment.not-free",
                () -> sheets.sign(received.get("A"), evaluator(1), sheet(received.get("A"), "8", "2")));
    }

    @Test
    void toBeAMemberOfTheSameGroupAsTheApplicantIsNoTie() {
        UUID application = apply("A", "9000");
        UUID group = parties.ofLocalActionGroup(lag).orElseThrow();
        tie(evaluator(1), group);
        parties.relate(new Relation(applicants.get("A"), group, Relation.Kind.MEMBER, LocalDate.of(2020, 1, 1), null));
        close();
        assertThat(evaluators.declare(callAction, evaluator(1), true, "")).isTrue();
        assertThat(board.ties(call, BoardMeeting.EMPTY)).isEmpty();
        assertThat(application).isNotNull();
    }

    @Test
    void aTieThatComesUpLaterEndsTheTurnWithoutASheet() {
        UUID application = apply("A", "9000");
        close();
        allDeclareFree();
        evaluators.draw(callAction);
        String one = drawn().get(0);
        drafts.keep(application, one, new SheetDrafts.Draft(sheet(application, "8", "2"), false, false, "", ""));
        tie(one, applicants.get("A"));
        assertRefused(
                "interest.detected",
                () -> drafts.keep(application, one, new SheetDrafts.Draft(List.of(), false, false, "", "")));
        assertThat(drafts.objection(application, one, 1)).isEmpty();
        drafts.endTurn(application, one, 1);
        assertThat(sheets.sheet(application, one)).isEmpty();
        assertThat(evaluators.panel(callAction)).hasSize(2).doesNotContain(one);
    }

    @Test
    void fewerThanTheProgrammeAsksForAreNotDrawn() {
        apply("A", "9000");
        close();
        evaluators.declare(callAction, evaluator(1), true, "");
        evaluators.declare(callAction, evaluator(2), true, "");
        evaluators.declare(callAction, evaluator(3), false, "My sister works there.");
        assertThat(evaluators.draw(callAction)).isFalse();
        assertThat(evaluators.candidates(callAction)).isEmpty();
    }

    @Test
    void theDrawRepeatsWithItsSeed() {
        apply("A", "9000");
        close();
        allDeclareFree();
        assertThat(evaluators.draw(callAction, 7)).isTrue();
        assertThat(drawn()).hasSize(3);
        assertThat(evaluators.drawRepeats(callAction)).isTrue();
        database.sql("ALTER TABLE evaluator_drawn DISABLE TRIGGER USER").update();
        try {
            database.sql("UPDATE evaluator_drawn SET drawn = NOT drawn WHERE call_action = ? AND evaluator IN (?, ?)")
                    .params(callAction, drawn().get(0), notDrawn())
                    .update();
        } finally {
            database.sql("ALTER TABLE evaluator_drawn ENABLE TRIGGER USER").update();
        }
        assertThat(evaluators.drawRepeats(callAction)).isFalse();
    }

    @Test
    void aSheetIsWholeWithinTheCriteriaAndExplainedAtTheEnds() {
        UUID application = apply("A", "9000");
        close();
        allDeclareFree();
        evaluators.draw(callAction);
        String one = drawn().get(0);
        List<ScoreSheets.Score> sheet = sheet(application, "8", "2");
        assertRefused("assessment.incomplete", () -> sheets.sign(application, one, sheet.subList(0, 1)));
        assertRefused(
                "assessment.too-many-points", () -> sheets.sign(application, one, sheet(application, "10.01", "2")));
        UUID criterion = sheet.get(1).criterion();
        assertRefused(
                "assessment.no-comment",
                () -> sheets.sign(
                        application,
                        one,
                        List.of(sheet.get(0), new ScoreSheets.Score(criterion, BigDecimal.ZERO, " "))));
        assertRefused("assessment.not-drawn", () -> sheets.sign(application, notDrawn(), sheet));
        assertThat(sheets.sheetsBy(application, one)).isZero();
        sheets.sign(application, one, sheet);
        assertThat(sheets.sheet(application, one)).hasSize(2);
    }

    /** The proof that it is the database that refuses: with its guards off the same sheets are taken. */
    @Test
    void withoutTheGuardsSomebodyWithAnInterestScoresAndPointsHaveNoEnd() {
        UUID application = apply("A", "9000");
        close();
        evaluators.declare(callAction, evaluator(1), false, "My sister works there.");
        for (int i = 2; i <= 4; i++) {
            evaluators.declare(callAction, evaluator(i), true, "");
        }
        evaluators.draw(callAction);
        ThrowingCallable interested = () -> sheets.sign(application, evaluator(1), sheet(application, "8", "2"));
        assertRefused("assessment.not-free", interested);
        guards.without(
                "score_sheet_guard()",
                "RAISE EXCEPTION 'not declared free of interest' USING ERRCODE = 'LD020';",
                "RETURN NEW;",
                () -> assertThatCode(interested).doesNotThrowAnyException());
        ThrowingCallable overdone = () -> sheets.sign(application, evaluator(2), sheet(application, "10.01", "2"));
        assertRefused("assessment.too-many-points", overdone);
        guards.without(
                "score_guard()",
                "RAISE EXCEPTION 'more points than the criterion has' USING ERRCODE = 'LD022', DETAIL = max_::text;",
                "RETURN NEW;",
                () -> assertThatCode(overdone).doesNotThrowAnyException());
    }

    @Test
    void whatADraftLacksIsSaidCriterionByCriterion() {
        UUID application = apply("A", "9000");
        close();
        allDeclareFree();
        evaluators.draw(callAction);
        String one = drawn().get(0);
        List<Criterion> criteria = sheets.criteriaOf(application);
        assertThat(drafts.objection(application, one, 1).orElseThrow().code()).isEqualTo("assessment.no-sheet");
        drafts.keep(
                application,
                one,
                new SheetDrafts.Draft(
                        List.of(
                                new ScoreSheets.Score(criteria.get(0).id(), new BigDecimal("11"), null),
                                new ScoreSheets.Score(criteria.get(1).id(), new BigDecimal("3"), "")),
                        false,
                        false,
                        null,
                        null));
        assertThat(drafts.missing(application, one))
                .extracting(refusal -> refusal.code())
                .containsExactly("assessment.points-out-of-range", "assessment.comment-missing");
        drafts.keep(application, one, new SheetDrafts.Draft(List.of(), true, false, " ", ""));
        assertThat(drafts.objection(application, one, 1).orElseThrow().code()).isEqualTo("assessment.no-reasons");
        drafts.keep(application, one, new SheetDrafts.Draft(List.of(), true, false, "Not my field.", ""));
        drafts.endTurn(application, one, 1);
        assertThat(sheets.isDone(application, one, 1)).isTrue();
        assertThat(sheets.sheetsBy(application, one)).isZero();
    }

    @Test
    void theOrderIsMeanThenSpecificPointsAndTheCutIsWhereTheMoneyEnds() {
        apply("low", "1000");
        apply("general", "9000");
        apply("specific", "9000");
        apply("third", "5000");
        apply("small", "100");
        scoreAll();
        Ranking ranking = assessments.ranking(callAction);
        assertThat(ranking.places())
                .extracting(place -> place.application().title() + " " + place.rank() + " " + place.funded())
                .containsExactly(
                        "Path specific 1 true", "Path general 2 true", "Path third 3 false", "Path small 4 false");
        assertThat(ranking.rest()).extracting(left -> left.title()).containsExactly("Path low");
        assertThat(assessments.resultOf(received.get("general")).orElseThrow().mean())
                .isEqualTo("11.00");
    }

    @Test
    void betweenEqualsTheStrategysNextRuleDecides() {
        strategySays("smaller-support");
        apply("dear", "9000");
        apply("cheap", "8000");
        close();
        allDeclareFree();
        evaluators.draw(callAction);
        score("dear", "9", "2");
        score("cheap", "9", "2");
        assertThat(placesOf(assessments.ranking(callAction))).containsExactly("Path cheap", "Path dear");
        assessments.rank(callAction);
        assertThat(database.sql("SELECT next_rule FROM ranking_list WHERE call_action = ?")
                        .param(callAction)
                        .query(String.class)
                        .list())
                .containsExactly("smaller-support");
    }

    @Test
    void morePointsInTheNextCriteriaGoFirstWhereTheStrategySaysSo() {
        strategySays("more-points");
        database.sql("UPDATE criterion SET specific = false, next = position = 2 WHERE action = ?")
                .param(calls.terms(callAction).action())
                .update();
        apply("early", "9000");
        apply("late", "8000");
        close();
        allDeclareFree();
        evaluators.draw(callAction);
        score("early", "9", "2");
        score("late", "8", "3");
        assertThat(placesOf(assessments.ranking(callAction))).containsExactly("Path late", "Path early");
    }

    @Test
    void aCriterionWithStepsTakesNoOtherPoints() {
        UUID application = apply("A", "9000");
        UUID criterion = sheets.criteriaOf(application).get(1).id();
        for (String points : List.of("0", "1.5", "3")) {
            database.sql("INSERT INTO criterion_step (criterion, points, meaning) VALUES (?, ?, 'Demo step')")
                    .params(criterion, new BigDecimal(points))
                    .update();
        }
        close();
        allDeclareFree();
        evaluators.draw(callAction);
        String one = drawn().get(0);
        drafts.keep(application, one, new SheetDrafts.Draft(sheet(application, "8", "2"), false, false, "", ""));
        assertThat(drafts.missing(application, one))
                .extracting(refusal -> refusal.code() + " " + refusal.facts().get("steps"))
                .containsExactly("assessment.not-a-step 0; 1.5; 3");
        ThrowingCallable between = () -> sheets.sign(application, one, sheet(application, "8", "2"));
        assertRefused("assessment.no-step", between);
        sheets.sign(application, one, sheet(application, "8", "1.50"));
        guards.without(
                "score_guard()",
                "RAISE EXCEPTION 'no step of the criterion' USING ERRCODE = 'LD025';",
                "RETURN NEW;",
                () -> assertThatCode(between).doesNotThrowAnyException());
    }

    private void strategySays(String rule) {
        database.sql("UPDATE strategy_version SET next_rule = ? WHERE id = ?")
                .params(rule, calls.find(call).orElseThrow().strategyVersion())
                .update();
    }

    private static List<String> placesOf(Ranking ranking) {
        return ranking.places().stream()
                .map(place -> place.application().title())
                .toList();
    }

    @Test
    void aKnockOutAndAMissingSheetKeepAnApplicationFromTheMinimum() {
        UUID knocked = apply("knocked", "100");
        UUID unscored = apply("unscored", "100");
        close();
        allDeclareFree();
        evaluators.draw(callAction);
        drawn().forEach(one -> sheets.sign(knocked, one, sheet(knocked, "10", one.equals(drawn().get(0)) ? "0" : "3")));
        drawn().subList(1, 3).forEach(one -> sheets.sign(unscored, one, sheet(unscored, "10", "3")));
        sheets.resign(unscored, drawn().get(0), "Not my field.");
        assessments.aggregate(knocked);
        assessments.aggregate(unscored);
        assertThat(assessments.ranking(callAction).places()).isEmpty();
        hold(boardMembers, List.of());
        transaction.executeWithoutResult(status -> decisions.decide(call));
        assertThat(decisions.conformityOf(knocked).orElseThrow().outcome()).isEqualTo(Conformity.DOES_NOT_CONFORM);
        assertThat(reasonsOf(knocked)).isEqualTo("Izslēdzošajā kritērijā nav piešķirts neviens punkts.");
        assertThat(reasonsOf(unscored)).isEqualTo("Iesniegumu nav novērtējuši visi izlozētie vērtētāji.");
    }

    @Test
    void theBoardsDecisionsReserveMoneyAndReachTheApplicants() {
        apply("first", "9000");
        apply("second", "12000");
        apply("bad", "100");
        close();
        allDeclareFree();
        evaluators.draw(callAction);
        score("first", "9", "2");
        score("second", "8", "2.50");
        score("bad", "5", "2");
        hold(boardMembers, List.of());
        transaction.executeWithoutResult(status -> decisions.decide(call));
        assertThat(decisions.ofCall(call))
                .extracting(conformity -> conformity.outcome() + " " + conformity.rank())
                .containsExactlyInAnyOrder("conforms 1", "conforms-without-funding 2", "does-not-conform null");
        assertThat(ledger.balance(new Account(Account.Kind.RESERVED, received.get("first"))))
                .isEqualTo(Money.parse("EUR 9000.00"));
        assertThat(reasonsOf(received.get("bad")))
                .isEqualTo("Vidējais vērtējums 7 punkti nesasniedz minimumu – 10 punktus.");
        assertThat(database.sql(
                                "SELECT kind, facts->>'score' AS score, facts->>'sender' AS sender, facts->>'rank' AS rank"
                                        + " FROM letter WHERE case_id = ?")
                        .param(received.get("second"))
                        .query()
                        .singleRow())
                .containsEntry("kind", "conformity")
                .containsEntry("score", "10.50")
                .containsEntry("rank", "2")
                .containsEntry("sender", "Demo group " + lag);
    }

    @Test
    void moneyThatComesBackFundsTheNextOfTheReserve() {
        aCallWithReserve();
        apply("first", "12000");
        apply("second", "9000");
        apply("third", "9000");
        close();
        allDeclareFree();
        evaluators.draw(callAction);
        score("first", "9", "3");
        score("second", "9", "2");
        score("third", "8", "2");
        hold(boardMembers, List.of());
        transaction.executeWithoutResult(status -> decisions.decide(call));
        assertThat(outcome("second")).isEqualTo(Conformity.WITHOUT_FUNDING);
        transaction.executeWithoutResult(status -> reserve.releaseWithdrawn(received.get("first")));
        assertThat(outcome("second")).isEqualTo(Conformity.CONFORMS);
        assertThat(outcome("third")).isEqualTo(Conformity.CONFORMS);
        assertThat(reasonsOf(received.get("second")))
                .isEqualTo("2. vieta sarindojumā; atgrieztā finansējuma tagad pietiek.");
        assertThat(ledger.balance(new Account(Account.Kind.CALL, callAction))).isEqualTo(Money.parse("EUR 2000.00"));
    }

    @Autowired
    ReserveList reserve;

    @Test
    void aMeetingDecidesOnlyWithMoreThanTheQuorumAndWithinTheShares() {
        UUID application = apply("A", "9000");
        scoreOnly("A");
        assertThat(board.objection(call).orElseThrow().code()).isEqualTo("board.no-meeting");
        hold(boardMembers.subList(0, 2), List.of());
        assertThat(board.objection(call).orElseThrow())
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo("board.no-quorum"))
                .satisfies(refusal ->
                        assertThat(refusal.facts()).containsEntry("present", 2L).containsEntry("members", 5L));
        hold(boardMembers.subList(0, 4), List.of());
        assertThat(board.objection(call).orElseThrow())
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo("board.one-group-controls"))
                .satisfies(refusal -> assertThat(refusal.facts())
                        .containsEntry("group", "business")
                        .containsEntry("share", new BigDecimal("50.00")));
        hold(boardMembers, List.of());
        assertThat(board.objection(call)).isEmpty();
        hold(boardMembers, List.of(new BoardMeeting.Abstention(application, boardMembers.get(3))));
        assertThat(board.objection(call).orElseThrow().code()).isEqualTo("board.one-group-controls");
    }

    @Test
    void aMemberTiedToOneApplicantVotesOnNoneOfTheActionWhateverIsWritten() {
        UUID first = apply("A", "9000");
        apply("B", "9000");
        tieToApplicant(boardMembers.get(1), "A");
        scoreOnly("A", "B");
        board.keep(call, new BoardMeeting(today(), "All.", boardMembers, List.of()));
        assertThat(board.ties(call, board.draft(call)))
                .containsExactly(new BoardMeeting.Abstention(first, boardMembers.get(1)));
        assertThat(board.standing(call, board.draft(call)).votes())
                .extracting(Vote::voters)
                .hasSize(2)
                .allSatisfy(voters -> {
                    assertThat(voters.members()).hasSize(4);
                    assertThat(voters.shareOfSeats()).isEqualTo("80.00");
                    assertThat(voters.shares().largest()).isEqualTo("50.00");
                    assertThat(voters.shares().nonPublic()).isEqualTo("75.00");
                });
        assertThat(board.objection(call).orElseThrow().code()).isEqualTo("board.one-group-controls");
    }

    @Test
    void aSubstituteTakesTheSeatOfAMemberOfTheSameGroupWhoIsMissingOrNotFree() {
        apply("A", "9000");
        tieToApplicant(boardMembers.get(1), "A");
        UUID farmer = aSubstitute("a farmer", "farmers");
        UUID trader = aSubstitute("a trader", "business");
        UUID second = aSubstitute("b trader", "business");
        scoreOnly("A");
        List<UUID> present = new ArrayList<>(boardMembers);
        present.add(farmer);
        assertThat(voters(present).shares().largest()).isEqualTo("50.00");
        present.add(trader);
        present.add(second);
        Voters voters = voters(present);
        assertThat(voters.members())
                .extracting(Board.Member::id)
                .contains(trader)
                .doesNotContain(second, farmer);
        assertThat(voters.shares().largest()).isEqualTo("40.00");
        assertThat(voters.shareOfSeats()).isEqualTo("100.00");
        // Who is missing altogether is replaced as well.
        present.remove(boardMembers.get(2));
        assertThat(voters(present).members()).extracting(Board.Member::id).contains(trader, second);
    }

    @Test
    void everyVoteIsWrittenByNameAndOneVotedDownIsExplained() {
        UUID first = apply("A", "9000");
        apply("B", "9000");
        apply("C", "9000");
        scoreOnly("A", "B", "C");
        var meeting = new BoardMeeting(today(), "All.", boardMembers, List.of());
        board.keep(call, meeting);
        assertThat(board.missing(call))
                .hasSize(3)
                .allSatisfy(refusal -> assertThat(refusal.code()).isEqualTo("board.votes-missing"));
        List<BoardMeeting.Ballot> against = boardMembers.subList(0, 3).stream()
                .map(member -> new BoardMeeting.Ballot(first, member, "against"))
                .toList();
        meeting = board.inFavour(call, meeting.voted(against));
        board.keep(call, meeting);
        assertThat(board.missing(call))
                .extracting(refusal -> refusal.code() + " " + refusal.facts().get("against"))
                .containsExactly("board.reasons-missing 3");
        board.keep(
                call,
                new BoardMeeting(
                        meeting.heldOn(),
                        null,
                        meeting.minutes(),
                        meeting.present(),
                        List.of(),
                        meeting.ballots(),
                        List.of(new BoardMeeting.Point(first, false, "Demo: dublē pašvaldības darbu."))));
        assertThat(board.missing(call)).isEmpty();
        transaction.executeWithoutResult(status -> {
            board.endMeeting(call, "board-" + lag);
            decisions.decide(call);
        });
        assertThat(outcome("A")).isEqualTo(Conformity.DOES_NOT_CONFORM);
        assertThat(reasonsOf(first)).isEqualTo("Demo: dublē pašvaldības darbu.");
        // The money of the one voted down reaches the next two.
        assertThat(outcome("B")).isEqualTo(Conformity.CONFORMS);
        assertThat(outcome("C")).isEqualTo(Conformity.CONFORMS);
        assertThat(database.sql("SELECT vote, count(*) AS votes FROM board_vote WHERE application = ? GROUP BY vote")
                        .param(first)
                        .query((row, n) -> row.getString("vote") + " " + row.getInt("votes"))
                        .list())
                .containsExactlyInAnyOrder("for 2", "against 3");
        assertThat(database.sql("SELECT rulings::text FROM decision WHERE case_id = ?")
                        .param(first)
                        .query(String.class)
                        .single())
                .contains("\"conformity\"", "\"board-vote\"", "\"votesAgainst\": 3", "\"versionTag\"");
    }

    /** The proof that it is the database that refuses: with its guards off the same votes are taken. */
    @Test
    void withoutTheGuardsVotesWhoWasNotThereOrIsNotFree() {
        UUID application = apply("A", "9000");
        tieToApplicant(boardMembers.get(1), "A");
        scoreOnly("A");
        hold(boardMembers.subList(0, 4), List.of());
        UUID meeting = database.sql("SELECT id FROM board_meeting WHERE call = ?")
                .param(call)
                .query(UUID.class)
                .single();
        ThrowingCallable absent = () -> vote(meeting, application, boardMembers.get(4));
        assertThatThrownBy(absent).hasMessageContaining("votes without having been there");
        guards.without(
                "board_vote_guard()",
                "RAISE EXCEPTION 'votes without having been there' USING ERRCODE = 'LD024';",
                "RETURN NEW;",
                () -> assertThatCode(absent).doesNotThrowAnyException());
        ThrowingCallable interested = () -> vote(meeting, application, boardMembers.get(1));
        assertThatThrownBy(interested).hasMessageContaining("votes without being free of interest");
        guards.without(
                "board_vote_guard()",
                "RAISE EXCEPTION 'votes without being free of interest' USING ERRCODE = 'LD025';",
                "RETURN NEW;",
                () -> assertThatCode(interested).doesNotThrowAnyException());
        assertThatThrownBy(() ->
                        database.sql("""
                        INSERT INTO board_result SELECT meeting, ?, seats, votes, votes, 0, 0, share_of_seats, quorum, 49.01,
                            ceiling, non_public_share, floor, true, true, false, '', ruling
                        FROM board_result WHERE meeting = ?
                        """).params(received.get("A"), meeting).update())
                .hasMessageContaining("decided_lawfully");
    }

    private void vote(UUID meeting, UUID application, UUID member) {
        database.sql("INSERT INTO board_vote (meeting, application, member, vote) VALUES (?, ?, ?, 'for')")
                .params(meeting, application, member)
                .update();
    }

    private Voters voters(List<UUID> present) {
        return board.standing(call, new BoardMeeting(today(), "All.", present, List.of()))
                .votes()
                .get(0)
                .voters();
    }

    private UUID aSubstitute(String name, String interestGroup) {
        UUID substitute = anOrganisation("Demo substitute " + name, interestGroup, false);
        parties.relate(new Relation(
                substitute,
                parties.ofLocalActionGroup(lag).orElseThrow(),
                Relation.Kind.SUBSTITUTE,
                LocalDate.of(2020, 1, 1),
                null));
        return substitute;
    }

    private void tieToApplicant(UUID member, String name) {
        parties.relate(new Relation(member, applicants.get(name), Relation.Kind.OWNER, LocalDate.of(2020, 1, 1), null));
    }

    /** Enough points for each of these, in this order of rank. */
    private void scoreOnly(String... names) {
        close();
        allDeclareFree();
        evaluators.draw(callAction);
        for (int i = 0; i < names.length; i++) {
            score(names[i], String.valueOf(9 - i), "3");
        }
    }

    @Test
    void whatAMeetingLacksIsSaidAtOnce() {
        apply("A", "9000");
        close();
        assertThat(board.missing(call))
                .extracting(refusal -> refusal.code())
                .containsExactly("board.day-missing", "board.minutes-missing", "board.no-quorum");
        board.keep(call, new BoardMeeting(today().plusDays(1), "All.", boardMembers, List.of()));
        assertThat(board.missing(call)).extracting(refusal -> refusal.code()).containsExactly("board.day-in-future");
        board.keep(call, new BoardMeeting(LocalDate.of(2024, 1, 30), "All.", boardMembers, List.of()));
        assertThat(board.missing(call))
                .extracting(refusal -> refusal.code())
                .containsExactly("board.day-before-closing");
    }

    private void scoreAll() {
        close();
        allDeclareFree();
        evaluators.draw(callAction);
        score("low", "7", "2.99");
        score("general", "8", "3");
        score("specific", "9", "2");
        score("third", "8", "2.50");
        score("small", "8", "2");
    }

    private void score(String name, String first, String second) {
        UUID application = received.get(name);
        drawn().forEach(one -> sheets.sign(application, one, sheet(application, first, second)));
        assessments.aggregate(application);
    }

    private void hold(List<UUID> present, List<BoardMeeting.Abstention> abstentions) {
        var meeting = new BoardMeeting(today(), "Demo minutes.", present, abstentions);
        board.record(call, board.inFavour(call, meeting), "board-" + lag);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), lv.leader.calendar.LegalCalendar.RIGA);
    }

    private String notDrawn() {
        return evaluators.candidates(callAction).stream()
                .filter(candidate -> !candidate.drawn())
                .findFirst()
                .orElseThrow()
                .evaluator();
    }

    private String outcome(String name) {
        return decisions.conformityOf(received.get(name)).orElseThrow().outcome();
    }

    private String reasonsOf(UUID application) {
        return database.sql("SELECT reasons FROM decision WHERE case_id = ? ORDER BY id DESC LIMIT 1")
                .param(application)
                .query(String.class)
                .single();
    }

    private void tie(String user, UUID party) {
        parties.relate(new Relation(
                parties.ofUser(user).orElseThrow().id(), party, Relation.Kind.MEMBER, LocalDate.of(2020, 1, 1), null));
    }

    private static void assertRefused(String code, ThrowingCallable what) {
        assertThatThrownBy(what)
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.refusal().code()).isEqualTo(code));
    }
}
