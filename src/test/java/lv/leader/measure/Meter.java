package lv.leader.measure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a database was asked and what it wrote, read from {@code pg_stat_statements} and the write-ahead log. */
final class Meter {

    private final JdbcClient database;
    private final Map<String, Reading> parts = new LinkedHashMap<>();
    private long began;

    Meter(JdbcClient database) {
        this.database = database;
        database.sql("CREATE EXTENSION IF NOT EXISTS pg_stat_statements").update();
    }

    /**
     * What was measured.
     *
     * @param statements round trips, without beginning and ending transactions
     * @param commits transactions; the measured ones all end well
     * @param bytes of write-ahead log, of the whole server
     * @param images whole pages among them, written when a page is touched first after a checkpoint
     */
    record Reading(long statements, long commits, long bytes, long images, List<Asked> asked) {

        Reading plus(Reading other) {
            List<Asked> all = new ArrayList<>(asked);
            all.addAll(other.asked);
            return new Reading(
                    statements + other.statements,
                    commits + other.commits,
                    bytes + other.bytes,
                    images + other.images,
                    all);
        }

        /** Cells of a table: per completed user task. */
        String per(long tasks) {
            return "%.1f | %.1f | %.1f KB"
                    .formatted((double) statements / tasks, (double) commits / tasks, bytes / 1024.0 / tasks);
        }
    }

    record Asked(String query, long calls, long written, long images) {}

    /** Begins from nothing, with every page written, so that two measures begin alike. */
    void begin() {
        parts.clear();
        database.sql("CHECKPOINT").update();
        reset();
    }

    /** Ends a part and begins the next. */
    void done(String part) {
        Reading reading = read();
        parts.merge(part, reading, Reading::plus);
        reset();
    }

    Reading of(String part) {
        return parts.get(part);
    }

    Reading all() {
        return parts.entrySet().stream()
                .filter(part -> !part.getKey().equals("look"))
                .map(Map.Entry::getValue)
                .reduce(Reading::plus)
                .orElseThrow();
    }

    private void reset() {
        database.sql("SELECT pg_stat_statements_reset()").query().listOfRows();
        began = position();
    }

    private Reading read() {
        long bytes = position() - began;
        List<Asked> all = database.sql("""
                        SELECT query, calls, wal_bytes::bigint AS written, wal_fpi AS images FROM pg_stat_statements s
                        JOIN pg_database d ON d.oid = s.dbid
                        WHERE d.datname = current_database() AND query NOT LIKE '%pg_%stat%' AND query NOT LIKE '%pg_wal%'
                        """).query(Asked.class).list();
        List<Asked> asked = all.stream()
                .filter(one -> !isTransaction(one.query()))
                .sorted(Comparator.comparing(Asked::calls).reversed())
                .toList();
        return new Reading(
                asked.stream().mapToLong(Asked::calls).sum(),
                all.stream()
                        .filter(one -> one.query().equalsIgnoreCase("BEGIN"))
                        .mapToLong(Asked::calls)
                        .sum(),
                bytes,
                asked.stream().mapToLong(Asked::images).sum(),
                asked);
    }

    private static boolean isTransaction(String query) {
        return query.matches("(?is)(BEGIN|COMMIT|ROLLBACK|SET|SHOW|DEALLOCATE|CHECKPOINT).*");
    }

    private long position() {
        return database.sql("SELECT pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')::bigint")
                .query(Long.class)
                .single();
    }
}
