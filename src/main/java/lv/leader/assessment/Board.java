package lv.leader.assessment;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
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
import lv.leader.call.CallTerms;
import lv.leader.call.Calls;
import lv.leader.database.Ids;
import lv.leader.engine.Answers;
import lv.leader.engine.Inbox;
import lv.leader.ledger.Account;
import lv.leader.ledger.Fund;
import lv.leader.ledger.Ledger;
import lv.leader.ledger.Move;
import lv.leader.party.Conflict;
import lv.leader.party.Parties;
import lv.leader.refusal.Refusal;
import lv.leader.register.Decision;
import lv.leader.register.DecisionRegister;
import lv.leader.register.Draft;
import lv.leader.rules.Parameters;
import lv.leader.rules.Programme;
import lv.leader.rules.Rules;
import org.joda.money.Money;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The LAG's decision body: its meeting, and the decisions on conformity that follow from ranking and money. */
@Component
public class Board {

    /** How long before the last day the manager is reminded of the hand-over. */
    static final Duration HAND_OVER_REMINDER = Duration.ofDays(1);

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final String LEGAL_BASIS = "Regulation (EU) 2021/1060, Article 33(3)(d)";

    private final BoardMapper mapper;
    private final Assessments assessments;
    private final Applications applications;
    private final Calls calls;
    private final Parties parties;
    private final Ledger ledger;
    private final DecisionRegister register;
    private final Rules rules;
    private final Programme programme;
    private final LegalCalendar calendar;
    private final Answers answers;
    private final Inbox inbox;
    private final Clock clock;

    Board(
            BoardMapper mapper,
            Assessments assessments,
            Applications applications,
            Calls calls,
            Parties parties,
            Ledger ledger,
            DecisionRegister register,
            Rules rules,
            Programme programme,
            LegalCalendar calendar,
            Answers answers,
            Inbox inbox,
            Clock clock) {
        this.mapper = mapper;
        this.assessments = assessments;
        this.applications = applications;
        this.calls = calls;
        this.parties = parties;
        this.ledger = ledger;
        this.register = register;
        this.rules = rules;
        this.programme = programme;
        this.calendar = calendar;
        this.answers = answers;
        this.inbox = inbox;
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
        return mapper.members(calls.find(call).orElseThrow().lag(), today());
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
        List<Member> members = mapper.members(calls.find(call).orElseThrow().lag(), heldOn);
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
        List<ProjectApplication> received = applicationsOf(call);
        Map<UUID, List<ProjectApplication>> byApplicant =
                received.stream().collect(Collectors.groupingBy(ProjectApplication::applicant));
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
        var round = calls.find(call).orElseThrow();
        List<Member> members = mapper.members(round.lag(), meeting.get().heldOn());
        Set<UUID> present = Set.copyOf(mapper.present(meeting.get().id()));
        Parameters law = lawOf(call);
        BigDecimal quorum = law.percent("lag.vote.quorum");
        // More than the share, not the share itself.
        if (share(present.size(), members.size()).compareTo(quorum) <= 0) {
            return Optional.of(Refusal.of(
                    "board.no-quorum", "present", present.size(), "members", members.size(), "quorum", quorum));
        }
        Map<UUID, Set<UUID>> abstained = mapper.abstained(meeting.get().id()).stream()
                .collect(Collectors.groupingBy(
                        Abstention::application, Collectors.mapping(Abstention::member, Collectors.toSet())));
        for (ProjectApplication application : applicationsOf(call)) {
            List<Member> voters = members.stream()
                    .filter(member -> present.contains(member.id()))
                    .filter(member ->
                            !abstained.getOrDefault(application.id(), Set.of()).contains(member.id()))
                    .toList();
            Optional<Refusal> objection = balance(application, voters, law);
            if (objection.isPresent()) {
                return objection;
            }
        }
        return Optional.empty();
    }

    private static Optional<Refusal> balance(ProjectApplication application, List<Member> voters, Parameters law) {
        if (voters.isEmpty()) {
            return Optional.of(Refusal.of("board.nobody-votes", "application", application.number()));
        }
        var largest = voters.stream()
                .collect(Collectors.groupingBy(Member::interestGroup, Collectors.counting()))
                .entrySet()
                .stream()
                .max(Map.Entry.comparingByValue())
                .orElseThrow();
        BigDecimal ofOne = share(largest.getValue(), voters.size());
        BigDecimal ceiling = law.percent("lag.vote.maxShareOneGroup");
        if (ofOne.compareTo(ceiling) > 0) {
            return Optional.of(Refusal.of(
                    "board.one-group-controls",
                    "application",
                    application.number(),
                    "group",
                    largest.getKey(),
                    "share",
                    ofOne,
                    "ceiling",
                    ceiling));
        }
        BigDecimal nonPublic =
                share(voters.stream().filter(voter -> !voter.publicAuthority()).count(), voters.size());
        BigDecimal floor = law.percent("lag.vote.minNonPublicShare");
        return nonPublic.compareTo(floor) < 0
                ? Optional.of(Refusal.of(
                        "board.too-many-public-votes",
                        "application",
                        application.number(),
                        "share",
                        nonPublic,
                        "floor",
                        floor))
                : Optional.empty();
    }

    private static BigDecimal share(long part, long whole) {
        return whole == 0
                ? BigDecimal.ZERO
                : HUNDRED.multiply(BigDecimal.valueOf(part))
                        .divide(BigDecimal.valueOf(whole), 2, java.math.RoundingMode.HALF_UP);
    }

    /** Decides on every application of the call in the order of the ranking and reserves the money of those it funds. */
    @Transactional
    public void decide(UUID call) {
        String person = mapper.latest(call).orElseThrow().recordedBy();
        for (Calls.CallAction action : calls.actions(call)) {
            Ranking ranking = assessments.ranking(action.id());
            CallTerms terms = calls.terms(action.id());
            for (Ranking.Place place : ranking.places()) {
                String outcome = place.funded() ? Conformity.CONFORMS : Conformity.WITHOUT_FUNDING;
                decide(place.application(), terms, outcome, place.rank(), "Rank " + place.rank(), person);
            }
            for (ProjectApplication application : ranking.rest()) {
                decide(application, terms, Conformity.DOES_NOT_CONFORM, null, reasons(application, terms), person);
            }
        }
    }

    private String reasons(ProjectApplication application, CallTerms terms) {
        return assessments
                .resultOf(application.id())
                .map(result -> {
                    if (!result.accepted()) {
                        return result.refusals();
                    }
                    if (!result.complete()) {
                        return "not scored by all evaluators";
                    }
                    return result.knockedOut()
                            ? "knock-out criterion"
                            : "mean " + result.mean() + " below " + terms.minScore();
                })
                .orElse("not assessed");
    }

    private void decide(
            ProjectApplication application,
            CallTerms terms,
            String outcome,
            Integer rank,
            String reasons,
            String person) {
        Decision decision = register.issue(new Draft(
                "conformity",
                application.id(),
                outcome,
                person,
                null,
                person,
                today(),
                LEGAL_BASIS,
                reasons,
                rules.of(application.id()),
                null));
        mapper.decide(new Conformity(application.id(), terms.call(), terms.callAction(), outcome, rank, decision.id()));
        boolean reserved = ledger.balance(new Account(Account.Kind.RESERVED, application.id()))
                .isPositive();
        if (outcome.equals(Conformity.CONFORMS) && !reserved) {
            move(
                    terms,
                    new Account(Account.Kind.CALL, terms.callAction()),
                    new Account(Account.Kind.RESERVED, application.id()),
                    application.requestedSupport(),
                    application.id(),
                    "reserve",
                    null);
        }
    }

    private void move(CallTerms terms, Account from, Account to, Money amount, UUID caseId, String reason, String key) {
        BigDecimal euShare =
                programme.of(terms.fund(), terms.period()).percent("cofin.eu").movePointLeft(2);
        ledger.move(new Move(from, to, Fund.valueOf(terms.fund()), amount, euShare, caseId, reason, key, "system"));
    }

    /** Tells each application's process what was decided: from now on the paying agency sees the case. */
    @Transactional
    public void handOver(UUID call) {
        for (Conformity conformity : mapper.ofCall(call)) {
            inbox.post(
                    conformity.application(),
                    "ConformityDecided",
                    Map.of(
                            "conformity",
                            conformity.outcome(),
                            "reserve",
                            calls.terms(conformity.callAction()).callsUpReserve()),
                    "handed-over-" + conformity.application());
        }
        for (Calls.CallAction action : calls.actions(call)) {
            settleReserve(action.id());
        }
    }

    /**
     * What was reserved for an application and is not needed goes back: to the call where it calls up its reserve, else
     * to the strategy's action, and with it the next in the ranking may be funded.
     */
    @Transactional
    public void release(UUID application, Money amount, String reason) {
        ProjectApplication released = applications.find(application).orElseThrow();
        CallTerms terms = calls.terms(released.callAction());
        if (amount.isPositive()) {
            Account to = terms.callsUpReserve()
                    ? new Account(Account.Kind.CALL, terms.callAction())
                    : new Account(Account.Kind.ACTION, terms.action());
            move(
                    terms,
                    new Account(Account.Kind.RESERVED, application),
                    to,
                    amount,
                    application,
                    reason,
                    reason + "-" + application);
        }
    }

    /**
     * Calls up the next in the ranking while the money that came back is enough for it; when nothing more can come back,
     * ends the list and returns what is left to the strategy's action.
     */
    @Transactional
    public void settleReserve(UUID callAction) {
        mapper.lockReserveOf(callAction);
        if (!mapper.isDecided(callAction)) {
            // Withdrawn before the meeting: the call keeps its money for those who stay.
            return;
        }
        CallTerms terms = calls.terms(callAction);
        Account call = new Account(Account.Kind.CALL, callAction);
        List<Conformity> waiting = mapper.waiting(callAction);
        if (terms.callsUpReserve()) {
            Money left = ledger.balance(call);
            while (!waiting.isEmpty()) {
                ProjectApplication next =
                        applications.find(waiting.get(0).application()).orElseThrow();
                if (next.requestedSupport().isGreaterThan(left)) {
                    break;
                }
                callUp(waiting.get(0), next, terms);
                left = left.minus(next.requestedSupport());
                waiting = waiting.subList(1, waiting.size());
            }
            if (mapper.undecided(callAction) > 0) {
                return;
            }
            waiting.forEach(conformity -> inbox.post(
                    conformity.application(), "ReserveEnded", Map.of(), "reserve-ended-" + conformity.application()));
        }
        Money left = ledger.balance(call);
        if (left.isPositive()) {
            move(terms, call, new Account(Account.Kind.ACTION, terms.action()), left, terms.call(), "return", null);
        }
    }

    private void callUp(Conformity waiting, ProjectApplication application, CallTerms terms) {
        decide(application, terms, Conformity.CONFORMS, waiting.rank(), "Called up from the reserve", "system");
        inbox.post(application.id(), "ReserveCalledUp", Map.of(), "called-up-" + application.id());
    }

    /** What was reserved for an application that its applicant took back. */
    @Transactional
    public void releaseWithdrawn(UUID application) {
        release(application, ledger.balance(new Account(Account.Kind.RESERVED, application)), "withdrawn");
        settleReserve(applications.find(application).orElseThrow().callAction());
    }

    /**
     * The board's new opinion on an application that came back: the old one upheld with better reasons, or changed to
     * "does not conform" or back by the points that stand.
     */
    @Transactional
    public void reconsider(UUID applicationId) {
        Conformity before = conformityOf(applicationId).orElseThrow();
        Answers.Answer answer =
                answers.latest(applicationId, "Task_ReconsiderOpinion").orElseThrow();
        boolean changed = "changed".equals(answer.text("outcome"));
        ProjectApplication application = applications.find(applicationId).orElseThrow();
        CallTerms terms = calls.terms(application.callAction());
        String outcome = changed ? changed(before, application) : before.outcome();
        if (before.funded() && !outcome.equals(Conformity.CONFORMS)) {
            release(applicationId, ledger.balance(new Account(Account.Kind.RESERVED, applicationId)), "reconsidered");
        }
        decide(application, terms, outcome, before.rank(), answer.text("reasons"), answer.answeredBy());
    }

    /** A positive opinion becomes negative; a negative one positive, with money where the call still holds enough. */
    private String changed(Conformity before, ProjectApplication application) {
        if (!before.outcome().equals(Conformity.DOES_NOT_CONFORM)) {
            return Conformity.DOES_NOT_CONFORM;
        }
        Money left = ledger.balance(new Account(Account.Kind.CALL, application.callAction()));
        return application.requestedSupport().isGreaterThan(left) ? Conformity.WITHOUT_FUNDING : Conformity.CONFORMS;
    }

    /** The decision that counts; empty before the board decided. */
    public Optional<Conformity> conformityOf(UUID application) {
        return mapper.conformity(application);
    }

    /** All decisions of a call, one per application. */
    public List<Conformity> ofCall(UUID call) {
        return mapper.ofCall(call);
    }

    /** The last day on which the evaluators should be done (one month after closing). */
    public Instant assessmentDue(UUID call) {
        return calendar.endOfDay(calendar.plusMonths(
                closingDay(call), lawOf(call).number("lag.assessWithin").intValueExact()));
    }

    /** The last day for handing the round over, counted from today. */
    public Instant handOverDue(UUID call) {
        return calendar.endOfDay(calendar.plusWorkingDays(
                today(), lawOf(call).number("lag.forwardWithin").intValueExact()));
    }

    private LocalDate closingDay(UUID call) {
        return LocalDate.ofInstant(calls.find(call).orElseThrow().closesAt(), LegalCalendar.RIGA);
    }

    private Parameters lawOf(UUID call) {
        CallTerms terms = calls.terms(calls.actions(call).get(0).id());
        return programme.of(call, terms.fund(), terms.period());
    }

    private List<ProjectApplication> applicationsOf(UUID call) {
        return calls.actions(call).stream()
                .flatMap(action -> applications.inRound(action.id()).stream())
                .toList();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), LegalCalendar.RIGA);
    }
}
