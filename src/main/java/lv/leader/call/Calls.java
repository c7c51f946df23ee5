package lv.leader.call;

import com.fasterxml.jackson.core.type.TypeReference;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import lv.leader.access.Group;
import lv.leader.access.People;
import lv.leader.calendar.LegalCalendar;
import lv.leader.database.Ids;
import lv.leader.database.JsonText;
import lv.leader.database.LeaderClock;
import lv.leader.engine.Answers;
import lv.leader.engine.Inbox;
import lv.leader.engine.ProcessGate;
import lv.leader.ledger.Account;
import lv.leader.ledger.Fund;
import lv.leader.ledger.Ledger;
import lv.leader.ledger.Move;
import lv.leader.notice.Notices;
import lv.leader.refusal.Refusal;
import lv.leader.rules.Parameters;
import lv.leader.rules.Programme;
import lv.leader.rules.Rules;
import lv.leader.strategy.Strategies;
import lv.leader.strategy.StrategyVersion;
import org.joda.money.Money;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Calls for project applications (step 3). */
@Component
public class Calls {

    static final String PROCESS = "call";

    /** The tables whose version is fixed when a call is published. */
    private static final List<String> RULES =
            List.of("programme", "intake", "divergence", "support-amount", "eligibility");

    private static final TypeReference<CallDraft> DRAFT = new TypeReference<>() {};
    private static final TypeReference<List<Refusal>> REFUSALS = new TypeReference<>() {};

    private final CallMapper mapper;
    private final JsonText json;
    private final Strategies strategies;
    private final Programme programme;
    private final Rules rules;
    private final Ledger ledger;
    private final Answers answers;
    private final ProcessGate gate;
    private final Inbox inbox;
    private final Notices notices;
    private final People people;
    private final LeaderClock clock;

    Calls(
            CallMapper mapper,
            JsonText json,
            Strategies strategies,
            Programme programme,
            Rules rules,
            Ledger ledger,
            Answers answers,
            ProcessGate gate,
            Inbox inbox,
            Notices notices,
            People people,
            LeaderClock clock) {
        this.mapper = mapper;
        this.json = json;
        this.strategies = strategies;
        this.programme = programme;
        this.rules = rules;
        this.ledger = ledger;
        this.answers = answers;
        this.gate = gate;
        this.inbox = inbox;
        this.notices = notices;
        this.people = people;
        this.clock = clock;
    }

    /**
     * An action of the strategy in a call.
     *
     * @param id of the action in this call
     * @param action the strategy's action
     * @param funding public money available in this call
     */
    public record CallAction(UUID id, UUID action, Money funding) {}

    /**
     * An action as it is announced in a call.
     *
     * @param id of the action in the call
     * @param funding public money available in this call
     * @param cap eligible cost of one project at most
     * @param intensity per cent of the eligible cost that is paid at most
     */
    public record Offer(UUID id, UUID call, String code, String name, Money funding, Money cap, BigDecimal intensity) {}

    /** Begins the case of a new call; the returned id is the case and will be the call. */
    @Transactional
    public UUID start(String lag, String fund, String period) {
        UUID call = Ids.next();
        gate.start(PROCESS, call, lag, Map.of("fund", fund, "period", period));
        return call;
    }

    /** Keeps a call that begins, with nothing written yet. */
    @Transactional
    public void register(UUID call, String lag, String fund, String period, String startedBy) {
        mapper.register(call, lag, fund, period, startedBy, json.write(CallDraft.empty()));
    }

    /** The case of a call, drafts included. */
    public Optional<CallCase> findCase(UUID call) {
        return mapper.findCase(call);
    }

    /** What stands written. */
    public CallDraft draft(UUID call) {
        return json.read(mapper.written(call).draft(), DRAFT);
    }

    /**
     * Keeps what is written, whole or half-finished.
     *
     * @throws lv.leader.refusal.RefusedException {@code call.published}: then it stands as announced
     */
    @Transactional
    public void write(UUID call, CallDraft draft) {
        mapper.lockDraft(call);
        if (mapper.find(call).isPresent()) {
            throw Refusal.of("call.published").asException();
        }
        mapper.write(call, json.write(draft));
    }

    /** Why the draft was given back, by the last check, the publication or the paying agency; empty when it was not. */
    public List<Refusal> reasons(UUID call) {
        List<Refusal> reasons = new ArrayList<>(json.read(mapper.written(call).reasons(), REFUSALS));
        Instant checked = mapper.findCase(call).orElseThrow().checkedAt();
        answers.latest(call, "Task_AgreeCall")
                .filter(answer -> answer.text("outcome").equals("returned"))
                .filter(answer -> checked == null || !answer.answeredAt().isBefore(checked))
                .ifPresent(answer -> reasons.add(Refusal.of("call.returned", "reasons", answer.text("reasons"))));
        return reasons;
    }

    /** What is not written yet. */
    public List<Refusal> incomplete(UUID call) {
        return Soundness.gaps(draft(call));
    }

    /** Everything that speaks against publishing the call as it is written now. */
    public List<Refusal> missing(UUID call) {
        List<Refusal> missing = new ArrayList<>(incomplete(call));
        CallCase about = mapper.findCase(call).orElseThrow();
        missing.addAll(Soundness.against(draft(call), strategyOf(about), strategies, law(about), today()));
        return missing;
    }

    /** The approved strategy that a call rests on, if its group has one. */
    public Optional<StrategyVersion> strategyOf(CallCase about) {
        return strategies.approved(about.lag(), about.fund(), about.period());
    }

    private Parameters law(CallCase about) {
        return programme.of(about.id(), about.fund(), about.period());
    }

    /** Whether nothing speaks against publishing the call; what does is kept in {@link #reasons}. */
    @Transactional
    public boolean check(UUID call) {
        List<Refusal> against = missing(call);
        mapper.checked(call, json.write(against));
        return against.isEmpty();
    }

    /**
     * Publishes a drafted call: from now on it stands, with the tables in force, and each action's money is the call's.
     *
     * @return false where something speaks against it by now, such as money that another call took: then nothing moved
     */
    @Transactional
    public boolean publishDraft(UUID id) {
        mapper.lockDraft(id);
        if (!check(id)) {
            return false;
        }
        CallCase about = mapper.findCase(id).orElseThrow();
        CallDraft draft = draft(id);
        UUID version = strategyOf(about).orElseThrow().id();
        LocalTime closeTime = LocalTime.parse(law(about).text("call.closeTime"));
        List<CallAction> actions = draft.actions().stream()
                .map(action -> new CallAction(Ids.next(), action.action(), action.funding()))
                .toList();
        draft(
                new Call(
                        id,
                        about.lag(),
                        version,
                        mapper.nextNumber(version),
                        draft.opens().atStartOfDay(LegalCalendar.RIGA).toInstant(),
                        draft.closes()
                                .atTime(closeTime)
                                .atZone(LegalCalendar.RIGA)
                                .toInstant(),
                        draft.minScore(),
                        draft.reserve()),
                actions);
        mapper.announce(id, draft.announcement() == null ? "" : draft.announcement());
        rules.pin(id, RULES.stream().filter(rules::has).toList());
        for (CallAction action : actions) {
            move(about, ofStrategy(action), ofCall(action), action.funding(), "publish", action);
        }
        publish(id);
        return true;
    }

    private void move(CallCase about, Account from, Account to, Money amount, String reason, CallAction action) {
        ledger.move(new Move(
                from,
                to,
                Fund.valueOf(about.fund()),
                amount,
                law(about).percent("cofin.eu").movePointLeft(2),
                about.id(),
                reason,
                "call/" + reason + "/" + action.id(),
                "system"));
    }

    private static Account ofStrategy(CallAction action) {
        return new Account(Account.Kind.ACTION, action.action());
    }

    private static Account ofCall(CallAction action) {
        return new Account(Account.Kind.CALL, action.id());
    }

    /** Tells the group that its call takes applications from now on. */
    @Transactional
    public void open(UUID call) {
        CallCase about = mapper.findCase(call).orElseThrow();
        Call published = mapper.find(call).orElseThrow();
        notices.tell(
                managersOf(about),
                "call-open",
                call,
                "call/open/" + call,
                "number",
                published.number(),
                "closes",
                LocalDate.ofInstant(published.closesAt(), LegalCalendar.RIGA));
    }

    /** Gives what is left of a call's money back to the actions of the strategy. */
    @Transactional
    public void returnMoney(UUID call) {
        CallCase about = mapper.findCase(call).orElseThrow();
        for (CallAction action : mapper.actions(call)) {
            Money left = ledger.balance(ofCall(action));
            if (left.isPositive()) {
                move(about, ofCall(action), ofStrategy(action), left, "return", action);
            }
        }
        if (about.cancelledAt() != null) {
            List<String> told = new ArrayList<>(managersOf(about));
            told.addAll(people.mailboxes(Group.LAD_OFFICER, null));
            notices.tell(told, "call-given-up", call, "call/given-up/" + call, "lag", about.lag());
        } else {
            notices.tell(managersOf(about), "call-empty", call, "call/empty/" + call);
        }
    }

    /** Reminds the group's managers, once, that the round must be handed over soon. */
    @Transactional
    public void remindHandOver(UUID call, Instant due) {
        CallCase about = mapper.findCase(call).orElseThrow();
        notices.tell(
                managersOf(about),
                "call-hand-over",
                call,
                "call/hand-over/" + call,
                "due",
                due == null ? "" : LocalDate.ofInstant(due, LegalCalendar.RIGA));
    }

    /**
     * Gives a call up before it opens.
     *
     * @param person who decides for the group; the caller has checked that they may
     * @throws lv.leader.refusal.RefusedException {@code call.given-up}, or {@code call.open-already}: from then on
     *     applicants rely on it
     */
    @Transactional
    public void giveUp(UUID call, String person) {
        mapper.lockDraft(call);
        boolean published = mapper.find(call).isPresent();
        if (mapper.cancelDraft(call, person) == 0) {
            throw Refusal.of("call.given-up").asException();
        }
        if (published && mapper.cancelRound(call) == 0) {
            throw Refusal.of("call.open-already").asException();
        }
        inbox.post(call, "CallCancelled", Map.of(), "call/given-up/" + call);
    }

    private List<String> managersOf(CallCase about) {
        return people.mailboxes(Group.LAG_MANAGER, about.lag());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), LegalCalendar.RIGA);
    }

    /** Keeps a call as it will be announced, with its actions; nothing is announced yet. */
    @Transactional
    public void draft(Call call, List<CallAction> actions) {
        mapper.insert(call);
        actions.forEach(action -> mapper.insertAction(call.id(), action));
    }

    /** From now on the call stands as announced: the database refuses changes. */
    @Transactional
    public void publish(UUID call) {
        mapper.publish(call);
    }

    /**
     * Closes a call whose time is over, once everybody who was stamped in time has committed or given up.
     *
     * @return false while its time is not over, and when it was closed before
     */
    @Transactional
    public boolean close(UUID call) {
        return mapper.close(call);
    }

    /**
     * Closes a call whose time is over and says whether anything is there to assess.
     *
     * @throws IllegalStateException while by the database's clock its time is not over
     */
    @Transactional
    public boolean closeAndLook(UUID call) {
        if (!mapper.close(call) && !mapper.isClosed(call)) {
            throw new IllegalStateException("call " + call + " is still open by the database's clock");
        }
        return mapper.hasApplications(call);
    }

    public Optional<Call> find(UUID call) {
        return mapper.find(call);
    }

    public List<CallAction> actions(UUID call) {
        return mapper.actions(call);
    }

    /** What applies to the applications of an action in its call. */
    public CallTerms terms(UUID callAction) {
        return mapper.terms(callAction)
                .orElseThrow(() -> new IllegalArgumentException("no action " + callAction + " in any call"));
    }

    /** A call that was announced; drafts are nobody's business. */
    public Optional<Call> announced(UUID call) {
        return mapper.announced(call);
    }

    /** Announced calls whose time is not over, the first to close first. */
    public List<Call> announced() {
        return mapper.notOver();
    }

    /** What an announced call offers. */
    public List<Offer> offers(UUID call) {
        return mapper.offers(call);
    }

    /** One action of an announced call. */
    public Optional<Offer> offer(UUID callAction) {
        return mapper.offer(callAction);
    }

    /** A new id for a call or an action in it. */
    public static UUID newId() {
        return Ids.next();
    }
}
