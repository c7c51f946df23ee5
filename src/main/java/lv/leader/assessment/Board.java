package lv.leader.assessment;

import com.fasterxml.jackson.core.type.TypeReference;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import lv.leader.application.Applications;
import lv.leader.application.ProjectApplication;
import lv.leader.assessment.AssessmentDraftMapper.Kind;
import lv.leader.assessment.BoardMeeting.Abstention;
import lv.leader.calendar.LegalCalendar;
import lv.leader.call.Call;
import lv.leader.call.Calls;
import lv.leader.database.Ids;
import lv.leader.database.JsonText;
import lv.leader.party.Parties;
import lv.leader.refusal.Refusal;
import lv.leader.rules.Parameters;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The LAG's decision body: who sits on it, and its meetings with attendance, abstentions, quorum and shares. */
@Component
public class Board {

    private static final TypeReference<BoardMeeting> MEETING = new TypeReference<>() {};

    private final BoardMapper mapper;
    private final AssessmentDraftMapper drafts;
    private final Applications applications;
    private final Calls calls;
    private final Parties parties;
    private final RoundLaw law;
    private final Clock clock;
    private final JsonText json;

    Board(
            BoardMapper mapper,
            AssessmentDraftMapper drafts,
            Applications applications,
            Calls calls,
            Parties parties,
            RoundLaw law,
            Clock clock,
            JsonText json) {
        this.mapper = mapper;
        this.drafts = drafts;
        this.applications = applications;
        this.calls = calls;
        this.parties = parties;
        this.law = law;
        this.clock = clock;
        this.json = json;
    }

    /**
     * A member of the board on the day of the meeting.
     *
     * @param publicAuthority whether its vote counts as a public one
     */
    public record Member(UUID id, String name, String interestGroup, boolean publicAuthority) {}

    /**
     * Who would decide in a meeting.
     *
     * @param voters by application
     */
    public record Standing(Quorum quorum, List<Voters> voters) {}

    /** Who sits on the board of a call's LAG today. */
    public List<Member> members(UUID call) {
        return membersOn(call, today());
    }

    /** Who sits on it on the day of a meeting; today while none is written. */
    public List<Member> members(UUID call, BoardMeeting meeting) {
        return membersOn(call, dayOf(meeting));
    }

    private List<Member> membersOn(UUID call, LocalDate day) {
        return mapper.members(find(call).lag(), day);
    }

    /** The meeting as it is written so far. */
    public BoardMeeting draft(UUID call) {
        return drafted(call).orElse(BoardMeeting.EMPTY);
    }

    private Optional<BoardMeeting> drafted(UUID call) {
        return drafts.find(Kind.MEETING, call, "").map(kept -> json.read(kept, MEETING));
    }

    /** Keeps a meeting while it is written, however unfinished. */
    @Transactional
    public void keep(UUID call, BoardMeeting meeting) {
        drafts.keep(Kind.MEETING, call, "", json.write(meeting));
    }

    /** What a meeting as written so far lacks, and whatever speaks against deciding in it. */
    public List<Refusal> missing(UUID call) {
        return objections(call, draft(call));
    }

    /** The first that speaks against deciding: in the meeting being written, else in the one recorded last. */
    public Optional<Refusal> objection(UUID call) {
        Optional<BoardMeeting> meeting = drafted(call).or(() -> recorded(call));
        return meeting.isEmpty()
                ? Optional.of(Refusal.of("board.no-meeting"))
                : objections(call, meeting.get()).stream().findFirst();
    }

    private List<Refusal> objections(UUID call, BoardMeeting meeting) {
        List<Refusal> objections = new ArrayList<>();
        LocalDate closed = LocalDate.ofInstant(find(call).closesAt(), LegalCalendar.RIGA);
        if (meeting.heldOn() == null) {
            objections.add(Refusal.of("board.day-missing"));
        } else if (meeting.heldOn().isAfter(today())) {
            objections.add(Refusal.of("board.day-in-future", "day", meeting.heldOn()));
        } else if (meeting.heldOn().isBefore(closed)) {
            objections.add(Refusal.of("board.day-before-closing", "day", meeting.heldOn(), "closed", closed));
        }
        if (meeting.minutes() == null || meeting.minutes().isBlank()) {
            objections.add(Refusal.of("board.minutes-missing"));
        }
        Standing standing = standing(call, meeting);
        standing.quorum().objection().ifPresent(objections::add);
        if (!meeting.present().isEmpty()) {
            Parameters pinned = law.of(call);
            standing.voters().forEach(voters -> voters.objection(pinned).ifPresent(objections::add));
        }
        return objections;
    }

    /** Quorum and voters of a meeting; who is tied to an applicant does not vote, whether they say so or not. */
    public Standing standing(UUID call, BoardMeeting meeting) {
        List<Member> members = members(call, meeting);
        List<Member> present = members.stream()
                .filter(member -> meeting.present().contains(member.id()))
                .toList();
        Map<UUID, Set<UUID>> out = abstentions(call, meeting).stream()
                .collect(Collectors.groupingBy(
                        Abstention::application, Collectors.mapping(Abstention::member, Collectors.toSet())));
        return new Standing(
                new Quorum(present.size(), members.size(), law.of(call).percent("lag.vote.quorum")),
                applicationsOf(call).stream()
                        .map(application -> new Voters(
                                application,
                                present.stream()
                                        .filter(member -> !out.getOrDefault(application.id(), Set.of())
                                                .contains(member.id()))
                                        .toList()))
                        .toList());
    }

    private Set<Abstention> abstentions(UUID call, BoardMeeting meeting) {
        Set<Abstention> abstentions = meeting.abstentions().stream()
                .filter(Abstention::isWhole)
                .collect(Collectors.toCollection(HashSet::new));
        abstentions.addAll(ties(call, meeting));
        return abstentions;
    }

    /** Members whom the register of parties ties to an applicant, the group itself left aside. */
    public List<Abstention> ties(UUID call, BoardMeeting meeting) {
        Map<UUID, List<ProjectApplication>> byApplicant =
                applicationsOf(call).stream().collect(Collectors.groupingBy(ProjectApplication::applicant));
        List<UUID> members = members(call, meeting).stream().map(Member::id).toList();
        UUID group = parties.ofLocalActionGroup(find(call).lag()).orElse(null);
        return parties.ties(members, byApplicant.keySet(), dayOf(meeting), group).stream()
                .flatMap(tie -> byApplicant.get(tie.other()).stream()
                        .map(application -> new Abstention(application.id(), tie.person())))
                .toList();
    }

    /**
     * Writes a meeting down.
     *
     * @param present members who took part
     * @param declared abstentions that members declared themselves
     */
    @Transactional
    public void record(
            UUID call,
            LocalDate heldOn,
            String minutes,
            Collection<UUID> present,
            Collection<Abstention> declared,
            String person) {
        record(call, new BoardMeeting(heldOn, minutes, List.copyOf(present), List.copyOf(declared)), person);
    }

    private void record(UUID call, BoardMeeting meeting, String person) {
        List<Member> members = members(call, meeting);
        UUID id = Ids.next();
        mapper.meeting(id, call, meeting.heldOn(), meeting.minutes(), person);
        if (!members.isEmpty()) {
            mapper.attendance(id, members, meeting.present());
        }
        List<Abstention> abstentions = List.copyOf(abstentions(call, meeting));
        if (!abstentions.isEmpty()) {
            mapper.abstentions(id, abstentions);
        }
    }

    /** Records the meeting as written; nothing where it was recorded before. */
    @Transactional
    void endMeeting(UUID call, String person) {
        drafted(call).ifPresent(meeting -> record(call, meeting, person));
        drafts.drop(Kind.MEETING, call, "");
    }

    /** The meeting that counts: the one recorded last. */
    public Optional<BoardMeeting> recorded(UUID call) {
        return mapper.latest(call)
                .map(meeting -> new BoardMeeting(
                        meeting.heldOn(),
                        meeting.minutes(),
                        mapper.present(meeting.id()),
                        mapper.abstained(meeting.id())));
    }

    /** Who wrote down the meeting that counts. */
    String recordedBy(UUID call) {
        return mapper.latest(call).orElseThrow().recordedBy();
    }

    private Call find(UUID call) {
        return calls.find(call).orElseThrow();
    }

    private List<ProjectApplication> applicationsOf(UUID call) {
        return calls.actions(call).stream()
                .flatMap(action -> applications.inRound(action.id()).stream())
                .toList();
    }

    private LocalDate dayOf(BoardMeeting meeting) {
        return meeting.heldOn() == null ? today() : meeting.heldOn();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), LegalCalendar.RIGA);
    }
}
