package lv.leader.rules;

import java.math.BigDecimal;
import java.time.Period;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** The numbers of one fund in one period, read by key; a key that the table doesn't have is an error that says so. */
public final class Parameters {

    private final String fund;
    private final String period;
    private final String versionTag;
    private final String hash;
    private final Function<String, Map<String, Object>> rows;

    Parameters(String fund, String period, String versionTag, String hash, Function<String, Map<String, Object>> rows) {
        this.fund = fund;
        this.period = period;
        this.versionTag = versionTag;
        this.hash = hash;
        this.rows = rows;
    }

    /** The version of the table these numbers are from. */
    public String versionTag() {
        return versionTag;
    }

    /** SHA-256 of the table these numbers are from. */
    public String hash() {
        return hash;
    }

    public String text(String key) {
        return find(key)
                .orElseThrow(() -> new IllegalStateException("table programme (version " + versionTag
                        + ") has no parameter " + key + " for " + fund + " " + period));
    }

    /** The value, or empty where this fund or period has no such rule. */
    public Optional<String> find(String key) {
        return Optional.ofNullable((String) rows.apply(key).get("value"));
    }

    /** The act and article the number is from. */
    public String source(String key) {
        text(key);
        return (String) rows.apply(key).get("source");
    }

    public BigDecimal number(String key) {
        return new BigDecimal(text(key));
    }

    /** As written in the table: 49 means 49 %. */
    public BigDecimal percent(String key) {
        return inUnit(key, "percent");
    }

    public Money money(String key) {
        return Money.of(CurrencyUnit.EUR, inUnit(key, "EUR"));
    }

    public Period months(String key) {
        return Period.ofMonths(inUnit(key, "months").intValueExact());
    }

    private BigDecimal inUnit(String key, String unit) {
        BigDecimal value = number(key);
        Object written = rows.apply(key).get("unit");
        if (!unit.equals(written)) {
            throw new IllegalStateException("parameter " + key + " is in " + written + ", not in " + unit);
        }
        return value;
    }
}
