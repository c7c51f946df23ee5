package lv.leader.call;

import com.fasterxml.jackson.core.type.TypeReference;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import lv.leader.calendar.LegalCalendar;
import lv.leader.database.JsonText;
import lv.leader.database.LeaderClock;
import lv.leader.engine.Answers;
import lv.leader.ledger.Account;
import lv.leader.refusal.Refusal;
import lv.leader.rules.Parameters;
import lv.leader.rules.Programme;
import lv.leader.strategy.Strategies;
import lv.leader.strategy.StrategyVersion;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Calls while they are written: their text, what it lacks, and what strategy and programme do not allow. */
@Component
public class CallDrafts {

    private static final TypeReference<CallDraft> DRAFT = new TypeReference<>() {};
    private static final TypeReference<List<Refusal>> REFUSALS = new TypeReference<>() {};

    private final CallMapper mapper;
    private final Strategies strategies;
    private final Programme programme;
    private final Answers answers;
    private final JsonText json;
    private final LegalCalendar calendar;
    private final LeaderClock clock;

    CallDrafts(
            CallMapper mapper,
            Strategies strategies,
            Programme programme,
            Answers answers,
            JsonText json,
            LegalCalendar calendar,
            LeaderClock clock) {
        this.mapper = mapper;
        this.strategies = strategies;
        this.programme = programme;
        this.answers = answers;
        this.json = json;
        this.calendar = calendar;
        this.clock = clock;
    }

    /** Keeps a call that begins, with nothing written yet. */
    @Transactional
    public void register(UUID call, String lag, String fund, String period, String startedBy) {
        mapper.register(call, lag, fund, period, startedBy, json.write(CallDraft.empty()));
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
        missing.addAll(
                Soundness.against(draft(call), strategyOf(about), strategies, about.fund(), law(about), today()));
        return missing;
    }

    /** What does not stand in the way but is worth a look. */
    public List<Refusal> hints(UUID call) {
        CallCase about = mapper.findCase(call).orElseThrow();
        CallDraft draft = draft(call);
        List<Refusal> hints = new ArrayList<>();
        if (draft.opens() != null) {
            int months = law(about).months("call.everyMonths").getMonths();
            mapper.lastOpening(about.lag(), about.fund(), about.period())
                    .map(last -> LocalDate.ofInstant(last, LegalCalendar.RIGA))
                    .filter(last -> last.plusMonths(months).isBefore(draft.opens()))
                    .ifPresent(last -> hints.add(Refusal.of("call.hint-yearly", "last", last, "months", months)));
        }
        if (draft.closes() != null && !calendar.isWorkingDay(draft.closes())) {
            hints.add(Refusal.of("call.hint-day-off", "closes", draft.closes()));
        }
        return hints;
    }

    /** The approved strategy that a call rests on, if its group has one. */
    public Optional<StrategyVersion> strategyOf(CallCase about) {
        return strategies.approved(about.lag(), about.fund(), about.period());
    }

    /** The account of a strategy's action, the same in all versions of the strategy. */
    Account account(UUID action) {
        return new Account(
                Account.Kind.ACTION, strategies.accounts(List.of(action)).get(action));
    }

    /** The programme's numbers: those pinned for the call once it is published. */
    Parameters law(CallCase about) {
        return programme.of(about.id(), about.fund(), about.period());
    }

    /** Whether nothing speaks against publishing the call; what does is kept in {@link #reasons}. */
    @Transactional
    public boolean check(UUID call) {
        List<Refusal> against = missing(call);
        mapper.checked(call, json.write(against));
        return against.isEmpty();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), LegalCalendar.RIGA);
    }
}
