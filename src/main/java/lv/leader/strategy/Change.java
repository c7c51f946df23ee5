package lv.leader.strategy;

import java.util.List;

/**
 * What one version of a strategy says differently from another.
 *
 * @param part of the strategy, such as {@code actions}
 * @param row what people know the row by, rows inside rows further on; empty outside rows
 * @param field that changed; null where a whole row was added or removed
 * @param before the old value, of a removed row its fields by name; null where it is new
 * @param after the new value, of an added row its fields by name; null where it is gone
 */
public record Change(Kind kind, String part, List<String> row, String field, Object before, Object after) {

    public enum Kind {
        ADDED,
        REMOVED,
        CHANGED
    }
}
