package lv.leader.call;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import lv.leader.database.Ids;
import lv.leader.engine.Forms;
import lv.leader.engine.Inbox;
import lv.leader.engine.ProcessGate;
import lv.leader.refusal.Refusal;
import org.joda.money.Money;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Calls for project applications (step 3): what is announced, open and closed. Its text before that: {@link CallDrafts}. */
@Component
public class Calls {

    static final String PROCESS = "call";

    /** Form that applications are written on. */
    public static final String APPLICATION_FORM = "project-application";

    private final CallMapper mapper;
    private final Forms forms;
    private final ProcessGate gate;
    private final Inbox inbox;

    Calls(CallMapper mapper, ProcessGate gate, Inbox inbox, Forms forms) {
        this.forms = forms;
        this.mapper = mapper;
        this.gate = gate;
        this.inbox = inbox;
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
     * @param action the strategy's action
     * @param activity of the fund's rules, in words; may be empty
     * @param funding public money available in this call
     * @param cap eligible cost of one project at most
     * @param intensity per cent of the eligible cost that is paid at most
     */
    public record Offer(
            UUID id,
            UUID call,
            UUID action,
            String code,
            String name,
            String activity,
            Money funding,
            Money cap,
            BigDecimal intensity) {}

    /** Begins the case of a new call; the returned id is the case and will be the call. */
    @Transactional
    public UUID start(String lag, String fund, String period) {
        UUID call = Ids.next();
        gate.start(PROCESS, call, lag, Map.of("fund", fund, "period", period));
        return call;
    }

    /** The case of a call, drafts included. */
    public Optional<CallCase> findCase(UUID call) {
        return mapper.findCase(call);
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
        mapper.lockRound(call);
        if (published && mapper.cancelRound(call) == 0) {
            throw Refusal.of("call.open-already").asException();
        }
        inbox.post(call, "CallCancelled", Map.of(), "call/given-up/" + call);
        mapper.batches(call).stream()
                .filter(batch -> batch.batch() > 1)
                .forEach(batch -> inbox.post(batch.id(), "CallCancelled", Map.of(), "call/given-up/" + batch.id()));
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
        mapper.publish(call, forms.version(APPLICATION_FORM));
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
     * Closes a call whose time is over.
     *
     * @return false where its period was made longer and goes on
     * @throws IllegalStateException while the time it was told to close is not over by the database's clock
     */
    @Transactional
    boolean closeAt(UUID call, Instant told) {
        if (mapper.close(call) || mapper.isClosed(call)) {
            return true;
        }
        if (mapper.find(call).orElseThrow().closesAt().isBefore(told)) {
            throw new IllegalStateException("call " + call + " is still open by the database's clock");
        }
        return false;
    }

    /** Whether anything was submitted and not taken back. */
    boolean hasApplications(UUID call) {
        return mapper.hasApplications(call);
    }

    public Optional<Call> find(UUID call) {
        return mapper.find(call);
    }

    /** The rounds that are announced as one: a fixed one alone, a continuous one with all its batches in order. */
    public List<Call> batches(UUID announced) {
        return mapper.batches(announced);
    }

    /** Whether a round is one of several batches. */
    public boolean isContinuous(Call call) {
        return call.batch() > 1 || mapper.batches(call.id()).size() > 1;
    }

    /** The batch that takes what is submitted now, or will be the first to; empty when the call is over. */
    public Optional<Call> taking(UUID announced) {
        return mapper.taking(announced);
    }

    /** An earlier batch of the same round that still holds money this one may get. */
    Optional<Call> unsettledBefore(UUID batch) {
        return mapper.unsettledBefore(batch);
    }

    /** What was left of its money has gone on: the next batch may be decided. */
    @Transactional
    public void settled(UUID call) {
        mapper.settle(call);
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

    /** Announced calls whose time is not over, the first to open first; a continuous one by its first batch. */
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
