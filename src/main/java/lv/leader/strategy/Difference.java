package lv.leader.strategy;

import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How two versions of a strategy differ, row by row: what was added, removed or changed. Rows are found again by what
 * people know them by (code, municipality, year, name), whatever their place; a row that occurs several times, one by one.
 */
final class Difference {

    /** By the first of these that a row has written, people know it. */
    private static final List<String> NAMES = List.of("code", "atvk", "name", "year", "day", "action", "points");

    /** These tell rows of the same name apart. */
    private static final List<String> FURTHER = List.of("parish", "fund", "place");

    private final List<Change> changes = new ArrayList<>();

    private Difference() {}

    /** @return nothing where the two say the same */
    static List<Change> between(StrategyDraft before, StrategyDraft after) {
        var difference = new Difference();
        for (RecordComponent part : StrategyDraft.class.getRecordComponents()) {
            difference.field(part.getName(), List.of(), part.getName(), value(part, before), value(part, after));
        }
        return difference.changes;
    }

    private void field(String part, List<String> row, String field, Object before, Object after) {
        if (isRows(before) || isRows(after)) {
            rows(field, row, (List<?>) before, (List<?>) after);
        } else if (!same(before, after)) {
            changes.add(new Change(Change.Kind.CHANGED, part, row, field, before, after));
        }
    }

    private void rows(String part, List<String> of, List<?> before, List<?> after) {
        Map<String, Record> old = named(before);
        Map<String, Record> now = named(after);
        Set<String> names = new LinkedHashSet<>(old.keySet());
        names.addAll(now.keySet());
        for (String name : names) {
            Record was = old.get(name);
            Record is = now.get(name);
            List<String> row = Stream.concat(of.stream(), Stream.of(name)).toList();
            if (was == null || is == null) {
                changes.add(new Change(
                        was == null ? Change.Kind.ADDED : Change.Kind.REMOVED,
                        part,
                        row,
                        null,
                        was == null ? null : content(was),
                        is == null ? null : content(is)));
                continue;
            }
            for (RecordComponent column : was.getClass().getRecordComponents()) {
                field(part, row, column.getName(), value(column, was), value(column, is));
            }
        }
    }

    /** What a whole row says, without the rows inside it. */
    private static Map<String, Object> content(Record row) {
        Map<String, Object> content = new LinkedHashMap<>();
        for (RecordComponent column : row.getClass().getRecordComponents()) {
            Object value = value(column, row);
            if (value != null
                    && !isRows(value)
                    && !"".equals(value)
                    && !List.of().equals(value)) {
                content.put(column.getName(), value);
            }
        }
        return content;
    }

    private static Map<String, Record> named(List<?> rows) {
        Map<String, Record> named = new LinkedHashMap<>();
        Map<String, Integer> seen = new HashMap<>();
        for (Object row : rows == null ? List.of() : rows) {
            String name = name((Record) row);
            int times = seen.merge(name, 1, Integer::sum);
            named.put(times == 1 ? name : name + " (" + times + ")", (Record) row);
        }
        return named;
    }

    private static String name(Record row) {
        Map<String, Object> content = content(row);
        return Stream.concat(
                        NAMES.stream().filter(content::containsKey).limit(1),
                        FURTHER.stream().filter(content::containsKey))
                .map(content::get)
                .map(Object::toString)
                .reduce((first, second) -> first + ", " + second)
                .orElse("–");
    }

    private static boolean isRows(Object value) {
        return value instanceof Collection<?> rows && rows.stream().anyMatch(Record.class::isInstance);
    }

    private static boolean same(Object before, Object after) {
        if (before instanceof BigDecimal one && after instanceof BigDecimal other) {
            return one.compareTo(other) == 0;
        }
        return Objects.equals(empty(before), empty(after));
    }

    private static Object empty(Object value) {
        return "".equals(value) || List.of().equals(value) ? null : value;
    }

    private static Object value(RecordComponent component, Record of) {
        try {
            return component.getAccessor().invoke(of);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a component of a record is readable: " + component, e);
        }
    }
}
