package lv.leader.strategy;

import com.fasterxml.jackson.core.type.TypeReference;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import lv.leader.access.People;
import lv.leader.calendar.LegalCalendar;
import lv.leader.database.JsonText;
import lv.leader.database.LeaderClock;
import lv.leader.engine.Answers;
import lv.leader.party.Parties;
import lv.leader.party.Party;
import lv.leader.party.VoteShares;
import lv.leader.refusal.Refusal;
import lv.leader.rules.Parameters;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The committee's meetings on a strategy: the record of the vote, and what speaks against it. */
@Component
public class CommitteeVotes {

    private static final BigDecimal HUNDRED = new BigDecimal(100);

    private final StrategyMapper mapper;
    private final Strategies strategies;
    private final Committee committee;
    private final StrategyAssessments assessments;
    private final StrategyLaw law;
    private final People people;
    private final Parties parties;
    private final JsonText json;
    private final LeaderClock clock;
    private final Answers answers;
    private final StrategyNotices notices;

    CommitteeVotes(
            StrategyMapper mapper,
            Strategies strategies,
            Committee committee,
            StrategyAssessments assessments,
            StrategyLaw law,
            People people,
            Parties parties,
            JsonText json,
            LeaderClock clock,
            Answers answers,
            StrategyNotices notices) {
        this.answers = answers;
        this.notices = notices;
        this.mapper = mapper;
        this.strategies = strategies;
        this.committee = committee;
        this.assessments = assessments;
        this.law = law;
        this.people = people;
        this.parties = parties;
        this.json = json;
        this.clock = clock;
    }

    /**
     * The record of the committee's meeting.
     *
     * @param outcome what was voted on: approve, improve or reject
     * @param reasons the points to improve, or why it is rejected; they stand in the decision
     */
    public record Vote(LocalDate meetingOn, String outcome, String reasons, List<Ballot> ballots) {

        public Vote {
            ballots = ballots == null ? List.of() : List.copyOf(ballots);
        }

        long present() {
            return ballots.stream().filter(Ballot::present).count();
        }

        List<Ballot> cast() {
            return ballots.stream()
                    .filter(ballot -> ballot.present() && ballot.vote() != null)
                    .toList();
        }
    }

    /** @param vote {@code for}, {@code against} or {@code abstain}; null where no vote was given */
    public record Ballot(String member, boolean present, String vote) {}

    /** The record of the meeting as written so far, with a row for every member. */
    public Vote vote(UUID strategy) {
        UUID version = strategies.current(strategy).id();
        String written = mapper.vote(version, mapper.meeting(version));
        Vote vote =
                written == null ? new Vote(null, null, null, List.of()) : json.read(written, new TypeReference<>() {});
        Map<String, Ballot> ballots = new HashMap<>();
        vote.ballots().forEach(ballot -> ballots.put(ballot.member(), ballot));
        return new Vote(
                vote.meetingOn(),
                vote.outcome(),
                vote.reasons(),
                committee.members().stream()
                        .map(member -> ballots.getOrDefault(member, new Ballot(member, false, null)))
                        .toList());
    }

    /** Keeps the record of the meeting, whole or half-finished. */
    @Transactional
    public void record(UUID strategy, Vote vote) {
        UUID version = strategies.current(strategy).id();
        mapper.saveVote(version, mapper.meeting(version), json.write(vote));
    }

    /**
     * Everything that speaks against a vote as it is recorded: no quorum, a vote of somebody with an interest, one
     * interest group with too many votes, no majority, approval below the threshold, no reasons.
     */
    public List<Refusal> against(UUID strategy, String outcome) {
        Parameters numbers = law.of(strategy);
        Vote vote = vote(strategy);
        List<Refusal> against = new ArrayList<>();
        if ("no-quorum".equals(outcome)) {
            return againstNoQuorum(strategy, vote, numbers);
        }
        if (outcome == null || !List.of("approve", "improve", "reject").contains(outcome)) {
            against.add(Refusal.of("committee.outcome-missing"));
        }
        if (vote.meetingOn() == null || vote.meetingOn().isAfter(today())) {
            against.add(Refusal.of("committee.day-missing"));
        }
        beforeCalled(strategy, vote).ifPresent(against::add);
        quorum(strategy, vote, numbers).ifPresent(against::add);
        vote.ballots().stream()
                .filter(ballot -> ballot.vote() != null)
                .filter(ballot -> !ballot.present()
                        || committee.bar(strategy, ballot.member()).isPresent())
                .map(ballot -> Refusal.of(
                        ballot.present() ? "committee.vote-with-interest" : "committee.vote-of-absent",
                        "member",
                        people.nameOf(ballot.member())))
                .forEach(against::add);
        largestGroup(vote, numbers).ifPresent(against::add);
        majority(vote).ifPresent(against::add);
        if ("approve".equals(outcome)) {
            assessments
                    .standing(strategy)
                    .filter(standing -> !standing.reached())
                    .map(standing -> Refusal.of(
                            "committee.below-threshold", "share", standing.share(), "threshold", standing.threshold()))
                    .ifPresent(against::add);
        } else if (vote.reasons() == null || vote.reasons().isBlank()) {
            against.add(Refusal.of("committee.reasons-missing"));
        }
        return against;
    }

    /** Meetings on this version that had no quorum, in order. */
    public List<Vote> withoutQuorum(UUID strategy) {
        return mapper.meetingsOver(strategies.current(strategy).id()).stream()
                .map(record -> json.read(record, new TypeReference<Vote>() {}))
                .toList();
    }

    /** This meeting's record stands; the next one is called, and all members hear of it. */
    @Transactional
    public void callNext(UUID strategy) {
        UUID version = strategies.current(strategy).id();
        int over = mapper.meeting(version);
        mapper.signVote(version);
        Answers.Answer called = answers.latest(strategy, "Task_CallNextMeeting").orElseThrow();
        notices.meetingCalled(
                strategy, version + "/" + over, called.date("meetingOn").orElseThrow(), called.text("place"));
    }

    /** What speaks against the next meeting: it must lie ahead. */
    Optional<Refusal> againstNext(Object day) {
        return day != null && !LocalDate.parse(day.toString().substring(0, 10)).isAfter(today())
                ? Optional.of(Refusal.of("committee.next-meeting-not-ahead"))
                : Optional.empty();
    }

    private List<Refusal> againstNoQuorum(UUID strategy, Vote vote, Parameters numbers) {
        List<Refusal> against = new ArrayList<>();
        if (vote.meetingOn() == null || vote.meetingOn().isAfter(today())) {
            against.add(Refusal.of("committee.day-missing"));
        }
        beforeCalled(strategy, vote).ifPresent(against::add);
        if (quorum(strategy, vote, numbers).isEmpty()) {
            against.add(Refusal.of(
                    "committee.quorum-there",
                    "present",
                    vote.present(),
                    "members",
                    vote.ballots().size(),
                    "quorum",
                    needed(strategy, numbers)));
        }
        return against;
    }

    /** A meeting that was called is not held before its day. */
    private Optional<Refusal> beforeCalled(UUID strategy, Vote vote) {
        if (mapper.meeting(strategies.current(strategy).id()) == 1 || vote.meetingOn() == null) {
            return Optional.empty();
        }
        return answers.latest(strategy, "Task_CallNextMeeting")
                .flatMap(called -> called.date("meetingOn"))
                .filter(day -> vote.meetingOn().isBefore(day))
                .map(day -> Refusal.of("committee.day-before-called", "called", day, "day", vote.meetingOn()));
    }

    /** A meeting called because the one before had no quorum needs fewer members. */
    private BigDecimal needed(UUID strategy, Parameters numbers) {
        boolean first = mapper.meeting(strategies.current(strategy).id()) == 1;
        return numbers.percent(first ? "committee.quorum" : "committee.quorum.next");
    }

    private Optional<Refusal> quorum(UUID strategy, Vote vote, Parameters numbers) {
        int members = vote.ballots().size();
        BigDecimal quorum = needed(strategy, numbers);
        boolean there =
                new BigDecimal(vote.present()).multiply(HUNDRED).compareTo(new BigDecimal(members).multiply(quorum))
                        > 0;
        return there
                ? Optional.empty()
                : Optional.of(Refusal.of(
                        "committee.no-quorum", "present", vote.present(), "members", members, "quorum", quorum));
    }

    /** Counted where the register of parties says to which interest group a member belongs. */
    private Optional<Refusal> largestGroup(Vote vote, Parameters numbers) {
        List<Ballot> cast = vote.cast();
        Map<String, Integer> votes = new HashMap<>();
        cast.forEach(ballot -> parties.ofUser(ballot.member())
                .map(Party::interestGroup)
                .ifPresent(group -> votes.merge(group, 1, Integer::sum)));
        BigDecimal max = numbers.percent("lag.vote.maxShareOneGroup");
        return votes.entrySet().stream()
                .max(Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .filter(largest ->
                        VoteShares.share(largest.getValue(), cast.size()).compareTo(max) > 0)
                .map(largest -> Refusal.of(
                        "committee.group-controls",
                        "group",
                        largest.getKey(),
                        "share",
                        VoteShares.share(largest.getValue(), cast.size()),
                        "max",
                        max));
    }

    private static Optional<Refusal> majority(Vote vote) {
        int cast = vote.cast().size();
        long votesFor = vote.cast().stream()
                .filter(ballot -> ballot.vote().equals("for"))
                .count();
        return votesFor * 2 > cast
                ? Optional.empty()
                : Optional.of(Refusal.of("committee.no-majority", "for", votesFor, "cast", cast));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), LegalCalendar.RIGA);
    }
}
