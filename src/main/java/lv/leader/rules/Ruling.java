package lv.leader.rules;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * What a table answered, with everything that is needed to check it again.
 *
 * @param hash SHA-256 of the DMN file
 * @param outputs one map per matching row, in the order of the table
 */
public record Ruling(
        UUID id,
        String table,
        String versionTag,
        String hash,
        Map<String, Object> inputs,
        List<Map<String, Object>> outputs) {

    /** The only row's output as text. */
    public String text(String output) {
        return value(output).toString();
    }

    /** The only row's output as a number. */
    public BigDecimal number(String output) {
        return new BigDecimal(text(output));
    }

    /** The only row's output in euro and cents; an amount with a fraction of a cent is an error of the table. */
    public Money money(String output) {
        return Money.of(CurrencyUnit.EUR, number(output));
    }

    /** The only row's output as yes or no. */
    public boolean yes(String output) {
        return Boolean.parseBoolean(text(output));
    }

    /** One output of every matching row: the collected codes. Empty when nothing matched. */
    public List<String> all(String output) {
        return outputs.stream().map(row -> row.get(output).toString()).toList();
    }

    private Object value(String output) {
        if (outputs.size() != 1 || outputs.get(0).get(output) == null) {
            throw new IllegalStateException("table " + table + " (version " + versionTag + ") gives no single " + output
                    + " for " + inputs + " but " + outputs);
        }
        return outputs.get(0).get(output);
    }
}
