package lv.leader.desk;

import java.math.BigDecimal;
import java.security.Principal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lv.leader.application.ProjectApplication;
import lv.leader.assessment.Assessments;
import lv.leader.assessment.Board;
import lv.leader.assessment.Board.Member;
import lv.leader.assessment.BoardMeeting;
import lv.leader.assessment.BoardMeeting.Abstention;
import lv.leader.assessment.BoardMeeting.Ballot;
import lv.leader.assessment.BoardMeeting.Point;
import lv.leader.assessment.Conformity;
import lv.leader.assessment.Quorum;
import lv.leader.assessment.Ranking;
import lv.leader.assessment.Result;
import lv.leader.assessment.Sitting;
import lv.leader.assessment.Vote;
import lv.leader.assessment.Voters;
import lv.leader.call.Calls;
import lv.leader.engine.TaskDesk;
import lv.leader.engine.TaskDesk.OpenTask;
import lv.leader.party.Parties;
import lv.leader.party.Party;
import lv.leader.refusal.Refusal;
import org.joda.money.Money;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The record of a meeting beside what it decides on: who came, who votes on what, and whether the votes count. */
@RestController
@RequestMapping("/api/desk/tasks/{taskId}/board-meeting")
class BoardMeetingOnDesk {

    private final TaskDesk desk;
    private final Board board;
    private final Assessments assessments;
    private final Calls calls;
    private final Parties parties;
    private final DeskLanguage language;

    BoardMeetingOnDesk(
            TaskDesk desk, Board board, Assessments assessments, Calls calls, Parties parties, DeskLanguage language) {
        this.desk = desk;
        this.board = board;
        this.assessments = assessments;
        this.calls = calls;
        this.parties = parties;
        this.language = language;
    }

    record Attendance(
            UUID member,
            String name,
            String interestGroup,
            boolean publicAuthority,
            boolean substitute,
            boolean present) {}

    /** A tie that the register of parties knows: nobody takes it away here. */
    record Found(String application, String member) {}

    /** How many came; shares in per cent. */
    record Count(long present, long members, BigDecimal share, BigDecimal needed) {}

    /**
     * One member's vote on one application.
     *
     * @param votes whether the member may vote on it
     * @param bar in whose seat a substitute votes, or why somebody does not vote
     */
    record Cast(UUID member, String name, String interestGroup, boolean votes, String bar, String vote) {}

    /**
     * An application as the meeting sees it.
     *
     * @param rank null where the minimum is not reached, with the reason in {@code why}
     * @param cut the money of the action ends before this one
     * @param voted whether it is voted on; below the minimum the points decide
     * @param shares of each interest group in the votes
     * @param refusals what speaks against deciding on it here, with the numbers
     * @param canPassOn whether it may be left to the general meeting, since the board can't decide
     * @param votedDown more against than for: wants reasons
     */
    record Place(
            UUID application,
            Integer rank,
            boolean cut,
            String number,
            String applicant,
            String title,
            BigDecimal mean,
            Money support,
            String outcome,
            String why,
            boolean voted,
            long voters,
            long seats,
            BigDecimal shareOfSeats,
            BigDecimal largestShare,
            BigDecimal nonPublicShare,
            String shares,
            String tally,
            List<String> refusals,
            boolean canPassOn,
            boolean passedOn,
            boolean votedDown,
            String reasons,
            List<Cast> ballots) {}

    record OfAction(String action, Money funding, BigDecimal minScore, List<Place> places) {}

    record Content(
            boolean general,
            LocalDate heldOn,
            LocalDate repeatOf,
            String minutes,
            List<Attendance> members,
            List<Abstention> abstentions,
            List<Found> ties,
            List<Choice> applicationChoices,
            List<Choice> memberChoices,
            Count count,
            BigDecimal ceiling,
            BigDecimal floor,
            List<OfAction> actions,
            List<String> missing) {}

    record Recorded(
            LocalDate heldOn,
            LocalDate repeatOf,
            String minutes,
            List<Ticked> members,
            List<Abstention> abstentions,
            List<Votes> actions) {

        BoardMeeting meeting() {
            List<OnOne> onEach = stream(actions)
                    .flatMap(action -> stream(action.places()))
                    .filter(place -> place.application() != null)
                    .toList();
            return new BoardMeeting(
                    heldOn,
                    repeatOf,
                    minutes,
                    stream(members).filter(Ticked::present).map(Ticked::member).toList(),
                    abstentions,
                    onEach.stream()
                            .flatMap(place -> stream(place.ballots())
                                    .filter(cast -> cast.member() != null && cast.vote() != null)
                                    .map(cast -> new Ballot(place.application(), cast.member(), cast.vote())))
                            .toList(),
                    onEach.stream()
                            .map(place -> new Point(place.application(), place.passedOn(), place.reasons()))
                            .toList());
        }

        private static <T> Stream<T> stream(List<T> list) {
            return list == null ? Stream.of() : list.stream().filter(Objects::nonNull);
        }
    }

    record Ticked(UUID member, boolean present) {}

    record Votes(List<OnOne> places) {}

    record OnOne(UUID application, boolean passedOn, String reasons, List<Said> ballots) {}

    record Said(UUID member, String vote) {}

    @GetMapping
    Content read(@PathVariable String taskId, Principal person) {
        return content(opened(taskId, person).caseId());
    }

    /** Keeps whatever is written; what is missing does not stop it. Completing the task records it. */
    @PutMapping
    Content write(@PathVariable String taskId, @RequestBody Recorded recorded, Principal person) {
        UUID subject = opened(taskId, person).caseId();
        board.keep(subject, recorded.meeting());
        return content(subject);
    }

    private OpenTask opened(String taskId, Principal person) {
        OpenTask task = desk.of(taskId, person.getName());
        if (!task.is("call", "Task_HoldBoardMeeting") && !task.is("board-item", "Task_HoldGeneralMeeting")) {
            throw Refusal.of("desk.not-here").asException();
        }
        return task;
    }

    private Content content(UUID subject) {
        BoardMeeting meeting = board.draft(subject);
        Sitting sitting = board.sitting(subject);
        List<Member> members = board.members(subject, meeting);
        Board.Standing standing = board.standing(subject, meeting);
        List<Abstention> ties = board.ties(subject, meeting);
        Page page = new Page(sitting, meeting, members, standing.byApplication(), ties, names(sitting));
        Map<UUID, String> memberNames = members.stream().collect(Collectors.toMap(Member::id, Member::name));
        Map<UUID, ProjectApplication> received =
                sitting.received().stream().collect(Collectors.toMap(ProjectApplication::id, Function.identity()));
        Quorum quorum = standing.quorum();
        return new Content(
                sitting.general(),
                meeting.heldOn(),
                meeting.repeatOf(),
                meeting.minutes(),
                members.stream()
                        .map(member -> new Attendance(
                                member.id(),
                                member.name(),
                                group(member.interestGroup()),
                                member.publicAuthority(),
                                member.substitute(),
                                meeting.present().contains(member.id())))
                        .toList(),
                meeting.abstentions(),
                ties.stream()
                        .map(tie -> new Found(label(received.get(tie.application())), memberNames.get(tie.member())))
                        .toList(),
                sitting.received().stream()
                        .map(application -> new Choice(application.id().toString(), label(application)))
                        .toList(),
                members.stream()
                        .map(member -> new Choice(member.id().toString(), member.name()))
                        .toList(),
                new Count(quorum.present(), quorum.members(), quorum.share(), quorum.needed()),
                asked(standing, "ceiling"),
                asked(standing, "floor"),
                calls.actions(sitting.call().id()).stream()
                        .map(action -> ofAction(action, page))
                        .filter(action -> !action.places().isEmpty() || !sitting.general())
                        .toList(),
                language.texts(board.missing(subject)));
    }

    /** What the page is made from. */
    private record Page(
            Sitting sitting,
            BoardMeeting meeting,
            List<Member> members,
            Map<UUID, Vote> votes,
            List<Abstention> ties,
            Map<UUID, String> names) {}

    private static BigDecimal asked(Board.Standing standing, String number) {
        return standing.votes().stream()
                .findFirst()
                .map(vote -> new BigDecimal(vote.law().inputs().get(number).toString()))
                .orElse(null);
    }

    /** In the order of the ranking, whatever is voted: a row stays where it is while it is written in. */
    private OfAction ofAction(Calls.CallAction action, Page page) {
        BigDecimal minScore = calls.terms(action.id()).minScore();
        Map<UUID, Result> results = assessments.results(action.id());
        Set<UUID> votedDown = page.votes().values().stream()
                .filter(vote -> isVotedDown(vote))
                .map(vote -> vote.voters().application().id())
                .collect(Collectors.toSet());
        Map<UUID, Ranking.Place> live = new HashMap<>();
        assessments
                .ranking(action.id(), votedDown)
                .places()
                .forEach(place -> live.put(place.application().id(), place));
        Ranking ranking = assessments.ranking(action.id());
        List<Place> places = new ArrayList<>();
        boolean funded = true;
        for (Ranking.Place place : ranking.places()) {
            ProjectApplication application = place.application();
            if (!page.votes().containsKey(application.id())) {
                continue;
            }
            Ranking.Place now = live.get(application.id());
            boolean fits = now != null && now.funded();
            places.add(place(
                    now == null ? null : now.rank(),
                    now != null && funded && !fits,
                    application,
                    results.get(application.id()),
                    now == null ? Conformity.DOES_NOT_CONFORM : fits ? Conformity.CONFORMS : Conformity.WITHOUT_FUNDING,
                    "",
                    page));
            funded = now == null ? funded : fits;
        }
        if (!page.sitting().general()) {
            for (ProjectApplication application : ranking.rest()) {
                Result result = results.get(application.id());
                places.add(place(
                        null,
                        false,
                        application,
                        result,
                        Conformity.DOES_NOT_CONFORM,
                        result == null ? "" : String.join(" ", language.texts(result.shortfall(minScore))),
                        page));
            }
        }
        String name = calls.offer(action.id())
                .map(offer -> offer.code() + " " + offer.name())
                .orElse("");
        return new OfAction(name, action.funding(), minScore, places);
    }

    private static boolean isVotedDown(Vote vote) {
        return vote.isLawful() && !vote.carried() && vote.tally().votesAgainst() > 0;
    }

    private Place place(
            Integer rank,
            boolean cut,
            ProjectApplication application,
            Result result,
            String outcome,
            String why,
            Page page) {
        Vote vote = page.votes().get(application.id());
        Voters voters = vote == null ? new Voters(application, List.of()) : vote.voters();
        return new Place(
                application.id(),
                rank,
                cut,
                application.number(),
                page.names().get(application.applicant()),
                application.title(),
                result == null ? null : result.mean(),
                application.requestedSupport(),
                language.word("board-meeting", outcome),
                why,
                vote != null,
                voters.members().size(),
                voters.seats().size(),
                voters.shareOfSeats(),
                voters.shares().largest(),
                voters.shares().nonPublic(),
                voters.shares().groups().stream()
                        .map(share -> group(share.group()) + " " + language.value(share.share()) + " %")
                        .collect(Collectors.joining(", ")),
                vote == null
                        ? ""
                        : vote.tally().votesFor() + " : " + vote.tally().votesAgainst() + " : "
                                + vote.tally().abstained(),
                vote == null ? List.of() : language.texts(vote.unlawful()),
                vote != null && !vote.isLawful() && !page.sitting().general(),
                vote != null && vote.passedOn(),
                vote != null && isVotedDown(vote),
                vote == null ? "" : vote.reasons(),
                vote == null ? List.of() : ballots(vote, page));
    }

    /** Everybody of the body, in one order: who votes now, and why the others don't. */
    private List<Cast> ballots(Vote vote, Page page) {
        UUID application = vote.voters().application().id();
        Map<UUID, String> said = page.meeting().ballots().stream()
                .filter(ballot -> ballot.application().equals(application))
                .collect(Collectors.toMap(Ballot::member, Ballot::vote, (first, second) -> second));
        Map<UUID, Voters.Seat> seats = vote.voters().seats().stream()
                .filter(seat -> seat.voter() != null)
                .collect(Collectors.toMap(seat -> seat.voter().id(), Function.identity()));
        Set<UUID> interested = new HashSet<>();
        Map<UUID, UUID> actions = page.sitting().received().stream()
                .collect(Collectors.toMap(ProjectApplication::id, ProjectApplication::callAction));
        Stream.concat(page.ties().stream(), page.meeting().abstentions().stream())
                .filter(abstention -> Objects.equals(
                        actions.get(abstention.application()),
                        vote.voters().application().callAction()))
                .forEach(abstention -> interested.add(abstention.member()));
        return page.members().stream()
                .map(member -> {
                    Voters.Seat seat = seats.get(member.id());
                    String bar = seat != null
                            ? seat.isSubstituted()
                                    ? word("in-seat-of") + " " + seat.member().name()
                                    : ""
                            : word(
                                    interested.contains(member.id())
                                            ? "not-free"
                                            : page.meeting().present().contains(member.id()) ? "no-seat" : "not-there");
                    return new Cast(
                            member.id(),
                            member.name(),
                            group(member.interestGroup()),
                            seat != null,
                            bar,
                            said.get(member.id()));
                })
                .toList();
    }

    private Map<UUID, String> names(Sitting sitting) {
        return parties
                .all(sitting.received().stream()
                        .map(ProjectApplication::applicant)
                        .distinct()
                        .toList())
                .stream()
                .collect(Collectors.toMap(Party::id, Party::name));
    }

    private String word(String key) {
        return language.word("board-meeting", key);
    }

    private String group(String code) {
        return language.words("board-meeting").getOrDefault("group-" + code, code);
    }

    private static String label(ProjectApplication application) {
        return application.number() + " " + application.title();
    }
}
