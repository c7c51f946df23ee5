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
 * @param batches of a continuous round: the days on which a batch closes before the last one; empty in a fixed round
 * @param announcement what applicants must know besides
 * @param contacts whom to ask: name, telephone, e-mail
 * @param strategyAt where strategy and criteria can be read
 */
public record CallDraft(
        LocalDate opens,
        LocalDate closes,
        BigDecimal minScore,
        String reserve,
        List<ActionDraft> actions,
        List<BatchDraft> batches,
        String announcement,
        String contacts,
        String strategyAt) {

    public CallDraft {
        actions = actions == null
                ? List.of()
                : actions.stream().filter(Objects::nonNull).toList();
        batches = batches == null
                ? List.of()
                : batches.stream().filter(Objects::nonNull).toList();
    }

    /**
     * An action of the strategy in the call.
     *
     * @param funding public money for this call, euro
     */
    public record ActionDraft(UUID action, Money funding) {}

    /**
     * A batch of a continuous round before the last one.
     *
     * @param closes its last day, to the last second in Riga
     */
    public record BatchDraft(LocalDate closes) {}

    /** Nothing written yet. */
    public static CallDraft empty() {
        return new CallDraft(null, null, null, null, null, null, null, null, null);
    }

    /** Whether it closes more than once. */
    @JsonIgnore
    public boolean isContinuous() {
        return !batches.isEmpty();
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
