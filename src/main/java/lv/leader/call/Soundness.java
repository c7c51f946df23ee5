package lv.leader.call;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import lv.leader.refusal.Refusal;
import lv.leader.rules.Parameters;
import lv.leader.strategy.Criterion;
import lv.leader.strategy.Strategies;
import lv.leader.strategy.StrategyAction;
import lv.leader.strategy.StrategyVersion;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** What speaks against a call: gaps in its draft, the approved strategy, the money left, the terms of the programme. */
final class Soundness {

    private static final Set<String> RESERVES = Set.of("none", "call-up");

    private final List<Refusal> against = new ArrayList<>();

    private Soundness() {}

    /** What is not written yet. */
    static List<Refusal> gaps(CallDraft draft) {
        var check = new Soundness();
        check.require(draft.opens() != null && draft.closes() != null, "call.dates-missing");
        check.require(draft.minScore() != null && draft.minScore().signum() >= 0, "call.min-score-missing");
        check.require(draft.reserve() != null && RESERVES.contains(draft.reserve()), "call.reserve-missing");
        check.require(isWritten(draft.contacts()), "call.contacts-missing");
        check.require(isWritten(draft.strategyAt()), "call.strategy-at-missing");
        for (int row = 0; row < draft.batches().size(); row++) {
            check.require(draft.batches().get(row).closes() != null, "call.batch-incomplete", "row", row + 1);
        }
        check.require(!draft.actions().isEmpty(), "call.actions-missing");
        for (int row = 0; row < draft.actions().size(); row++) {
            var action = draft.actions().get(row);
            check.require(
                    action.action() != null
                            && action.funding() != null
                            && action.funding().isPositive(),
                    "call.action-incomplete",
                    "row",
                    row + 1);
        }
        return check.against;
    }

    /**
     * What strategy and rules say against it, gaps left out.
     *
     * @param today the day on which it would be published at the earliest
     */
    static List<Refusal> against(
            CallDraft draft,
            Optional<StrategyVersion> version,
            Strategies strategies,
            String fund,
            Parameters law,
            LocalDate today) {
        var check = new Soundness();
        if (version.isEmpty()) {
            check.require(false, "call.no-approved-strategy");
        } else {
            check.actions(draft, strategies.actions(version.get().id()), strategies, fund);
        }
        if (draft.opens() != null && draft.closes() != null) {
            check.terms(draft, law, today);
            check.batches(draft);
        }
        return check.against;
    }

    /** Each batch ends after the one before it and before the round does. */
    private void batches(CallDraft draft) {
        LocalDate after = draft.opens();
        for (var batch : draft.batches()) {
            if (batch.closes() != null) {
                require(
                        batch.closes().isAfter(after) && batch.closes().isBefore(draft.closes()),
                        "call.batch-out-of-order",
                        "closes",
                        batch.closes(),
                        "after",
                        after,
                        "before",
                        draft.closes());
                after = batch.closes();
            }
        }
    }

    private static boolean isWritten(String text) {
        return text != null && !text.isBlank();
    }

    private void terms(CallDraft draft, Parameters law, LocalDate today) {
        long notice = ChronoUnit.DAYS.between(today, draft.opens());
        int neededNotice = law.number("call.noticeDays").intValueExact();
        require(
                notice >= neededNotice || isMonth(today, draft.opens()),
                "call.notice-too-short",
                "days",
                Math.max(0, notice),
                "needed",
                neededNotice,
                "earliest",
                today.plusDays(neededNotice));
        long duration = ChronoUnit.DAYS.between(draft.opens(), draft.closes()) + 1;
        int neededDuration = law.number("call.minDurationDays").intValueExact();
        require(
                duration >= neededDuration || isMonth(draft.opens(), draft.closes()),
                "call.too-short",
                "days",
                Math.max(0, duration),
                "needed",
                neededDuration,
                "earliest",
                draft.opens().plusDays(neededDuration - 1L));
    }

    /** A month counts for its days, also in February. */
    private static boolean isMonth(LocalDate from, LocalDate until) {
        return !until.isBefore(from.plusMonths(1));
    }

    private void actions(CallDraft draft, List<StrategyAction> ofStrategy, Strategies strategies, String fund) {
        Map<UUID, StrategyAction> known = new HashMap<>();
        ofStrategy.forEach(action -> known.put(action.id(), action));
        Map<UUID, Money> left = strategies.left(ofStrategy);
        Set<UUID> seen = new HashSet<>();
        for (var wanted : draft.actions()) {
            if (wanted.action() == null || wanted.funding() == null) {
                continue;
            }
            StrategyAction action = known.get(wanted.action());
            if (action == null) {
                require(false, "call.action-not-in-strategy");
                continue;
            }
            require(seen.add(action.id()), "call.action-twice", "code", action.code());
            kind(draft, action);
            require(
                    action.fund() == null || action.fund().equals(fund),
                    "call.action-other-fund",
                    "code",
                    action.code(),
                    "fund",
                    action.fund(),
                    "call",
                    fund);
            Money has = left.getOrDefault(action.id(), Money.zero(CurrencyUnit.EUR));
            require(
                    !wanted.funding().isGreaterThan(has),
                    "call.not-enough",
                    "code",
                    action.code(),
                    "wanted",
                    wanted.funding().getAmount(),
                    "left",
                    has.getAmount());
            score(draft, action, strategies.criteria(action.id()));
        }
    }

    /** The strategy says whether an action is called for in rounds, continuously or, for co-operation, not at all. */
    private void kind(CallDraft draft, StrategyAction action) {
        switch (action.roundKind()) {
            case "continuous" -> require(draft.isContinuous(), "call.action-continuous", "code", action.code());
            case "rounds" -> require(!draft.isContinuous(), "call.action-in-rounds", "code", action.code());
            default -> require(false, "call.action-not-called-for", "code", action.code());
        }
    }

    private void score(CallDraft draft, StrategyAction action, List<Criterion> criteria) {
        if (draft.minScore() == null) {
            return;
        }
        BigDecimal max = criteria.stream().map(Criterion::maxPoints).reduce(BigDecimal.ZERO, BigDecimal::add);
        require(!criteria.isEmpty(), "call.no-criteria", "code", action.code());
        require(
                criteria.isEmpty() || draft.minScore().compareTo(max) <= 0,
                "call.score-unreachable",
                "code",
                action.code(),
                "score",
                draft.minScore(),
                "max",
                max);
        require(
                draft.minScore().compareTo(action.minScore()) >= 0,
                "call.score-below-strategy",
                "code",
                action.code(),
                "score",
                draft.minScore(),
                "min",
                action.minScore());
    }

    private void require(boolean holds, String code, Object... facts) {
        if (!holds) {
            against.add(Refusal.of(code, facts));
        }
    }
}
