package lv.leader.desk;

import java.security.Principal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import lv.leader.access.People;
import lv.leader.engine.TaskDesk;
import lv.leader.engine.TaskDesk.OpenTask;
import lv.leader.refusal.Refusal;
import lv.leader.strategy.Committee;
import lv.leader.strategy.CommitteeVotes;
import lv.leader.strategy.CommitteeVotes.Ballot;
import lv.leader.strategy.CommitteeVotes.Vote;
import lv.leader.strategy.StrategyAssessments;
import lv.leader.strategy.StrategyAssessments.Standing;
import lv.leader.strategy.StrategyDrafts;
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
    private final StrategyDrafts drafts;
    private final Committee committee;
    private final StrategyAssessments assessments;
    private final CommitteeVotes votes;
    private final People people;
    private final DeskLanguage language;

    VoteOnDesk(
            TaskDesk desk,
            StrategyDrafts drafts,
            Committee committee,
            StrategyAssessments assessments,
            CommitteeVotes votes,
            People people,
            DeskLanguage language) {
        this.desk = desk;
        this.drafts = drafts;
        this.committee = committee;
        this.assessments = assessments;
        this.votes = votes;
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
            List<String> earlier,
            List<String> missing) {}

    @GetMapping
    Content read(@PathVariable String taskId, Principal person) {
        return content(opened(taskId, person).caseId());
    }

    @PutMapping
    Content write(@PathVariable String taskId, @RequestBody Vote vote, Principal person) {
        UUID strategy = opened(taskId, person).caseId();
        votes.record(strategy, vote);
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
        Vote vote = votes.vote(strategy);
        return new Content(
                drafts.draft(strategy).title(),
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
                assessments.standing(strategy).orElse(null),
                earlier(strategy),
                language.texts(votes.against(strategy, vote.outcome())));
    }

    /** Meetings that had no quorum, with who came. */
    private List<String> earlier(UUID strategy) {
        List<Refusal> meetings = new ArrayList<>();
        for (Vote over : votes.withoutQuorum(strategy)) {
            meetings.add(Refusal.of(
                    "committee.earlier-meeting",
                    "number",
                    meetings.size() + 1,
                    "day",
                    over.meetingOn(),
                    "present",
                    over.ballots().stream().filter(Ballot::present).count(),
                    "members",
                    over.ballots().size()));
        }
        return language.texts(meetings);
    }

    private Row row(UUID strategy, Ballot ballot) {
        Optional<Refusal> barred = committee.bar(strategy, ballot.member());
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
