package lv.leader.desk;

import java.math.BigDecimal;
import java.security.Principal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import lv.leader.application.ProjectApplication;
import lv.leader.assessment.Assessments;
import lv.leader.assessment.Board;
import lv.leader.assessment.Board.Member;
import lv.leader.assessment.BoardMeeting;
import lv.leader.assessment.BoardMeeting.Abstention;
import lv.leader.assessment.Conformity;
import lv.leader.assessment.Quorum;
import lv.leader.assessment.Ranking;
import lv.leader.assessment.Result;
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

/** The record of a board meeting beside the ranking that it decides on. */
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

    record Attendance(UUID member, String name, String interestGroup, boolean publicAuthority, boolean present) {}

    /** A tie that the register of parties knows: nobody takes it away here. */
    record Found(String application, String member) {}

    /** How many came; shares in per cent. */
    record Count(long present, long members, BigDecimal share, BigDecimal needed) {}

    /**
     * An application as the board sees it.
     *
     * @param rank null where the minimum is not reached, with the reason in {@code why}
     * @param cut the money of the action ends before this one
     * @param largestShare share of the votes of the strongest interest group, per cent
     */
    record Place(
            Integer rank,
            boolean cut,
            String number,
            String applicant,
            String title,
            BigDecimal mean,
            Money support,
            String outcome,
            String why,
            long voters,
            BigDecimal largestShare,
            BigDecimal nonPublicShare) {}

    record OfAction(String action, Money funding, BigDecimal minScore, List<Place> places) {}

    record Content(
            LocalDate heldOn,
            String minutes,
            List<Attendance> members,
            List<Abstention> abstentions,
            List<Found> ties,
            List<Choice> applicationChoices,
            List<Choice> memberChoices,
            Count count,
            List<OfAction> actions,
            List<String> missing) {}

    record Recorded(LocalDate heldOn, String minutes, List<Ticked> members, List<Abstention> abstentions) {

        BoardMeeting meeting() {
            return new BoardMeeting(
                    heldOn,
                    minutes,
                    members == null
                            ? List.of()
                            : members.stream()
                                    .filter(Ticked::present)
                                    .map(Ticked::member)
                                    .toList(),
                    abstentions);
        }
    }

    record Ticked(UUID member, boolean present) {}

    @GetMapping
    Content read(@PathVariable String taskId, Principal person) {
        return content(opened(taskId, person).caseId());
    }

    /** Keeps whatever is written; what is missing does not stop it. Completing the task records it. */
    @PutMapping
    Content write(@PathVariable String taskId, @RequestBody Recorded recorded, Principal person) {
        UUID call = opened(taskId, person).caseId();
        board.keep(call, recorded.meeting());
        return content(call);
    }

    private OpenTask opened(String taskId, Principal person) {
        OpenTask task = desk.of(taskId, person.getName());
        if (!task.is("call", "Task_HoldBoardMeeting")) {
            throw Refusal.of("desk.not-here").asException();
        }
        return task;
    }

    private Content content(UUID call) {
        BoardMeeting meeting = board.draft(call);
        List<Member> members = board.members(call, meeting);
        Board.Standing standing = board.standing(call, meeting);
        Map<UUID, Voters> voters = standing.voters().stream()
                .collect(Collectors.toMap(of -> of.application().id(), Function.identity()));
        Map<UUID, String> names = names(standing.voters());
        Map<UUID, String> memberNames = members.stream().collect(Collectors.toMap(Member::id, Member::name));
        Quorum quorum = standing.quorum();
        return new Content(
                meeting.heldOn(),
                meeting.minutes(),
                members.stream()
                        .map(member -> new Attendance(
                                member.id(),
                                member.name(),
                                group(member),
                                member.publicAuthority(),
                                meeting.present().contains(member.id())))
                        .toList(),
                meeting.abstentions(),
                board.ties(call, meeting).stream()
                        .map(tie -> new Found(
                                label(voters.get(tie.application()).application()), memberNames.get(tie.member())))
                        .toList(),
                standing.voters().stream()
                        .map(of -> new Choice(of.application().id().toString(), label(of.application())))
                        .toList(),
                members.stream()
                        .map(member -> new Choice(member.id().toString(), member.name()))
                        .toList(),
                new Count(quorum.present(), quorum.members(), quorum.share(), quorum.needed()),
                calls.actions(call).stream()
                        .map(action -> ofAction(action, voters, names))
                        .toList(),
                language.texts(board.missing(call)));
    }

    private OfAction ofAction(Calls.CallAction action, Map<UUID, Voters> voters, Map<UUID, String> names) {
        BigDecimal minScore = calls.terms(action.id()).minScore();
        Map<UUID, Result> results = assessments.results(action.id());
        Ranking ranking = assessments.ranking(action.id());
        List<Place> places = new ArrayList<>();
        boolean funded = true;
        for (Ranking.Place place : ranking.places()) {
            ProjectApplication application = place.application();
            places.add(place(
                    place.rank(),
                    funded && !place.funded(),
                    application,
                    Optional.ofNullable(results.get(application.id())),
                    place.funded() ? Conformity.CONFORMS : Conformity.WITHOUT_FUNDING,
                    "",
                    voters.get(application.id()),
                    names));
            funded = place.funded();
        }
        for (ProjectApplication application : ranking.rest()) {
            Optional<Result> result = Optional.ofNullable(results.get(application.id()));
            places.add(place(
                    null,
                    false,
                    application,
                    result,
                    Conformity.DOES_NOT_CONFORM,
                    result.map(found -> String.join(" ", language.texts(found.shortfall(minScore))))
                            .orElse(""),
                    voters.get(application.id()),
                    names));
        }
        String name = calls.offer(action.id())
                .map(offer -> offer.code() + " " + offer.name())
                .orElse("");
        return new OfAction(name, action.funding(), minScore, places);
    }

    private Place place(
            Integer rank,
            boolean cut,
            ProjectApplication application,
            Optional<Result> result,
            String outcome,
            String why,
            Voters voters,
            Map<UUID, String> names) {
        return new Place(
                rank,
                cut,
                application.number(),
                names.get(application.applicant()),
                application.title(),
                result.map(Result::mean).orElse(null),
                application.requestedSupport(),
                language.word("board-meeting", outcome),
                why,
                voters.members().size(),
                voters.largestShare(),
                voters.nonPublicShare());
    }

    private Map<UUID, String> names(List<Voters> voters) {
        return parties
                .all(voters.stream()
                        .map(of -> of.application().applicant())
                        .distinct()
                        .toList())
                .stream()
                .collect(Collectors.toMap(Party::id, Party::name));
    }

    private String group(Member member) {
        Map<String, String> words = language.words("board-meeting");
        return words.getOrDefault("group-" + member.interestGroup(), member.interestGroup());
    }

    private static String label(ProjectApplication application) {
        return application.number() + " " + application.title();
    }
}
