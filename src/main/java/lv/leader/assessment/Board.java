package lv.leader.assessment;

import java.math.BigDecimal;
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
import lv.leader.calendar.LegalCalendar;
import lv.leader.call.Calls;
import lv.leader.database.Ids;
import lv.leader.party.Conflict;
import lv.leader.party.Parties;
import lv.leader.refusal.Refusal;
import lv.leader.rules.Parameters;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The LAG's decision body: who sits on it, and its meetings with attendance, abstentions, quorum and shares. */
@Component
public class Board {

    private final BoardMapper mapper;
    private final Applications applications;
    private final Calls calls;
    private final Parties parties;
    private final RoundLaw law;
    private final Clock clock;

    Board(BoardMapper mapper, Applications applications, Calls calls, Parties parties, RoundLaw law, Clock clock) {
        this.mapper = mapper;
        this.applications = applications;
        this.calls = calls;
        this.parties = parties;
        this.law = law;
        this.clock = clock;
    }

    /**
     * A member of the board on the day of the meeting.
     *
     * @param publicAuthority whether its vote counts as a public one
     */
    public record Member(UUID id, String name, String interestGroup, boolean publicAuthority) {}

    /** A member who takes no part in the vote on an application. */
    public record Abstention(UUID application, UUID member) {}

    /** Who sits on the board of a call's LAG today. */
    public List<Member> members(UUID call) {
        return membersOn(call, LocalDate.ofInstant(clock.instant(), LegalCalendar.RIGA));
    }

    private List<Member> membersOn(UUID call, LocalDate day) {
        return mapper.members(calls.find(call).orElseThrow().lag(), day);
    }

    /**
     * Writes a meeting down. Members with a tie to an applicant abstain, whether they say so or not.
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
        List<Member> members = membersOn(call, heldOn);
        UUID meeting = Ids.next();
        mapper.meeting(meeting, call, heldOn, minutes, person);
        if (!members.isEmpty()) {
            mapper.attendance(meeting, members, List.copyOf(present));
        }
        Set<Abstention> abstentions = new HashSet<>(declared);
        abstentions.addAll(ties(call, present, heldOn));
        if (!abstentions.isEmpty()) {
            mapper.abstentions(meeting, List.copyOf(abstentions));
        }
    }

    private List<Abstention> ties(UUID call, Collection<UUID> present, LocalDate on) {
        Map<UUID, List<ProjectApplication>> byApplicant =
                applicationsOf(call).stream().collect(Collectors.groupingBy(ProjectApplication::applicant));
        List<Abstention> ties = new ArrayList<>();
        for (UUID member : present) {
            parties.conflicts(member, byApplicant.keySet(), on).stream()
                    .map(Conflict::other)
                    .distinct()
                    .flatMap(applicant -> byApplicant.get(applicant).stream())
                    .forEach(application -> ties.add(new Abstention(application.id(), member)));
        }
        return ties;
    }

    /**
     * What speaks against deciding in the recorded meeting: no meeting, no quorum, or for some application one interest
     * group above the ceiling or public votes above theirs (1303/2013 art. 32(2)(b), 34(3)(b)).
     */
    public Optional<Refusal> objection(UUID call) {
        Optional<BoardMapper.Meeting> meeting = mapper.latest(call);
        if (meeting.isEmpty()) {
            return Optional.of(Refusal.of("board.no-meeting"));
        }
        List<Member> members = membersOn(call, meeting.get().heldOn());
        Set<UUID> present = Set.copyOf(mapper.present(meeting.get().id()));
        Parameters pinned = law.of(call);
        BigDecimal quorum = pinned.percent("lag.vote.quorum");
        // More than the share, not the share itself.
        if (Voters.share(present.size(), members.size()).compareTo(quorum) <= 0) {
            return Optional.of(Refusal.of(
                    "board.no-quorum", "present", present.size(), "members", members.size(), "quorum", quorum));
        }
        Map<UUID, Set<UUID>> abstained = mapper.abstained(meeting.get().id()).stream()
                .collect(Collectors.groupingBy(
                        Abstention::application, Collectors.mapping(Abstention::member, Collectors.toSet())));
        return applicationsOf(call).stream()
                .map(application -> {
                    Set<UUID> out = abstained.getOrDefault(application.id(), Set.of());
                    return new Voters(
                            application.number(),
                            members.stream()
                                    .filter(member -> present.contains(member.id()) && !out.contains(member.id()))
                                    .toList());
                })
                .flatMap(voters -> voters.objection(pinned).stream())
                .findFirst();
    }

    /** Who wrote down the meeting that counts. */
    String recordedBy(UUID call) {
        return mapper.latest(call).orElseThrow().recordedBy();
    }

    private List<ProjectApplication> applicationsOf(UUID call) {
        return calls.actions(call).stream()
                .flatMap(action -> applications.inRound(action.id()).stream())
                .toList();
    }
}
