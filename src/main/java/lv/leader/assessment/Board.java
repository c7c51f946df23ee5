package lv.leader.assessment;

import com.fasterxml.jackson.core.type.TypeReference;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lv.leader.application.ProjectApplication;
import lv.leader.assessment.BoardMeeting.Abstention;
import lv.leader.assessment.BoardMeeting.Ballot;
import lv.leader.calendar.LegalCalendar;
import lv.leader.database.FormDrafts;
import lv.leader.database.Ids;
import lv.leader.party.Parties;
import lv.leader.refusal.Refusal;
import lv.leader.rules.Ruling;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The bodies of a LAG that decide, and their meetings with attendance, interests and votes by name: the board on a round,
 * the general meeting on what the board could not decide.
 */
@Component
public class Board {

    private static final String FORM = "board-meeting";

    private static final TypeReference<BoardMeeting> MEETING = new TypeReference<>() {};

    private final BoardMapper mapper;
    private final FormDrafts drafts;
    private final Sittings sittings;
    private final Votes votes;
    private final Parties parties;
    private final Clock clock;

    Board(BoardMapper mapper, FormDrafts drafts, Sittings sittings, Votes votes, Parties parties, Clock clock) {
        this.mapper = mapper;
        this.drafts = drafts;
        this.sittings = sittings;
        this.votes = votes;
        this.parties = parties;
        this.clock = clock;
    }

    /**
     * A member of the deciding body on the day of the meeting.
     *
     * @param publicAuthority whether its vote counts as a public one
     * @param substitute sits only in the seat of a member of the same interest group
     */
    public record Member(UUID id, String name, String interestGroup, boolean publicAuthority, boolean substitute) {}

    /** Who would decide in a meeting, and how they voted so far. */
    public record Standing(Quorum quorum, List<Vote> votes) {

        /** By application. */
        public Map<UUID, Vote> byApplication() {
            return votes.stream()
                    .collect(
                            Collectors.toMap(vote -> vote.voters().application().id(), Function.identity()));
        }
    }

    /**
     * How a vote ended.
     *
     * @param decided false where the board could not decide lawfully
     * @param passedOn left to the general meeting
     * @param reasons of a body that voted it down; empty otherwise
     */
    public record Outcome(
            UUID application,
            boolean decided,
            boolean carried,
            boolean passedOn,
            int votesFor,
            int votesAgainst,
            int abstained,
            String reasons) {}

    /** Who sits on the board of a call's LAG today, or on its general meeting for an application. */
    public List<Member> members(UUID subject) {
        return members(sittings.of(subject), today());
    }

    /** Who sits there on the day of a meeting; today while none is written. */
    public List<Member> members(UUID subject, BoardMeeting meeting) {
        return members(sittings.of(subject), dayOf(meeting));
    }

    private List<Member> members(Sitting sitting, LocalDate day) {
        return mapper.members(
                sitting.call().lag(),
                day,
                sitting.general() ? List.of("MEMBER", "BOARD") : List.of("BOARD", "SUBSTITUTE"));
    }

    /** What is decided in the meeting. */
    public Sitting sitting(UUID subject) {
        return sittings.of(subject);
    }

    /** The meeting as it is written so far. */
    public BoardMeeting draft(UUID subject) {
        return drafted(subject).orElse(BoardMeeting.EMPTY);
    }

    private Optional<BoardMeeting> drafted(UUID subject) {
        return drafts.find(FORM, subject, FormDrafts.ANYBODY, MEETING);
    }

    /** Keeps a meeting while it is written, however unfinished. */
    @Transactional
    public void keep(UUID subject, BoardMeeting meeting) {
        drafts.keep(FORM, subject, FormDrafts.ANYBODY, meeting);
    }

    /** What a meeting as written so far lacks, and whatever speaks against deciding in it. */
    public List<Refusal> missing(UUID subject) {
        return objections(sittings.of(subject), draft(subject));
    }

    /** The first that speaks against deciding: in the meeting being written, else in the one recorded last. */
    public Optional<Refusal> objection(UUID subject) {
        Optional<BoardMeeting> meeting = drafted(subject).or(() -> recorded(subject));
        return meeting.isEmpty()
                ? Optional.of(Refusal.of("board.no-meeting"))
                : objections(sittings.of(subject), meeting.get()).stream().findFirst();
    }

    private List<Refusal> objections(Sitting sitting, BoardMeeting meeting) {
        List<Refusal> objections = new ArrayList<>();
        LocalDate closed = LocalDate.ofInstant(sitting.call().closesAt(), LegalCalendar.RIGA);
        if (meeting.heldOn() == null) {
            objections.add(Refusal.of("board.day-missing"));
        } else if (meeting.heldOn().isAfter(today())) {
            objections.add(Refusal.of("board.day-in-future", "day", meeting.heldOn()));
        } else if (meeting.heldOn().isBefore(closed)) {
            objections.add(Refusal.of("board.day-before-closing", "day", meeting.heldOn(), "closed", closed));
        } else if (meeting.repeatOf() != null
                && (!meeting.repeatOf().isBefore(meeting.heldOn())
                        || meeting.repeatOf().isBefore(closed))) {
            objections.add(Refusal.of("board.not-a-repetition", "first", meeting.repeatOf(), "day", meeting.heldOn()));
        }
        if (meeting.minutes() == null || meeting.minutes().isBlank()) {
            objections.add(Refusal.of("board.minutes-missing"));
        }
        Standing standing = standing(sitting, meeting);
        standing.quorum().objection().ifPresent(objections::add);
        if (standing.quorum().objection().isEmpty()) {
            standing.votes().stream()
                    .filter(vote -> !vote.passedOn() || sitting.general())
                    .forEach(vote -> objections.addAll(vote.objections()));
        }
        return objections;
    }

    /** Quorum and votes of a meeting; who is tied to an applicant does not vote, whether they say so or not. */
    public Standing standing(UUID subject, BoardMeeting meeting) {
        return standing(sittings.of(subject), meeting);
    }

    private Standing standing(Sitting sitting, BoardMeeting meeting) {
        List<Member> body = members(sitting, dayOf(meeting));
        return new Standing(
                votes.quorum(sitting, meeting, body), votes.of(sitting, meeting, body, barred(sitting, meeting, body)));
    }

    /** Applications of one action compete for the same money: an interest in one bars from all of them. */
    private Map<UUID, Set<UUID>> barred(Sitting sitting, BoardMeeting meeting, List<Member> body) {
        Map<UUID, UUID> actions = sitting.received().stream()
                .collect(Collectors.toMap(ProjectApplication::id, ProjectApplication::callAction));
        Map<UUID, Set<UUID>> byAction = Stream.concat(
                        meeting.abstentions().stream().filter(Abstention::isWhole),
                        ties(sitting, meeting, body).stream())
                .filter(abstention -> actions.containsKey(abstention.application()))
                .collect(Collectors.groupingBy(
                        abstention -> actions.get(abstention.application()),
                        Collectors.mapping(Abstention::member, Collectors.toSet())));
        return sitting.received().stream()
                .collect(Collectors.toMap(
                        ProjectApplication::id,
                        application -> byAction.getOrDefault(application.callAction(), Set.of())));
    }

    /** Members whom the register of parties ties to an applicant, the group itself left aside. */
    public List<Abstention> ties(UUID subject, BoardMeeting meeting) {
        Sitting sitting = sittings.of(subject);
        return ties(sitting, meeting, members(sitting, dayOf(meeting)));
    }

    private List<Abstention> ties(Sitting sitting, BoardMeeting meeting, List<Member> body) {
        Map<UUID, List<ProjectApplication>> byApplicant =
                sitting.received().stream().collect(Collectors.groupingBy(ProjectApplication::applicant));
        UUID group = parties.ofLocalActionGroup(sitting.call().lag()).orElse(null);
        return parties
                .ties(body.stream().map(Member::id).toList(), byApplicant.keySet(), dayOf(meeting), group)
                .stream()
                .flatMap(tie -> byApplicant.get(tie.other()).stream()
                        .map(application -> new Abstention(application.id(), tie.person())))
                .toList();
    }

    /** The same meeting, with everybody who may vote and has not said otherwise in favour. */
    public BoardMeeting inFavour(UUID subject, BoardMeeting meeting) {
        return meeting.voted(Stream.concat(
                        meeting.ballots().stream(),
                        standing(subject, meeting).votes().stream()
                                .flatMap(vote -> vote.silent().stream()
                                        .map(member -> new Ballot(
                                                vote.voters().application().id(), member.id(), Ballot.FOR))))
                .toList());
    }

    /** Writes a meeting down, as it was: who came, who was not free of interest, who voted how on what. */
    @Transactional
    public void record(UUID subject, BoardMeeting meeting, String person) {
        Sitting sitting = sittings.of(subject);
        List<Member> body = members(sitting, dayOf(meeting));
        UUID id = Ids.next();
        mapper.meeting(
                id,
                sitting.call().id(),
                sitting.general() ? subject : null,
                meeting.heldOn(),
                meeting.repeatOf(),
                meeting.minutes(),
                person);
        if (!body.isEmpty()) {
            mapper.attendance(id, body, meeting.present());
        }
        Set<Abstention> declared =
                meeting.abstentions().stream().filter(Abstention::isWhole).collect(Collectors.toSet());
        Set<Abstention> found = new HashSet<>(ties(sitting, meeting, body));
        List<Abstention> interests =
                Stream.concat(declared.stream(), found.stream()).distinct().toList();
        if (!interests.isEmpty()) {
            mapper.abstentions(id, interests, declared, found);
        }
        standing(sitting, meeting).votes().forEach(vote -> record(sitting, id, meeting, vote));
    }

    private void record(Sitting sitting, UUID meeting, BoardMeeting written, Vote vote) {
        ProjectApplication application = vote.voters().application();
        Map<UUID, String> said = written.ballots().stream()
                .filter(ballot -> ballot.isGiven() && ballot.application().equals(application.id()))
                .collect(Collectors.toMap(Ballot::member, Ballot::vote, (first, second) -> second));
        List<BoardMapper.Cast> cast = vote.voters().seats().stream()
                .filter(seat ->
                        seat.voter() != null && said.containsKey(seat.voter().id()))
                .map(seat -> new BoardMapper.Cast(
                        seat.voter().id(),
                        seat.isSubstituted() ? seat.member().id() : null,
                        said.get(seat.voter().id())))
                .toList();
        if (!cast.isEmpty()) {
            mapper.votes(meeting, application.id(), cast);
        }
        Ruling ruling = votes.keep(sitting, application, vote);
        mapper.result(meeting, vote, vote.isDecided(), vote.isDecided() && vote.carried(), ruling);
    }

    /** Records the meeting as written; nothing where it was recorded before. */
    @Transactional
    void endMeeting(UUID subject, String person) {
        drafted(subject).ifPresent(meeting -> record(subject, meeting, person));
        drafts.drop(FORM, subject, FormDrafts.ANYBODY);
    }

    /** The meeting that counts: the one recorded last. */
    public Optional<BoardMeeting> recorded(UUID subject) {
        return mapper.latest(subject)
                .map(meeting -> new BoardMeeting(
                        meeting.heldOn(),
                        meeting.repeatOf(),
                        meeting.minutes(),
                        mapper.present(meeting.id()),
                        mapper.declared(meeting.id()),
                        mapper.ballots(meeting.id()),
                        mapper.outcomes(meeting.id()).stream()
                                .map(outcome -> new BoardMeeting.Point(
                                        outcome.application(), outcome.passedOn(), outcome.reasons()))
                                .toList()));
    }

    /** How the votes of the meeting that counts ended, by application. */
    Map<UUID, Outcome> outcomes(UUID subject) {
        return mapper.latest(subject).map(meeting -> mapper.outcomes(meeting.id())).orElse(List.of()).stream()
                .collect(Collectors.toMap(Outcome::application, Function.identity()));
    }

    /** Who wrote down the meeting that counts. */
    String recordedBy(UUID subject) {
        return mapper.latest(subject).orElseThrow().recordedBy();
    }

    private LocalDate dayOf(BoardMeeting meeting) {
        return meeting.heldOn() == null ? today() : meeting.heldOn();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), LegalCalendar.RIGA);
    }
}
