package lv.leader.desk;

import java.security.Principal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import lv.leader.access.People;
import lv.leader.engine.TaskDesk;
import lv.leader.engine.TaskDesk.OpenTask;
import lv.leader.refusal.Refusal;
import lv.leader.strategy.Selections;
import lv.leader.strategy.Selections.Ballot;
import lv.leader.strategy.Selections.Standing;
import lv.leader.strategy.Selections.Vote;
import lv.leader.strategy.Strategies;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The record of the committee's meeting on a strategy. */
@RestController
@RequestMapping("/api/desk/tasks/{taskId}/committee-vote")
class VoteOnDesk {

    private final TaskDesk desk;
    private final Strategies strategies;
    private final Selections selections;
    private final People people;
    private final DeskLanguage language;

    VoteOnDesk(TaskDesk desk, Strategies strategies, Selections selections, People people, DeskLanguage language) {
        this.desk = desk;
        this.strategies = strategies;
        this.selections = selections;
        this.people = people;
        this.language = language;
    }

    /** @param barred why the member can't vote; null for who can */
    record Row(String member, String name, String barred, boolean present, String vote) {}

    /** How many came and voted. */
    record Count(long members, long present, long votesFor, long against, long abstained) {}

    record Content(
            String title,
            LocalDate meetingOn,
            String outcome,
            String reasons,
            List<Row> ballots,
            Count count,
            Standing standing,
            List<String> missing) {}

    @GetMapping
    Content read(@PathVariable String taskId, Principal person) {
        return content(opened(taskId, person).caseId());
    }

    @PutMapping
    Content write(@PathVariable String taskId, @RequestBody Vote vote, Principal person) {
        UUID strategy = opened(taskId, person).caseId();
        selections.record(strategy, vote);
        return content(strategy);
    }

    private OpenTask opened(String taskId, Principal person) {
        OpenTask task = desk.of(taskId, person.getName());
        if (!task.is("strategy-selection", "Task_RecordVote")) {
            throw Refusal.of("desk.not-here").asException();
        }
        return task;
    }

    private Content content(UUID strategy) {
        Vote vote = selections.vote(strategy);
        return new Content(
                strategies.draft(strategy).title(),
                vote.meetingOn(),
                vote.outcome(),
                vote.reasons(),
                vote.ballots().stream().map(ballot -> row(strategy, ballot)).toList(),
                new Count(
                        vote.ballots().size(),
                        vote.ballots().stream().filter(Ballot::present).count(),
                        votes(vote, "for"),
                        votes(vote, "against"),
                        votes(vote, "abstain")),
                selections.standing(strategy).orElse(null),
                language.texts(selections.against(strategy, vote.outcome())));
    }

    private Row row(UUID strategy, Ballot ballot) {
        Optional<Refusal> barred = selections.bar(strategy, ballot.member());
        return new Row(
                ballot.member(),
                people.nameOf(ballot.member()),
                barred.isPresent() ? language.word("committee-vote", "barred") : null,
                ballot.present(),
                ballot.vote());
    }

    private static long votes(Vote vote, String how) {
        return vote.ballots().stream()
                .filter(ballot -> ballot.present() && how.equals(ballot.vote()))
                .count();
    }
}
