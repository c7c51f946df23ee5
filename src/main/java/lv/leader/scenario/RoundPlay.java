package lv.leader.scenario;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lv.leader.application.Applications;
import lv.leader.application.CostLine;
import lv.leader.application.ProjectApplication;
import lv.leader.application.Submission;
import lv.leader.assessment.Assessments;
import lv.leader.assessment.Board;
import lv.leader.assessment.BoardMeeting;
import lv.leader.assessment.ConformityDecisions;
import lv.leader.assessment.Criterion;
import lv.leader.assessment.Evaluators;
import lv.leader.assessment.ScoreSheets;
import lv.leader.calendar.LegalCalendar;
import lv.leader.call.CallDraft;
import lv.leader.call.CallDrafts;
import lv.leader.call.Calls;
import lv.leader.claim.CheckedLine;
import lv.leader.claim.Claims;
import lv.leader.claim.LineChecks;
import lv.leader.claim.PaymentRequest;
import lv.leader.database.Ids;
import lv.leader.database.LeaderClock;
import lv.leader.decision.Approval;
import lv.leader.decision.Approvals;
import lv.leader.decision.CostCheck;
import lv.leader.decision.CostChecks;
import lv.leader.decision.FundingDecisions;
import lv.leader.decision.SupportAmounts;
import lv.leader.engine.Playback;
import lv.leader.engine.Playback.OpenTask;
import lv.leader.monitoring.Monitorings;
import lv.leader.party.Parties;
import lv.leader.party.Party;
import lv.leader.payment.Payments;
import lv.leader.refusal.RefusedException;
import lv.leader.scenario.RoundFolder.Problem;
import lv.leader.strategy.Committee;
import lv.leader.strategy.CommitteeVotes;
import lv.leader.strategy.GroupApprovals;
import lv.leader.strategy.GroupMeeting;
import lv.leader.strategy.Strategies;
import lv.leader.strategy.StrategyAssessments;
import lv.leader.strategy.StrategyDraft;
import lv.leader.strategy.StrategyDrafts;
import org.iban4j.CountryCode;
import org.iban4j.Iban;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * Plays one round from its strategy to the end of monitoring: everybody does their tasks as soon as they may, applicants
 * act on their days, and the clock jumps to whatever comes next.
 */
class RoundPlay {

    private static final Logger log = LoggerFactory.getLogger(RoundPlay.class);

    private static final Duration STRATEGY_AHEAD = Duration.ofDays(120);
    private static final Duration CARRYING_OUT = Duration.ofDays(60);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int REPORT_DAYS = 60;
    private static final int INHABITANTS = 30_000;
    private final BiPredicate<String, String> leave;
    private final RoundFolder folder;
    private final World world;
    private final DemoGroup.Team team;

    private final Map<String, UUID> played = new LinkedHashMap<>();
    private final Map<UUID, RoundFolder.Application> byCase = new HashMap<>();
    private final List<Problem> refused = new ArrayList<>();
    private final PriorityQueue<Planned> plan = new PriorityQueue<>(Comparator.comparing(Planned::at));
    private final Set<UUID> begun = new HashSet<>();
    private final Set<UUID> meetings = new HashSet<>();
    private final Map<UUID, Integer> reported = new HashMap<>();
    private final Map<String, Long> spent = new HashMap<>();
    private UUID strategy;
    private UUID call;

    /** The real faces that the play goes through. */
    record World(
            LeaderClock clock,
            Playback playback,
            Strategies strategies,
            StrategyDrafts strategyDrafts,
            Committee committee,
            StrategyAssessments strategyAssessments,
            GroupApprovals groupApprovals,
            CommitteeVotes committeeVotes,
            Calls calls,
            CallDrafts callDrafts,
            Applications applications,
            Assessments assessments,
            Evaluators evaluators,
            ScoreSheets sheets,
            Board board,
            ConformityDecisions opinions,
            FundingDecisions decisions,
            SupportAmounts supports,
            Approvals approvals,
            Claims claims,
            CostChecks costChecks,
            LineChecks lineChecks,
            Payments payments,
            Monitorings monitorings,
            Parties parties) {}

    /** Something an applicant or a group does of itself on a day. */
    private record Planned(Instant at, Runnable what) {}

    /** @param leave by number of an application (empty for what belongs to none) and task: what nobody does */
    RoundPlay(RoundFolder folder, World world, DemoGroup.Team team, BiPredicate<String, String> leave) {
        this.leave = leave;
        this.folder = folder;
        this.world = world;
        this.team = team;
    }

    /** Application numbers of the folder with their cases; those the system refused are missing. */
    Map<String, UUID> played() {
        return played;
    }

    /** What the system refused on the way. */
    List<Problem> refused() {
        return refused;
    }

    /** Nanoseconds of machine time spent with the tasks of each diagram. */
    Map<String, Long> spent() {
        return spent;
    }

    /** When the strategy begins: the play's first moment. */
    Instant beginning() {
        return noon(folder.round().published()).minus(STRATEGY_AHEAD);
    }

    /** Puts everything on the plan that the folder says. */
    void begin() {
        Instant published = noon(folder.round().published());
        plan.add(new Planned(
                beginning(),
                () -> strategy = world.strategies()
                        .start(
                                folder.round().lag(),
                                "Demo stratēģija " + folder.round().lag(),
                                folder.round().fund(),
                                folder.round().period())));
        plan.add(new Planned(
                published,
                () -> call = world.calls()
                        .start(
                                folder.round().lag(),
                                folder.round().fund(),
                                folder.round().period())));
        int sheets = folder.sheets();
        if (sheets > 1) {
            plan.add(new Planned(
                    folder.round()
                            .opens()
                            .atStartOfDay(LegalCalendar.RIGA)
                            .toInstant()
                            .minus(MINUTE),
                    () -> world.evaluators().panel(call, sheets)));
        }
        for (int i = 0; i < folder.applications().size(); i++) {
            RoundFolder.Application application = folder.applications().get(i);
            int line = i + 2;
            plan.add(new Planned(application.submittedAt(), () -> submit(application, line)));
            application.withdrawnAt().ifPresent(day -> plan.add(new Planned(day, () -> withdraw(application, line))));
        }
    }

    /** The next moment at which somebody acts without being asked. */
    Optional<Instant> next() {
        applicantsPlan();
        return Optional.ofNullable(plan.peek()).map(Planned::at);
    }

    /** Does what the plan has for this moment. */
    void keepPlan() {
        while (!plan.isEmpty() && !plan.peek().at().isAfter(world.clock().instant())) {
            plan.poll().what().run();
        }
    }

    /** After the last project only the end of the strategy's period is left to wait for. */
    boolean isOver() {
        return plan.isEmpty()
                && call != null
                && !played.isEmpty()
                && world.playback().endings("project").stream()
                                .filter(ending -> byCase.containsKey(ending.caseId()))
                                .count()
                        == played.size();
    }

    /**
     * Everybody does what they may.
     *
     * @return how many tasks were done
     */
    int doTasks(List<OpenTask> open) {
        int done = 0;
        for (OpenTask task : open) {
            if (!isMine(task) || leave.test(folderNumber(task), task.task())) {
                continue;
            }
            long begins = System.nanoTime();
            Optional<Answer> answer = answer(task);
            if (answer.isPresent()) {
                world.playback()
                        .complete(task, answer.get().person(), answer.get().values());
                done++;
            }
            spent.merge(task.process(), System.nanoTime() - begins, Long::sum);
        }
        return done;
    }

    /** Payment runs are everybody's; the rest belongs to the play whose case it is. */
    private boolean isMine(OpenTask task) {
        UUID id = task.caseId();
        return switch (task.process()) {
            case "strategy", "strategy-selection", "strategy-midterm" -> id.equals(strategy);
            case "call", "call-agreement" -> id.equals(call);
            case "action-assessment" -> world.calls().terms(id).call().equals(call);
            case "payment-run" -> true;
            default -> byCase.containsKey(applicationOf(task));
        };
    }

    private UUID applicationOf(OpenTask task) {
        return switch (task.process()) {
            case "payment-claim" ->
                world.claims().find(task.caseId()).orElseThrow().application();
            case "payment" -> world.payments().find(task.caseId()).orElseThrow().application();
            default -> task.caseId();
        };
    }

    private String folderNumber(OpenTask task) {
        return Optional.ofNullable(byCase.get(applicationOf(task)))
                .map(RoundFolder.Application::number)
                .orElse("");
    }

    /** What a person answers to a task; prepared by what the person does outside the form. */
    private record Answer(String person, Map<String, Object> values) {}

    private static Optional<Answer> by(String person, Object... values) {
        Map<String, Object> answers = new HashMap<>();
        for (int i = 0; i < values.length; i += 2) {
            answers.put((String) values[i], values[i + 1]);
        }
        return Optional.of(new Answer(person, answers));
    }

    private Optional<Answer> answer(OpenTask task) {
        return switch (task.task()) {
            case "Task_PrepareStrategy" -> writeStrategy(task);
            case "Task_ApproveByGroup" -> approveByGroup(task);
            case "Task_CheckFormally" -> by("demo-secretariat", "result", "complete");
            case "Task_DeclareInterest" -> by(task.assignee(), "interest", "none");
            case "Task_AssessStrategy" -> assessStrategy(task);
            case "Task_RecordVote" -> vote(task);
            case "Task_ExplainMidterm" ->
                by(team.manager(), "explained", "reason", "reason", "Demo: the first round came late.");
            case "Task_ProposeMidterm" ->
                by("demo-officer", "justified", "no", "proposal", "by-rule", "reasons", "Demo: as the rule says.");
            case "Task_ApproveMidterm" -> by("demo-approver", "approval", "approve");
            case "Task_DraftCall" -> draftCall(task);
            case "Task_AgreeCall" -> by("demo-officer", "outcome", "agreed");
            case "Task_DeclareConflict" -> declare(task);
            case "Task_ScoreApplication", "Task_ScoreAgain" -> score(task);
            case "Task_HoldBoardMeeting" -> holdMeeting(task);
            case "Task_HandOver" -> by(team.manager(), "complete", true);
            case "Task_ReviewOpinion" -> reviewOpinion(task);
            case "Task_CheckCosts" -> checkCosts(task);
            case "Task_PrepareDecision" -> prepareDecision(task);
            case "Task_ApproveDecision" -> by("demo-approver", "approval", "approve");
            case "Task_CheckClaim" -> checkClaim(task);
            case "Task_VisitSite" ->
                by("demo-inspector", "found", "as-approved", "report", "Demo: carried out as approved.");
            case "Task_CheckSecond" -> by("demo-checker", "second", "agree");
            case "Task_AuthorisePayment" -> by("demo-authoriser", "authorisation", "authorise");
            case "Task_ReleaseRun" -> by("demo-releaser", "release", "release");
            case "Task_BookPayment" ->
                by(
                        "demo-accountant",
                        "booking",
                        "settled",
                        "bookedOn",
                        today().toString(),
                        "reference",
                        "DEMO-" + task.caseId());
            case "Task_ReviewReport" -> by(team.manager(), "review", "in-order");
            case "Task_VisitProject" ->
                by("demo-inspector", "found", "as-approved", "report", "Demo: used as approved.");
            default -> Optional.empty();
        };
    }

    private Optional<Answer> writeStrategy(OpenTask task) {
        if (!task.caseId().equals(strategy)) {
            return Optional.empty();
        }
        Money total = Money.total(
                folder.actions().stream().map(RoundFolder.Action::funding).toList());
        world.strategyDrafts()
                .write(
                        strategy,
                        new StrategyDraft(
                                "Demo stratēģija " + folder.round().lag(),
                                "Demo: places to meet, work near home.",
                                List.of(new StrategyDraft.Involvement(
                                        "meeting", today(), "Demo ciems", 40, "Demo: a hall, a bus, broadband.")),
                                areas(),
                                partners(),
                                List.of(new StrategyDraft.Need(
                                        "Demo: places to meet", "Demo: the meeting of residents")),
                                List.of(new StrategyDraft.Objective(
                                        "More places to meet",
                                        world.strategyDrafts()
                                                .priorities(strategy)
                                                .get(0),
                                        "Places made",
                                        "number",
                                        BigDecimal.TEN,
                                        today().getYear() + 3)),
                                folder.actions().stream().map(this::action).toList(),
                                List.of(),
                                List.of(new StrategyDraft.PlanYear(null, today().getYear() + 1, total)),
                                total,
                                Money.zero(CurrencyUnit.EUR),
                                null));
        return by(team.manager());
    }

    private List<StrategyDraft.Area> areas() {
        List<String> atvk = folder.round().municipalities();
        return IntStream.range(0, atvk.size())
                .mapToObj(i -> new StrategyDraft.Area(
                        atvk.get(i), null, INHABITANTS / atvk.size() + (i == 0 ? INHABITANTS % atvk.size() : 0), null))
                .toList();
    }

    private Optional<Answer> approveByGroup(OpenTask task) {
        world.groupApprovals()
                .keep(
                        task.caseId(),
                        new GroupMeeting(
                                today(),
                                "Demo ciems",
                                GroupMeeting.HAND_IN,
                                "Demo: all in favour.",
                                world.groupApprovals().meeting(task.caseId()).ballots().stream()
                                        .map(ballot -> ballot.voting("for"))
                                        .toList()));
        return by(team.board(), "decided", GroupMeeting.HAND_IN);
    }

    private static List<StrategyDraft.Member> partners() {
        return Map.of("association", 4, "business", 3, "municipality", 3).entrySet().stream()
                .flatMap(group -> Stream.generate(() -> new StrategyDraft.Member(
                                "Demo " + group.getKey(),
                                Map.of("municipality", "public", "business", "private")
                                        .getOrDefault(group.getKey(), "civil"),
                                group.getKey()))
                        .limit(group.getValue()))
                .toList();
    }

    private StrategyDraft.Action action(RoundFolder.Action action) {
        return new StrategyDraft.Action(
                action.code(),
                "Demo rīcība " + action.code(),
                null,
                "Demo",
                action.cap(),
                action.intensity(),
                action.funding(),
                "rounds",
                folder.round().minScore(),
                List.of(),
                List.of(new StrategyDraft.Indicator("Demo: projects", "number", BigDecimal.TEN)),
                folder.criteria().get(action.code()).stream()
                        .map(criterion -> new StrategyDraft.CriterionDraft(
                                criterion.name(),
                                criterion.max(),
                                criterion.knockout(),
                                criterion.specific(),
                                false,
                                null,
                                List.of()))
                        .toList());
    }

    private Optional<Answer> assessStrategy(OpenTask task) {
        world.strategyAssessments()
                .assess(
                        task.caseId(),
                        task.assignee(),
                        world.strategyAssessments().criteria(task.caseId()).stream()
                                .map(criterion -> new StrategyAssessments.Mark(
                                        criterion.code(), criterion.maxPoints(), "Demo: as the strategy shows."))
                                .toList());
        return by(task.assignee());
    }

    private Optional<Answer> vote(OpenTask task) {
        world.committeeVotes()
                .record(
                        task.caseId(),
                        new CommitteeVotes.Vote(
                                today(),
                                "approve",
                                "Demo: fits the common priorities.",
                                world.committee().members().stream()
                                        .map(member -> new CommitteeVotes.Ballot(member, true, "for"))
                                        .toList()));
        return by("demo-secretariat", "outcome", "approve");
    }

    private Optional<Answer> draftCall(OpenTask task) {
        if (!task.caseId().equals(call)) {
            return Optional.empty();
        }
        if (!world.callDrafts().reasons(call).isEmpty()) {
            throw new IllegalStateException(
                    "The call is not sound: " + world.callDrafts().reasons(call));
        }
        var version = world.strategies()
                .approved(
                        folder.round().lag(),
                        folder.round().fund(),
                        folder.round().period())
                .orElseThrow();
        Map<String, Money> funding = folder.actions().stream()
                .collect(Collectors.toMap(RoundFolder.Action::code, RoundFolder.Action::funding));
        world.callDrafts()
                .write(
                        call,
                        new CallDraft(
                                folder.round().opens(),
                                folder.round().closes(),
                                folder.round().minScore(),
                                folder.round().reserve(),
                                world.strategies().actions(version.id()).stream()
                                        .map(action ->
                                                new CallDraft.ActionDraft(action.id(), funding.get(action.code())))
                                        .toList(),
                                List.of(),
                                "Demo",
                                "Demo group, demo@example.org",
                                "https://example.org/demo-strategy"));
        return by(team.manager());
    }

    private void submit(RoundFolder.Application application, int line) {
        Optional<UUID> action = actionInCall(application.action());
        try {
            ProjectApplication taken = world.applications()
                    .submit(
                            new Submission(
                                    application.number(),
                                    call,
                                    action.orElseGet(Ids::next),
                                    applicant(application),
                                    application.kind(),
                                    "Demo projekts " + application.number(),
                                    application.municipality(),
                                    CostLine.single(
                                            "construction",
                                            "Demo: the whole project",
                                            application.totalCost(),
                                            application.eligibleCost()),
                                    application.requestedSupport(),
                                    "{}"),
                            prefix());
            played.put(application.number(), taken.id());
            byCase.put(taken.id(), application);
        } catch (RefusedException | DataAccessException refusal) {
            refused.add(new Problem("applications.csv", line, "refused: " + refusal.getMessage()));
        }
    }

    private Optional<UUID> actionInCall(String code) {
        return world.calls().actions(call).stream()
                .filter(action -> world.calls().terms(action.id()).code().equals(code))
                .map(Calls.CallAction::id)
                .findFirst();
    }

    private String prefix() {
        String measure = folder.round().period().equals("2014-2022") ? "A019.2201" : "C0LA1922";
        return "%02d-09-%s-%s"
                .formatted(
                        folder.round().published().getYear() % 100,
                        folder.round().lag(),
                        measure);
    }

    private UUID applicant(RoundFolder.Application application) {
        UUID id = Ids.next();
        world.parties()
                .register(new Party(
                        id,
                        Party.Kind.ORGANISATION,
                        "Demo pretendents " + application.number(),
                        "DEMO-" + folder.round().lag() + "-" + folder.round().fund() + "-" + application.number(),
                        null,
                        null,
                        false));
        return id;
    }

    private void withdraw(RoundFolder.Application application, int line) {
        UUID id = played.get(application.number());
        if (id == null) {
            return;
        }
        try {
            world.applications().withdraw(id, "demo-applicant", "Demo: taken back");
        } catch (RefusedException refusal) {
            refused.add(new Problem("applications.csv", line, "refused: " + refusal.getMessage()));
        }
    }

    private Optional<Answer> declare(OpenTask task) {
        world.evaluators().declare(task.caseId(), task.assignee(), true, "");
        return by(task.assignee());
    }

    /** The nth evaluator in the draw gives the nth sheet of the row; a sheet that is refused is not mended. */
    private Optional<Answer> score(OpenTask task) {
        RoundFolder.Application application = byCase.get(task.caseId());
        List<Criterion> criteria = world.sheets().criteriaOf(task.caseId());
        int turn = world.evaluators().evaluatorsOf(task.caseId()).indexOf(task.assignee());
        try {
            List<BigDecimal> sheet = application.scores().get(turn);
            world.sheets()
                    .sign(
                            task.caseId(),
                            task.assignee(),
                            IntStream.range(0, Math.min(criteria.size(), sheet.size()))
                                    .mapToObj(i -> new ScoreSheets.Score(
                                            criteria.get(i).id(), sheet.get(i), "Demo: as the application shows."))
                                    .toList());
        } catch (RefusedException | IndexOutOfBoundsException noSheet) {
            refused.add(new Problem(
                    "applications.csv",
                    folder.applications().indexOf(application) + 2L,
                    "sheet " + (turn + 1) + " refused: " + noSheet.getMessage()));
            world.sheets().resign(task.caseId(), task.assignee(), String.valueOf(noSheet.getMessage()));
        }
        return by(task.assignee());
    }

    /** On the last day of the month for assessing, so that what is withdrawn before counts as withdrawn. */
    private Optional<Answer> holdMeeting(OpenTask task) {
        Instant meeting = world.assessments().due(task.caseId()).minus(Duration.ofHours(4));
        if (world.clock().instant().isBefore(meeting)) {
            remember(task.caseId(), meeting);
            return Optional.empty();
        }
        var held = new BoardMeeting(
                today(),
                "Demo: all members present.",
                world.board().members(task.caseId()).stream()
                        .map(Board.Member::id)
                        .toList(),
                List.of());
        world.board().record(task.caseId(), world.board().inFavour(task.caseId(), held), team.board());
        return by(team.board());
    }

    /** The agency takes a case up once nothing is known to come that would end it before. */
    private Optional<Answer> reviewOpinion(OpenTask task) {
        Optional<Instant> withdrawal = byCase.get(task.caseId())
                .withdrawnAt()
                .filter(day -> day.isAfter(world.clock().instant()))
                .filter(day -> day.isBefore(world.decisions().due(task.caseId())));
        return withdrawal.isPresent() ? Optional.empty() : by("demo-officer", "opinion", "lawful");
    }

    private Optional<Answer> checkCosts(OpenTask task) {
        RoundFolder.Application application = byCase.get(task.caseId());
        Money eligible = application.reducedEligible().orElse(application.eligibleCost());
        boolean refuse = !application.ladFinding().isEmpty()
                && application.reducedEligible().filter(Money::isPositive).isEmpty();
        String finding =
                CostChecks.FINDINGS.contains(application.ladFinding()) ? application.ladFinding() : "ineligible-costs";
        String result = refuse ? "ineligible" : "eligible";
        var line = new CostCheck.Line(1, eligible, "offers", "not-eligible");
        world.costChecks()
                .write(
                        task.caseId(),
                        new CostCheck(
                                result,
                                List.of(line),
                                refuse ? finding : null,
                                null,
                                application.ladFinding().isEmpty()
                                        ? "Demo: costs are reasonable."
                                        : application.ladFinding()));
        return by("demo-officer", "costs", result);
    }

    private Optional<Answer> prepareDecision(OpenTask task) {
        boolean approve = world.decisions().fundable(task.caseId())
                && world.supports()
                        .of(task.caseId())
                        .filter(support ->
                                support.eligible() && support.support().isPositive())
                        .isPresent();
        return by(
                "demo-officer",
                "proposal",
                approve ? "approve" : "refuse",
                "reasons",
                "Demo: "
                        + world.opinions()
                                .conformityOf(task.caseId())
                                .orElseThrow()
                                .outcome() + " " + byCase.get(task.caseId()).ladFinding());
    }

    private Optional<Answer> checkClaim(OpenTask task) {
        world.lineChecks()
                .record(
                        task.caseId(),
                        world.claims().lines(task.caseId()).stream()
                                .map(line -> new CheckedLine(line.position(), line.amount(), ""))
                                .toList(),
                        "demo-officer");
        return by("demo-officer", "result", "accept");
    }

    /** Beneficiaries carry out, ask for the last payment, and report when a report is open. */
    private void applicantsPlan() {
        for (Map.Entry<UUID, RoundFolder.Application> played : byCase.entrySet()) {
            UUID id = played.getKey();
            Optional<Approval> approval =
                    begun.contains(id) ? Optional.empty() : world.approvals().of(id);
            approval.ifPresent(granted -> {
                begun.add(id);
                if (leave.test(played.getValue().number(), "claim")) {
                    return;
                }
                plan.add(new Planned(granted.approvedAt().plus(CARRYING_OUT), () -> claim(id, granted)));
            });
        }
        for (UUID id : begun) {
            world.monitorings()
                    .owed(id)
                    .filter(owed -> reported.getOrDefault(id, 0) < owed.ordinal())
                    .ifPresent(owed -> {
                        reported.put(id, owed.ordinal());
                        plan.add(new Planned(
                                owed.opensAt().plus(Duration.ofDays(REPORT_DAYS)),
                                () -> world.monitorings().report(id, "{}", "demo-applicant")));
                    });
        }
    }

    private void claim(UUID id, Approval granted) {
        world.claims()
                .submit(
                        new PaymentRequest(
                                "final",
                                id,
                                "final",
                                List.of(new PaymentRequest.Line(1, "Demo: the whole project", granted.eligibleCost())),
                                iban(id),
                                "{}"),
                        "demo-applicant");
    }

    private static String iban(UUID id) {
        long account = Math.floorMod(id.getLeastSignificantBits(), 10_000_000_000_000L);
        return new Iban.Builder()
                .countryCode(CountryCode.LV)
                .bankCode("DEMO")
                .accountNumber("%013d".formatted(account))
                .build()
                .toString();
    }

    private void remember(UUID caseId, Instant moment) {
        if (meetings.add(caseId)) {
            plan.add(new Planned(moment, () -> log.debug("The board of {} comes together", caseId)));
        }
    }

    private LocalDate today() {
        return LocalDate.ofInstant(world.clock().instant(), LegalCalendar.RIGA);
    }

    private static Instant noon(LocalDate day) {
        return day.atTime(12, 0).atZone(LegalCalendar.RIGA).toInstant().plus(MINUTE);
    }
}
