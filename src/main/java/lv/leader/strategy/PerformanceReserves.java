package lv.leader.strategy;

import java.math.RoundingMode;
import java.util.UUID;
import lv.leader.rules.Parameters;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.springframework.stereotype.Component;

/** The part of a strategy's money that the programme keeps back until mid-term. */
@Component
public class PerformanceReserves {

    private final StrategyMapper mapper;
    private final StrategyDrafts drafts;
    private final StrategyLaw law;
    private final StrategyMoney money;
    private final StrategyNotices notices;

    PerformanceReserves(
            StrategyMapper mapper,
            StrategyDrafts drafts,
            StrategyLaw law,
            StrategyMoney money,
            StrategyNotices notices) {
        this.mapper = mapper;
        this.drafts = drafts;
        this.law = law;
        this.money = money;
        this.notices = notices;
    }

    /**
     * The performance reserve that comes on top of the total: what would be kept back, from the first approval on what
     * still is. Zero where the programme keeps none.
     */
    public Money reserve(UUID strategy) {
        Strategy about = mapper.find(strategy).orElseThrow();
        if (mapper.approved(strategy).isPresent()) {
            return money.reserve(about);
        }
        Money total = drafts.draft(strategy).total();
        if (!about.reserveKept() || total == null) {
            return Money.zero(CurrencyUnit.EUR);
        }
        Parameters numbers = law.of(strategy);
        return Money.of(
                CurrencyUnit.EUR,
                total.getAmount()
                        .multiply(numbers.percent("strategy.reserveShare"))
                        .divide(numbers.percent("strategy.initialShare"), 2, RoundingMode.HALF_UP));
    }
}
