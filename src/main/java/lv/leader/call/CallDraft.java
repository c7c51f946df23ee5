package lv.leader.call;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * What a group writes in the announcement of a call. While it is drafted anything may be missing.
 *
 * @param opens first day of submission
 * @param closes last day of submission, to its last second in Riga
 * @param minScore points of the mean total that a positive opinion needs
 * @param reserve {@code none} or {@code call-up}
 * @param announcement what applicants must know besides: where to see strategy and criteria, contacts
 */
public record CallDraft(
        LocalDate opens,
        LocalDate closes,
        BigDecimal minScore,
        String reserve,
        List<ActionDraft> actions,
        String announcement) {

    public CallDraft {
        actions = actions == null
                ? List.of()
                : actions.stream().filter(Objects::nonNull).toList();
    }

    /**
     * An action of the strategy in the call.
     *
     * @param funding public money for this call, euro
     */
    public record ActionDraft(UUID action, Money funding) {}

    /** Nothing written yet. */
    public static CallDraft empty() {
        return new CallDraft(null, null, null, null, null, null);
    }

    /** Public money of all actions. */
    @JsonIgnore
    public Money total() {
        return actions.stream()
                .map(ActionDraft::funding)
                .filter(Objects::nonNull)
                .reduce(Money.zero(CurrencyUnit.EUR), Money::plus);
    }
}
