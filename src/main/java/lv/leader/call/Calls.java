package lv.leader.call;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import lv.leader.database.Ids;
import org.joda.money.Money;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Calls for project applications (step 3). */
@Component
public class Calls {

    private final CallMapper mapper;

    Calls(CallMapper mapper) {
        this.mapper = mapper;
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

    /** Keeps a draft with its actions; nothing is announced yet. */
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
