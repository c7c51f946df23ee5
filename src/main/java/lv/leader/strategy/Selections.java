package lv.leader.strategy;

import com.fasterxml.jackson.core.type.TypeReference;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import lv.leader.access.Group;
import lv.leader.access.People;
import lv.leader.calendar.LegalCalendar;
import lv.leader.database.JsonText;
import lv.leader.database.LeaderClock;
import lv.leader.document.Letters;
import lv.leader.engine.Answers;
import lv.leader.notice.Notices;
import lv.leader.party.Parties;
import lv.leader.party.Party;
import lv.leader.refusal.Refusal;
import lv.leader.register.Decision;
import lv.leader.register.DecisionRegister;
import lv.leader.register.Draft;
import lv.leader.rules.Parameters;
import lv.leader.rules.Rules;
import org.joda.money.Money;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The committee's work on a strategy (step 2): who may judge it, their assessments, the vote and the decision. */
@Component
public class Selections {

    private static final BigDecimal HUNDRED = new BigDecimal(100);
    private static final Map<String, String> REGISTERED =
            Map.of("approve", "approved", "improve", "improve", "reject", "rejected");
    private static final TypeReference<List<Mark>> MARKS = new TypeReference<>() {};

    private final StrategyMapper mapper;
    private final Strategies strategies;
    private final People people;
    private final Parties parties;
    private final Answers answers;
    private final Rules rules;
    private final DecisionRegister register;
    private final Letters letters;
    private final Notices notices;
    private final LegalCalendar calendar;
    private final LeaderClock clock;
    private final JsonText json;

    Selections(
            StrategyMapper mapper,
            Strategies strategies,
            People people,
            Parties parties,
            Answers answers,
            Rules rules,
            DecisionRegister register,
            Letters letters,
            Notices notices,
            LegalCalendar calendar,
            LeaderClock clock,
            JsonText json) {
        this.mapper = mapper;
        this.strategies = strategies;
        this.people = people;
        this.parties = parties;
        this.answers = answers;
        this.rules = rules;
        this.register = register;
        this.letters = letters;
        this.notices = notices;
        this.calendar = calendar;
        this.clock = clock;
        this.json = json;
    }

    /** A criterion of the committee, by its code in the table {@code strategy-criteria}. */
    public record CommitteeCriterion(String code, BigDecimal maxPoints) {}

    /** @param points null while nothing is given */
    public record Mark(String criterion, BigDecimal points, String comment) {}

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

    /** Mean of the signed assessments, per cent of the highest points, against the committee's threshold. */
    public record Standing(BigDecimal share, BigDecimal threshold, boolean reached) {}

    /** All members of the committee. */
    public List<String> members() {
        return people.inGroup(Group.COMMITTEE, null);
    }

    /** The members who declared no interest and in whom none is found. */
    public List<String> assessors(UUID strategy) {
        return members().stream()
                .filter(member -> bar(strategy, member).isEmpty())
                .toList();
    }

    /**
     * Why a member may neither read, assess nor vote: {@code interest.not-declared}, {@code interest.declared} or
     * {@code interest.detected}; empty for who is free (2021/1060 art. 33(3)(b)).
     */
    public Optional<Refusal> bar(UUID strategy, String member) {
        String declared = answers.of(strategy).stream()
                .filter(answer -> answer.task().equals("Task_DeclareInterest")
                        && answer.answeredBy().equals(member))
                .reduce((earlier, later) -> later)
                .map(answer -> answer.text("interest"))
                .orElse("");
        if (declared.isEmpty()) {
            return Optional.of(Refusal.of("interest.not-declared"));
        }
        return declared.equals("none") ? detected(strategy, member) : Optional.of(Refusal.of("interest.declared"));
    }

    private Optional<Refusal> detected(UUID strategy, String member) {
        String lag = strategies.find(strategy).orElseThrow().lag();
        Optional<UUID> person = parties.ofUser(member).map(Party::id);
        Optional<UUID> group = parties.ofLocalActionGroup(lag);
        if (person.isEmpty() || group.isEmpty()) {
            return Optional.empty();
        }
        return parties.conflicts(person.get(), List.of(group.get()), today()).stream()
                .findFirst()
                .map(conflict -> Refusal.of("interest.detected", "path", conflict.path()));
    }

    /** First moment at which a declaration comes too late: who has not declared by then neither assesses nor votes. */
    public Instant declarationsDue(UUID strategy) {
        return afterWorkingDays(strategy, "committee.declareWithin");
    }

    /** First moment at which an assessment comes too late: what is not signed by then does not count. */
    public Instant assessmentsDue(UUID strategy) {
        return afterWorkingDays(strategy, "committee.assessWithin");
    }

    private Instant afterWorkingDays(UUID strategy, String term) {
        int days = strategies.law(strategy).number(term).intValueExact();
        return calendar.plusWorkingDays(today(), days)
                .plusDays(1)
                .atStartOfDay(LegalCalendar.RIGA)
                .toInstant();
    }

    /** The committee's criteria for this strategy. */
    public List<CommitteeCriterion> criteria(UUID strategy) {
        Strategy about = strategies.find(strategy).orElseThrow();
        return rules
                .preview(
                        strategies.current(strategy).id(),
                        "strategy-criteria",
                        Map.of("fund", about.fund(), "period", about.period()))
                .outputs()
                .stream()
                .map(row -> new CommitteeCriterion(
                        row.get("criterion").toString(),
                        new BigDecimal(row.get("maxPoints").toString())))
                .toList();
    }

    /** What a member has written so far: theirs alone until all are in. */
    public List<Mark> marks(UUID strategy, String member) {
        return mapper.sheets(strategies.current(strategy).id()).stream()
                .filter(sheet -> sheet.member().equals(member))
                .findFirst()
                .map(sheet -> json.read(sheet.marks(), MARKS))
                .orElse(List.of());
    }

    /** Keeps a member's assessment, whole or half-finished. */
    @Transactional
    public void assess(UUID strategy, String member, List<Mark> marks) {
        bar(strategy, member).ifPresent(refusal -> {
            throw refusal.asException();
        });
        mapper.saveSheet(strategies.current(strategy).id(), member, json.write(marks));
    }

    /** What a member's assessment still lacks: points within each criterion, and why. */
    public List<Refusal> missing(UUID strategy, String member) {
        Map<String, Mark> given = new HashMap<>();
        marks(strategy, member).forEach(mark -> given.put(mark.criterion(), mark));
        List<Refusal> missing = new ArrayList<>();
        int row = 0;
        for (CommitteeCriterion criterion : criteria(strategy)) {
            row++;
            Mark mark = given.get(criterion.code());
            if (mark == null || mark.points() == null) {
                missing.add(Refusal.of("committee.points-missing", "row", row));
            } else if (mark.points().signum() < 0 || mark.points().compareTo(criterion.maxPoints()) > 0) {
                missing.add(Refusal.of(
                        "committee.points-out-of-range",
                        "row",
                        row,
                        "points",
                        mark.points(),
                        "max",
                        criterion.maxPoints()));
            } else if (mark.comment() == null || mark.comment().isBlank()) {
                missing.add(Refusal.of("committee.comment-missing", "row", row));
            }
        }
        return missing;
    }

    /** Signs a member's assessment: from now on it stands. Nothing to sign where an interest came up meanwhile. */
    @Transactional
    public void sign(UUID strategy, String member) {
        if (bar(strategy, member).isEmpty()) {
            mapper.signSheet(strategies.current(strategy).id(), member);
        }
    }

    /** Holds the mean of the signed assessments against the committee's threshold. */
    @Transactional
    public Standing applyThreshold(UUID strategy) {
        UUID version = strategies.current(strategy).id();
        BigDecimal threshold = strategies.law(strategy).percent("strategy.selection.threshold");
        BigDecimal share = meanShare(strategy, version);
        boolean reached = rules.decide(
                        strategy, version, "strategy-threshold", Map.of("share", share, "threshold", threshold))
                .yes("reached");
        return new Standing(share, threshold, reached);
    }

    private BigDecimal meanShare(UUID strategy, UUID version) {
        List<BigDecimal> totals = mapper.sheets(version).stream()
                .filter(StrategyMapper.Sheet::signed)
                .filter(sheet -> bar(strategy, sheet.member()).isEmpty())
                .map(sheet -> json.read(sheet.marks(), MARKS).stream()
                        .map(Mark::points)
                        .filter(Objects::nonNull)
                        .reduce(BigDecimal.ZERO, BigDecimal::add))
                .toList();
        BigDecimal max =
                criteria(strategy).stream().map(CommitteeCriterion::maxPoints).reduce(BigDecimal.ZERO, BigDecimal::add);
        if (totals.isEmpty() || max.signum() == 0) {
            return BigDecimal.ZERO;
        }
        BigDecimal sum = totals.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        return sum.multiply(HUNDRED).divide(max.multiply(new BigDecimal(totals.size())), 2, RoundingMode.HALF_UP);
    }

    /** How the strategy stands after the assessments; empty before. */
    public Optional<Standing> standing(UUID strategy) {
        return rules.of(strategy).stream()
                .filter(ruling -> ruling.table().equals("strategy-threshold"))
                .reduce((earlier, later) -> later)
                .map(ruling -> new Standing(
                        new BigDecimal(ruling.inputs().get("share").toString()),
                        new BigDecimal(ruling.inputs().get("threshold").toString()),
                        ruling.yes("reached")));
    }

    /** The record of the meeting as written so far, with a row for every member. */
    public Vote vote(UUID strategy) {
        String written = mapper.vote(strategies.current(strategy).id());
        Vote vote =
                written == null ? new Vote(null, null, null, List.of()) : json.read(written, new TypeReference<>() {});
        Map<String, Ballot> ballots = new HashMap<>();
        vote.ballots().forEach(ballot -> ballots.put(ballot.member(), ballot));
        return new Vote(
                vote.meetingOn(),
                vote.outcome(),
                vote.reasons(),
                members().stream()
                        .map(member -> ballots.getOrDefault(member, new Ballot(member, false, null)))
                        .toList());
    }

    /** Keeps the record of the meeting, whole or half-finished. */
    @Transactional
    public void record(UUID strategy, Vote vote) {
        mapper.saveVote(strategies.current(strategy).id(), json.write(vote));
    }

    /**
     * Everything that speaks against a vote as it is recorded: no quorum, a vote of somebody with an interest, one
     * interest group with too many votes, no majority, approval below the threshold, no reasons.
     */
    public List<Refusal> against(UUID strategy, String outcome) {
        Parameters law = strategies.law(strategy);
        Vote vote = vote(strategy);
        List<Refusal> against = new ArrayList<>();
        if (outcome == null || !List.of("approve", "improve", "reject").contains(outcome)) {
            against.add(Refusal.of("committee.outcome-missing"));
        }
        if (vote.meetingOn() == null || vote.meetingOn().isAfter(today())) {
            against.add(Refusal.of("committee.day-missing"));
        }
        quorum(vote, law).ifPresent(against::add);
        vote.ballots().stream()
                .filter(ballot -> ballot.vote() != null)
                .filter(ballot ->
                        !ballot.present() || bar(strategy, ballot.member()).isPresent())
                .map(ballot -> Refusal.of(
                        ballot.present() ? "committee.vote-with-interest" : "committee.vote-of-absent",
                        "member",
                        people.nameOf(ballot.member())))
                .forEach(against::add);
        largestGroup(vote, law).ifPresent(against::add);
        majority(vote).ifPresent(against::add);
        if ("approve".equals(outcome)) {
            standing(strategy)
                    .filter(standing -> !standing.reached())
                    .map(standing -> Refusal.of(
                            "committee.below-threshold", "share", standing.share(), "threshold", standing.threshold()))
                    .ifPresent(against::add);
        } else if (vote.reasons() == null || vote.reasons().isBlank()) {
            against.add(Refusal.of("committee.reasons-missing"));
        }
        return against;
    }

    private Optional<Refusal> quorum(Vote vote, Parameters law) {
        int members = vote.ballots().size();
        BigDecimal quorum = law.percent("committee.quorum");
        boolean there =
                new BigDecimal(vote.present()).multiply(HUNDRED).compareTo(new BigDecimal(members).multiply(quorum))
                        > 0;
        return there
                ? Optional.empty()
                : Optional.of(Refusal.of(
                        "committee.no-quorum", "present", vote.present(), "members", members, "quorum", quorum));
    }

    /** Counted where the register of parties says to which interest group a member belongs. */
    private Optional<Refusal> largestGroup(Vote vote, Parameters law) {
        List<Ballot> cast = vote.cast();
        Map<String, Integer> votes = new HashMap<>();
        cast.forEach(ballot -> parties.ofUser(ballot.member())
                .map(Party::interestGroup)
                .ifPresent(group -> votes.merge(group, 1, Integer::sum)));
        BigDecimal max = law.percent("lag.vote.maxShareOneGroup");
        return votes.entrySet().stream()
                .max(Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .filter(largest -> share(largest.getValue(), cast.size()).compareTo(max) > 0)
                .map(largest -> Refusal.of(
                        "committee.group-controls",
                        "group",
                        largest.getKey(),
                        "share",
                        share(largest.getValue(), cast.size()),
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

    private static BigDecimal share(int part, int whole) {
        return new BigDecimal(part).multiply(HUNDRED).divide(new BigDecimal(whole), 2, RoundingMode.HALF_UP);
    }

    /**
     * Issues the decision and does what it says: books the money, or gives the strategy back in a new version.
     *
     * @param inadmissible the formal check ended the selection: the strategy is rejected, whatever else was recorded
     * @param voted what the committee voted for
     * @return approve, improve or reject
     */
    @Transactional
    public String decide(UUID strategy, boolean inadmissible, String voted) {
        Strategy about = strategies.find(strategy).orElseThrow();
        String outcome = inadmissible ? "reject" : voted;
        var recorded = answers.latest(strategy, inadmissible ? "Task_CheckFormally" : "Task_RecordVote")
                .orElseThrow();
        String reasons =
                inadmissible ? recorded.text("reasons") : vote(strategy).reasons();
        UUID version = strategies.current(strategy).id();
        Decision decision = register.issue(new Draft(
                "strategy",
                strategy,
                REGISTERED.get(outcome),
                recorded.answeredBy(),
                null,
                recorded.answeredBy(),
                today(),
                strategies.law(strategy).text("strategy.legalBasis"),
                Objects.requireNonNullElse(reasons, ""),
                rules.of(strategy),
                null));
        mapper.signVote(version);
        StrategyDraft decided = strategies.draft(strategy);
        if (outcome.equals("approve")) {
            strategies.approve(strategy, recorded.answeredBy());
        } else if (outcome.equals("improve")) {
            strategies.giveBack(strategy, List.of(Refusal.of("committee.improve", "reasons", reasons)));
        }
        tell(about, decided, decision, outcome);
        return outcome;
    }

    /** The group gets the decision as a letter, where the register of parties knows it; its managers hear of it. */
    private void tell(Strategy about, StrategyDraft decided, Decision decision, String outcome) {
        Map<String, Object> facts = new HashMap<>(
                Map.of("fund", about.fund(), "period", about.period(), "strategy", String.valueOf(decided.title())));
        standing(about.id()).ifPresent(standing -> {
            facts.put("score", standing.share().stripTrailingZeros().toPlainString() + " %");
            facts.put("minScore", standing.threshold().stripTrailingZeros().toPlainString() + " %");
        });
        if (outcome.equals("approve")) {
            Money reserve = strategies.reserve(about.id());
            facts.put("allocation", decided.total().plus(reserve));
            facts.put("initial", decided.total());
            facts.put("reserve", reserve);
        }
        parties.ofLocalActionGroup(about.lag())
                .flatMap(parties::find)
                .ifPresent(group -> letters.issue(decision, "strategy-decision", group, facts));
        notices.tell(
                strategies.managersOf(about),
                "strategy-decided-" + outcome,
                about.id(),
                "decision/" + decision.number(),
                "title",
                about.title(),
                "number",
                decision.number(),
                "reasons",
                decision.reasons());
    }

    private LocalDate today() {
        return clock.instant().atZone(LegalCalendar.RIGA).toLocalDate();
    }
}
