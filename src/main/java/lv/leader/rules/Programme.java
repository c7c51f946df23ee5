package lv.leader.rules;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import lv.leader.engine.DecisionTables;
import lv.leader.engine.DecisionTables.Table;
import org.springframework.stereotype.Component;

/** The programme's numbers by fund and period, from the table {@code programme}. */
@Component
public class Programme {

    private static final String TABLE = "programme";

    private final DecisionTables tables;
    private final Rules rules;
    private final Map<List<String>, Map<String, Object>> known = new ConcurrentHashMap<>();

    Programme(DecisionTables tables, Rules rules) {
        this.tables = tables;
        this.rules = rules;
    }

    /**
     * The parameters in force.
     *
     * @param fund EAFRD, EMFF or EMFAF
     * @param period 2014-2022 or 2023-2027
     */
    public Parameters of(String fund, String period) {
        return parameters(tables.current(TABLE), fund, period);
    }

    /** The parameters as pinned for a subject, or in force where nothing is pinned. */
    public Parameters of(UUID subject, String fund, String period) {
        return parameters(rules.version(subject, TABLE), fund, period);
    }

    private Parameters parameters(Table table, String fund, String period) {
        return new Parameters(fund, period, table.versionTag(), table.hash(), key -> row(table, fund, period, key));
    }

    private Map<String, Object> row(Table table, String fund, String period, String key) {
        return known.computeIfAbsent(List.of(table.hash(), fund, period, key), asked -> {
            var rows = tables.evaluate(table, Map.of("key", key, "fund", fund, "period", period));
            return rows.isEmpty() ? Map.of() : Map.copyOf(rows.get(0));
        });
    }
}
