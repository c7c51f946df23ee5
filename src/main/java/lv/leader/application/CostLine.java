package lv.leader.application;

import java.util.List;
import java.util.Set;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * One thing that a project pays for.
 *
 * @param position 1 for the first
 * @param category one of {@link #CATEGORIES}
 * @param item what is paid for
 * @param total with VAT, euro
 * @param eligible what of it counts for support, euro
 * @param supplier chosen after comparing offers; empty where none is chosen yet
 * @param offers valid ones that were compared
 */
public record CostLine(
        int position, String category, String item, Money total, Money eligible, String supplier, int offers) {

    /** Kinds of cost; general ones are preparation and supervision. */
    public static final Set<String> CATEGORIES = Set.of("construction", "equipment", "services", "staff", "general");

    /** A project that is one thing. */
    public static List<CostLine> single(String category, String item, Money total, Money eligible) {
        return List.of(new CostLine(1, category, item, total, eligible, "", 0));
    }

    static Money totalOf(List<CostLine> lines) {
        return Money.total(CurrencyUnit.EUR, lines.stream().map(CostLine::total).toList());
    }

    static Money eligibleOf(List<CostLine> lines) {
        return Money.total(
                CurrencyUnit.EUR, lines.stream().map(CostLine::eligible).toList());
    }
}
