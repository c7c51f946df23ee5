package lv.leader.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lv.leader.LeaderTest;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What is written once stands: every guarded table refuses each attack, and takes it with the guard off. */
class AppendOnlyTest extends LeaderTest {

    @Autowired
    JdbcClient database;

    @Autowired
    TransactionTemplate transaction;

    /**
     * A verb that the database refuses on a table.
     *
     * @param column some column that can be written
     */
    record Refused(String name, String verb, String column) {

        String attack() {
            return switch (verb) {
                case "UPDATE" -> "UPDATE %1$s SET %2$s = %2$s".formatted(name, column);
                case "DELETE" -> "DELETE FROM " + name;
                default -> "TRUNCATE " + name + " CASCADE";
            };
        }
    }

    @Test
    void moneyDecisionsAnswersAndHistoryAreAmongThem() {
        Map<String, List<String>> verbs = refused()
                .collect(Collectors.groupingBy(Refused::name, Collectors.mapping(Refused::verb, Collectors.toList())));
        assertThat(verbs)
                .containsKeys(
                        "ledger_entry",
                        "ledger_posting",
                        "decision",
                        "decision_delivery",
                        "rule_ruling",
                        "rule_pin",
                        "application",
                        "application_withdrawal",
                        "score_sheet",
                        "score",
                        "conformity",
                        "payment",
                        "task_answer",
                        "case_status",
                        "audit_entry",
                        "letter",
                        "document");
        // Content hangs beside the chain so that the law can erase it.
        verbs.remove("audit_content");
        assertThat(verbs).allSatisfy((table, of) -> assertThat(of).contains("DELETE", "TRUNCATE"));
    }

    @TestFactory
    Stream<DynamicTest> eachIsRefusedAndOnlyByItsGuard() {
        return refused()
                .map(refused -> DynamicTest.dynamicTest(refused.attack(), () -> {
                    assertThatThrownBy(() -> database.sql(refused.attack()).update())
                            .hasMessageContaining("append-only");
                    assertThatCode(() -> unguarded(refused)).doesNotThrowAnyException();
                }));
    }

    /** All triggers and keys off, in a transaction that is taken back. */
    private void unguarded(Refused refused) {
        transaction.executeWithoutResult(status -> {
            database.sql("SET LOCAL session_replication_role = replica").update();
            database.sql(refused.attack()).update();
            status.setRollbackOnly();
        });
    }

    private Stream<Refused> refused() {
        return database.sql("""
                        SELECT DISTINCT c.relname AS name, v.verb, (
                            SELECT attname FROM pg_attribute a
                            WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
                            ORDER BY a.attnum LIMIT 1) AS column
                        FROM pg_trigger t
                        JOIN pg_class c ON c.oid = t.tgrelid
                        JOIN pg_proc p ON p.oid = t.tgfoid
                        JOIN (VALUES ('DELETE', 8), ('UPDATE', 16), ('TRUNCATE', 32)) AS v (verb, bit)
                            ON t.tgtype & v.bit <> 0
                        WHERE p.proname = 'refuse_change' AND c.relnamespace = 'public'::regnamespace
                        ORDER BY 1, 2
                        """).query(Refused.class).list().stream();
    }
}
