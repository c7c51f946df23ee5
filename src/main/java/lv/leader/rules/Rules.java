package lv.leader.rules;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import lv.leader.database.Ids;
import lv.leader.engine.DecisionTables;
import lv.leader.engine.DecisionTables.Table;
import org.joda.money.Money;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Asks the decision tables, with the version that applies to the subject, and keeps every answer.
 *
 * <p>Amount rules are pinned when a call is published, control rules when a claim is submitted: a table edited later
 * does not change what was promised.
 */
@Component
public class Rules {

    private final DecisionTables tables;
    private final RuleMapper mapper;
    private final ObjectMapper json = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    Rules(DecisionTables tables, RuleMapper mapper) {
        this.tables = tables;
        this.mapper = mapper;
    }

    /** Decides with the case's own pin, or with the table in force. */
    @Transactional
    public Ruling decide(UUID caseId, String table, Map<String, ?> inputs) {
        return decide(caseId, caseId, table, inputs);
    }

    /**
     * Decides for a case with the version pinned for a subject (its call, claim or year), or, where nothing is pinned,
     * with the table in force.
     *
     * @param inputs text, numbers, yes and no, {@link Money}, dates as ISO text; null for what does not apply
     */
    @Transactional
    public Ruling decide(UUID caseId, UUID subject, String table, Map<String, ?> inputs) {
        Ruling ruling = preview(subject, table, inputs);
        mapper.keep(new RuleMapper.Row(
                ruling.id(),
                caseId,
                table,
                ruling.versionTag(),
                ruling.hash(),
                write(ruling.inputs()),
                write(ruling.outputs())));
        return ruling;
    }

    /** What a table would answer: for showing while somebody writes. Nothing is decided by it and nothing is kept. */
    public Ruling preview(UUID subject, String table, Map<String, ?> inputs) {
        Table version = version(subject, table);
        Map<String, Object> asked = new LinkedHashMap<>();
        inputs.forEach((name, value) -> asked.put(name, plain(value)));
        List<Map<String, Object>> answered = new ArrayList<>();
        for (Map<String, Object> row : tables.evaluate(version, asked)) {
            Map<String, Object> outputs = new LinkedHashMap<>();
            row.forEach((name, value) -> outputs.put(name, plain(value)));
            answered.add(outputs);
        }
        return new Ruling(Ids.next(), table, version.versionTag(), version.hash(), asked, answered);
    }

    /** Fixes the tables in force now for a subject. What was pinned before stays as it was. */
    @Transactional
    public void pin(UUID subject, Collection<String> tableKeys) {
        for (String key : tableKeys) {
            Table table = tables.current(key);
            mapper.pin(subject, key, table.versionTag(), table.hash());
        }
    }

    /** Whether a table was ever released here. */
    public boolean has(String table) {
        return tables.isReleased(table);
    }

    /** Everything the tables answered for a case, in order. */
    public List<Ruling> of(UUID caseId) {
        return mapper.rulings(caseId).stream().map(this::ruling).toList();
    }

    Table version(UUID subject, String table) {
        String hash = mapper.pinned(subject, table);
        if (hash == null) {
            return tables.current(table);
        }
        return tables.byHash(table, hash)
                .orElseThrow(() -> new IllegalStateException("table " + table + " with hash " + hash + " is pinned for "
                        + subject + " but is not released here"));
    }

    private Ruling ruling(RuleMapper.Row row) {
        try {
            return new Ruling(
                    row.id(),
                    row.tableKey(),
                    row.versionTag(),
                    row.hash(),
                    json.readValue(row.inputs(), new TypeReference<>() {}),
                    json.readValue(row.outputs(), new TypeReference<>() {}));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("ruling " + row.id() + " is not readable", e);
        }
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a value for a table: " + value, e);
        }
    }

    private static Object plain(Object value) {
        if (value instanceof Money money) {
            return money.getAmount();
        }
        // The engine answers with binary fractions; their shortest decimal is the number that the table meant.
        if (value instanceof Double || value instanceof Float) {
            return new BigDecimal(value.toString());
        }
        if (value == null || value instanceof Number || value instanceof Boolean) {
            return value;
        }
        return value.toString();
    }
}
