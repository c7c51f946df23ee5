package lv.leader.assessment;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import lv.leader.application.ProjectApplication;
import lv.leader.assessment.Board.Member;
import lv.leader.assessment.BoardMeeting.Ballot;
import lv.leader.assessment.BoardMeeting.Point;
import lv.leader.party.VoteShares;
import lv.leader.rules.Parameters;
import lv.leader.rules.Rules;
import lv.leader.rules.Ruling;
import org.springframework.stereotype.Component;

/** Counts votes and asks the rules of voting whether they count. */
@Component
class Votes {

    private static final String LAWFUL = "board-vote";
    private static final String CONFORMITY = "conformity";

    private final RoundLaw law;
    private final Rules rules;

    Votes(RoundLaw law, Rules rules) {
        this.law = law;
        this.rules = rules;
    }

    /** What a body must bring together, by the numbers pinned for the round. */
    private record Need(BigDecimal quorum, int least, BigDecimal ceiling, BigDecimal floor) {}

    /** Seats filled when nobody is barred, against those that must be. */
    Quorum quorum(Sitting sitting, BoardMeeting meeting, List<Member> body) {
        var seats = Voters.seats(body, meeting.present(), Set.of());
        Need need = need(sitting, meeting);
        return new Quorum(
                seats.stream().filter(seat -> seat.voter() != null).count(), seats.size(), need.quorum(), need.least());
    }

    /**
     * The vote on each application on the table.
     *
     * @param barred who does not vote, by application
     */
    List<Vote> of(Sitting sitting, BoardMeeting meeting, List<Member> body, Map<UUID, Set<UUID>> barred) {
        Need need = need(sitting, meeting);
        // Most applications have the same voters: the rules are asked once for each set of numbers.
        Map<Map<String, Object>, Ruling> asked = new HashMap<>();
        Map<Vote.Tally, Boolean> carried = new HashMap<>();
        Map<UUID, List<Ballot>> ballots =
                meeting.ballots().stream().filter(Ballot::isGiven).collect(Collectors.groupingBy(Ballot::application));
        Map<UUID, Point> points = meeting.points().stream()
                .collect(Collectors.toMap(Point::application, Function.identity(), (first, second) -> second));
        return sitting.onTable().stream()
                .map(application -> {
                    Voters voters = new Voters(
                            application,
                            Voters.seats(body, meeting.present(), barred.getOrDefault(application.id(), Set.of())));
                    Map<UUID, String> said = ballots.getOrDefault(application.id(), List.of()).stream()
                            .collect(Collectors.toMap(Ballot::member, Ballot::vote, (first, second) -> second));
                    Vote.Tally tally = tally(voters, said);
                    Point point = points.get(application.id());
                    Ruling lawful = asked.computeIfAbsent(
                            facts(voters, need),
                            facts -> rules.preview(sitting.call().id(), LAWFUL, facts));
                    return new Vote(
                            voters,
                            tally,
                            lawful,
                            voters.members().stream()
                                    .filter(member -> !said.containsKey(member.id()))
                                    .toList(),
                            carried.computeIfAbsent(tally, counted -> carries(sitting, counted)),
                            point != null
                                    && point.passedOn()
                                    && !lawful.outputs().isEmpty(),
                            point == null || point.reasons() == null ? "" : point.reasons());
                })
                .toList();
    }

    /** Keeps what the rules of voting said of a vote that is recorded. */
    Ruling keep(Sitting sitting, ProjectApplication application, Vote vote) {
        return rules.decide(
                application.id(), sitting.call().id(), LAWFUL, vote.law().inputs());
    }

    /** A vote that is carried makes an application conform that reached the minimum and that the money reaches. */
    private boolean carries(Sitting sitting, Vote.Tally tally) {
        return !Conformity.DOES_NOT_CONFORM.equals(rules.preview(
                        sitting.call().id(),
                        CONFORMITY,
                        Map.of(
                                "stands",
                                false,
                                "reached",
                                true,
                                "votesFor",
                                tally.votesFor(),
                                "votesAgainst",
                                tally.votesAgainst(),
                                "fits",
                                true))
                .text("outcome"));
    }

    private static Vote.Tally tally(Voters voters, Map<UUID, String> said) {
        List<String> votes = voters.members().stream()
                .map(member -> said.getOrDefault(member.id(), ""))
                .toList();
        return new Vote.Tally(count(votes, Ballot.FOR), count(votes, Ballot.AGAINST), count(votes, Ballot.ABSTAIN));
    }

    private static long count(List<String> votes, String vote) {
        return votes.stream().filter(vote::equals).count();
    }

    private static Map<String, Object> facts(Voters voters, Need need) {
        VoteShares shares = voters.shares();
        return Map.of(
                "votes", voters.members().size(),
                "least", need.least(),
                "shareOfSeats", voters.shareOfSeats(),
                "quorum", need.quorum(),
                "largestShare", shares.largest(),
                "ceiling", need.ceiling(),
                "nonPublicShare", shares.nonPublic(),
                "floor", need.floor());
    }

    private Need need(Sitting sitting, BoardMeeting meeting) {
        Parameters pinned = law.of(sitting.call().id());
        boolean repeated = sitting.general() && meeting.repeatOf() != null;
        return new Need(
                repeated
                        ? BigDecimal.ZERO
                        : pinned.percent(sitting.general() ? "lag.general.quorum" : "lag.vote.quorum"),
                repeated ? pinned.number("lag.general.repeatedLeast").intValueExact() : 1,
                pinned.percent("lag.vote.maxShareOneGroup"),
                pinned.percent("lag.vote.minNonPublicShare"));
    }
}
