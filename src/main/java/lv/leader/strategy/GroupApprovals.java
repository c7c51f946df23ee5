package lv.leader.strategy;

import com.fasterxml.jackson.core.type.TypeReference;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import lv.leader.access.People;
import lv.leader.calendar.LegalCalendar;
import lv.leader.database.JsonText;
import lv.leader.database.LeaderClock;
import lv.leader.document.Records;
import lv.leader.party.VoteShares;
import lv.leader.refusal.Refusal;
import lv.leader.rules.Parameters;
import lv.leader.rules.Rules;
import lv.leader.rules.Ruling;
import lv.leader.strategy.GroupMeeting.Ballot;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * A group's own approval of its strategy: the meeting of the members that the strategy names, votes by name, and whether
 * the vote is lawful (2021/1060 art. 31(2)(b) and 33(3)(b); 1303/2013 art. 32(2)(b) and 34(3)(b)).
 */
@Component
public class GroupApprovals {

    /** Kind of the document that a meeting's minutes are kept as. */
    public static final String MINUTES = "group-minutes";

    private static final String TABLE = "group-approval";
    private static final TypeReference<GroupMeeting> MEETING = new TypeReference<>() {};

    private final GroupApprovalMapper mapper;
    private final StrategyMapper strategies;
    private final StrategyLaw law;
    private final Rules rules;
    private final Records records;
    private final People people;
    private final JsonText json;
    private final LeaderClock clock;

    GroupApprovals(
            GroupApprovalMapper mapper,
            StrategyMapper strategies,
            StrategyLaw law,
            Rules rules,
            Records records,
            People people,
            JsonText json,
            LeaderClock clock) {
        this.mapper = mapper;
        this.strategies = strategies;
        this.law = law;
        this.rules = rules;
        this.records = records;
        this.people = people;
        this.json = json;
        this.clock = clock;
    }

    /** The programme's shares that a vote is held against, per cent. */
    public record Need(BigDecimal quorum, BigDecimal ceiling, BigDecimal floor) {}

    /** The meeting as written so far, with a row for every member that the strategy names. */
    public GroupMeeting meeting(UUID strategy) {
        var written = strategies.written(strategy);
        GroupMeeting kept = mapper.record(written.version(), mapper.meeting(written.version()))
                .map(record -> json.read(record, MEETING))
                .orElseGet(() -> new GroupMeeting(null, null, null, null, null));
        return withMembers(kept, json.read(written.draft(), new TypeReference<StrategyDraft>() {}));
    }

    /** Keeps the meeting while it is written; names, sectors and interest groups are those of the strategy. */
    @Transactional
    public void keep(UUID strategy, GroupMeeting meeting) {
        var written = strategies.written(strategy);
        GroupMeeting whole = withMembers(meeting, json.read(written.draft(), new TypeReference<StrategyDraft>() {}));
        mapper.save(written.version(), mapper.meeting(written.version()), json.write(whole));
    }

    private static GroupMeeting withMembers(GroupMeeting meeting, StrategyDraft draft) {
        Map<Integer, Ballot> said = meeting.ballots().stream()
                .collect(Collectors.toMap(Ballot::member, Function.identity(), (first, second) -> second));
        return new GroupMeeting(
                meeting.heldOn(),
                meeting.place(),
                meeting.decided(),
                meeting.minutes(),
                IntStream.range(0, draft.members().size())
                        .mapToObj(at -> {
                            var member = draft.members().get(at);
                            Ballot ballot = said.get(at);
                            boolean present = ballot != null && ballot.present();
                            return new Ballot(
                                    at,
                                    member.name(),
                                    member.interestGroup(),
                                    member.sector(),
                                    present,
                                    present ? ballot.vote() : null);
                        })
                        .toList());
    }

    public Need need(UUID strategy) {
        Parameters numbers = law.of(strategy);
        return new Need(
                numbers.percent("lag.vote.quorum"),
                numbers.percent("lag.vote.maxShareOneGroup"),
                numbers.percent("lag.vote.minNonPublicShare"));
    }

    /**
     * Everything that speaks against ending the meeting with this decision. Handing in needs a lawful vote that carries it,
     * giving up a lawful one that does not; back to preparation goes what is not approved, for whatever reason.
     */
    public List<Refusal> against(UUID strategy, String decided) {
        GroupMeeting meeting = meeting(strategy);
        List<Refusal> against = new ArrayList<>();
        if (meeting.heldOn() == null) {
            against.add(Refusal.of("approval.day-missing"));
        } else if (meeting.heldOn().isAfter(today())) {
            against.add(Refusal.of("approval.day-in-future", "day", meeting.heldOn()));
        }
        if (isBlank(meeting.place())) {
            against.add(Refusal.of("approval.place-missing"));
        }
        List<String> silent = meeting.ballots().stream()
                .filter(Ballot::silent)
                .map(ballot -> ballot.member() + 1 + ". " + ballot.name())
                .toList();
        if (!silent.isEmpty()) {
            against.add(Refusal.of("approval.votes-missing", "members", String.join(", ", silent)));
        }
        againstVote(strategy, meeting, decided).forEach(against::add);
        if (isBlank(meeting.minutes())) {
            against.add(Refusal.of("approval.minutes-missing"));
        }
        return against;
    }

    private List<Refusal> againstVote(UUID strategy, GroupMeeting meeting, String decided) {
        if (isBlank(decided)) {
            return List.of(Refusal.of("approval.decision-missing"));
        }
        Need need = need(strategy);
        List<String> unlawful = rules.preview(strategies.written(strategy).version(), TABLE, facts(meeting, need))
                .all("refusal");
        Refusal approved = Refusal.of(
                "approval.carried",
                "for",
                meeting.votes("for"),
                "present",
                meeting.present().size());
        return switch (decided) {
            case GroupMeeting.HAND_IN ->
                unlawful.stream().map(code -> said(code, meeting, need)).toList();
            case GroupMeeting.GIVE_UP ->
                unlawful.isEmpty()
                        ? List.of(approved)
                        : unlawful.stream()
                                .filter(code -> !code.equals("approval.not-carried"))
                                .map(code -> said(code, meeting, need))
                                .toList();
            default -> unlawful.isEmpty() ? List.of(approved) : List.of();
        };
    }

    private static Refusal said(String code, GroupMeeting meeting, Need need) {
        VoteShares shares = meeting.shares();
        Map<String, Object> facts = new HashMap<>();
        facts.put("present", meeting.present().size());
        facts.put("members", meeting.ballots().size());
        facts.put("quorum", need.quorum());
        facts.put("group", shares.strongest());
        facts.put("share", shares.largest());
        facts.put("ceiling", need.ceiling());
        facts.put("nonPublic", shares.nonPublic());
        facts.put("floor", need.floor());
        facts.put("for", meeting.votes("for"));
        facts.put("against", meeting.votes("against"));
        facts.put("abstained", meeting.votes("abstain"));
        return new Refusal(code, facts);
    }

    private static Map<String, Object> facts(GroupMeeting meeting, Need need) {
        VoteShares shares = meeting.shares();
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("presentShare", meeting.presentShare());
        facts.put("quorum", need.quorum());
        facts.put("largestShare", shares.largest());
        facts.put("ceiling", need.ceiling());
        facts.put("nonPublicShare", shares.nonPublic());
        facts.put("floor", need.floor());
        facts.put("forShare", meeting.forShare());
        return facts;
    }

    /** The meeting is over: its record stands with what the rules answered, and its minutes are printed and sealed. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void sign(UUID strategy, String decided, String person) {
        GroupMeeting meeting = meeting(strategy);
        Need need = need(strategy);
        UUID version = strategies.written(strategy).version();
        int number = mapper.meeting(version);
        keep(strategy, meeting);
        Ruling ruling = rules.decide(strategy, version, TABLE, facts(meeting, need));
        mapper.sign(version, number, decided, ruling.id(), person);
        Map<String, Object> facts = new HashMap<>();
        var group = mapper.group(version);
        facts.put("group", group);
        facts.put("title", strategies.find(strategy).orElseThrow().title());
        facts.put("meeting", meeting);
        facts.put("decided", decided);
        facts.put("date", meeting.heldOn());
        facts.put("need", need);
        facts.put("recordedBy", people.nameOf(person));
        records.keep(strategy, MINUTES, "Protokols " + group.lag() + " " + meeting.heldOn() + " " + number, facts);
    }

    /** Whether the meeting signed last on this version approved it. */
    boolean isApproved(UUID version) {
        return mapper.decided(version).filter(GroupMeeting.HAND_IN::equals).isPresent();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), LegalCalendar.RIGA);
    }

    private static boolean isBlank(String text) {
        return text == null || text.isBlank();
    }
}
