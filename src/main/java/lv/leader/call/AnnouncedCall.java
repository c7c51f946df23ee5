package lv.leader.call;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import lv.leader.party.Municipality;
import lv.leader.strategy.Criterion;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * Everything that is public of a call.
 *
 * @param call for a continuous round its first batch
 * @param batches the call alone, or all batches of a continuous round in order
 * @param said in the version that is read; empty for a call that was published elsewhere
 * @param versions all versions of the announcement, the first one first
 * @param group name of the local action group
 * @param fund EAFRD, EMFF or EMFAF
 * @param intervention code under which the programme pays for it
 * @param territory municipalities of the group
 * @param buildingMonths term for carrying out construction, months from the decision
 * @param otherMonths the same for everything else
 * @param cancelledAt null where it was not
 */
public record AnnouncedCall(
        Call call,
        List<Call> batches,
        Optional<Announcement> said,
        List<Announcement> versions,
        String group,
        String fund,
        String period,
        String intervention,
        List<Municipality> territory,
        int buildingMonths,
        int otherMonths,
        List<Offered> actions,
        Instant cancelledAt) {

    /** An action with the criteria by which its applications are assessed. */
    public record Offered(Calls.Offer offer, List<Criterion> criteria) {}

    /** Public money of all actions. */
    public Money total() {
        return actions.stream()
                .map(action -> action.offer().funding())
                .reduce(Money.zero(CurrencyUnit.EUR), Money::plus);
    }

    public boolean isContinuous() {
        return batches.size() > 1;
    }

    /** End of the round as the version that is read says. */
    public Instant closesAt() {
        return said.map(Announcement::closesAt)
                .orElseGet(() -> batches.get(batches.size() - 1).closesAt());
    }
}
