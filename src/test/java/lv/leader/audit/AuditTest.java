package lv.leader.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import lv.leader.LeaderTest;
import lv.leader.database.Ids;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

class AuditTest extends LeaderTest {

    @Autowired
    Audit audit;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient database;

    private final UUID caseId = Ids.next();

    @Test
    void whatATransactionDidIsWrittenWithItInOrder() {
        transaction.executeWithoutResult(status -> {
            audit.record("claim.checked", caseId, "809/2014 art. 48", Map.of("before", "1.00", "after", "2.00"));
            audit.read(caseId, "applicant");
        });
        assertThat(audit.of(caseId)).extracting(Audit.Entry::action).containsExactly("claim.checked", "read");
        assertThat(audit.of(caseId).get(0).content()).contains("\"after\": \"2.00\"");
        assertThat(audit.verify()).isEmpty();
    }

    @Test
    void whatWasRolledBackWasNeverWritten() {
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                    audit.record("claim.checked", caseId, "", Map.of());
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");
        assertThat(audit.of(caseId)).isEmpty();
        transaction.executeWithoutResult(status -> audit.record("claim.checked", caseId, "", Map.of()));
        assertThat(audit.of(caseId)).hasSize(1);
    }

    @Test
    void whoSwitchesTheGuardsOffIsFound() {
        write(3);
        assertFound("UPDATE audit_entry SET actor = 'somebody else' WHERE case_id = ? AND action = 'act 1'", "changed");
        assertFound("DELETE FROM audit_entry WHERE case_id = ? AND action = 'act 1'", "missing before");
        assertFound("DELETE FROM audit_entry WHERE case_id = ? AND action = 'act 2'", "missing at the end");
        assertFound(
                "UPDATE audit_content c SET content = '{\"after\": 1}' FROM audit_entry e"
                        + " WHERE e.lane = c.lane AND e.seq = c.seq AND e.case_id = ? AND e.action = 'act 1'",
                "content changed");
        assertThat(audit.verify()).isEmpty();
    }

    /** The proof that it is the chain that tells: who also mends the entry's own hash is betrayed by the next entry. */
    @Test
    void whoMendsTheHashOfAForgedEntryIsFoundByTheNext() {
        write(3);
        assertFound(
                "UPDATE audit_entry e SET actor = 'somebody else', hash = audit_hash((e.lane, e.seq, e.at,"
                        + " 'somebody else', e.action, e.case_id, e.rule, e.commitment, e.previous, e.hash)::audit_entry)"
                        + " WHERE case_id = ? AND action = 'act 1'",
                "missing before");
        assertFound(
                "UPDATE audit_entry e SET actor = 'somebody else', hash = audit_hash((e.lane, e.seq, e.at,"
                        + " 'somebody else', e.action, e.case_id, e.rule, e.commitment, e.previous, e.hash)::audit_entry)"
                        + " WHERE case_id = ? AND action = 'act 2'",
                "missing at the end");
    }

    @Test
    void contentErasedByLawLeavesTheChainWhole() {
        write(2);
        assertThat(audit.erase(caseId)).isEqualTo(2);
        assertThat(audit.of(caseId))
                .hasSize(2)
                .allSatisfy(entry -> assertThat(entry.content()).isNull());
        assertThat(audit.verify()).isEmpty();
    }

    @Test
    void manyWritersKeepTheChainsWholeAndNeverWaitInACircle() throws Exception {
        var clerks = Executors.newFixedThreadPool(16);
        List<UUID> cases = List.of(Ids.next(), Ids.next(), Ids.next(), Ids.next());
        try {
            List<Callable<Void>> work = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                int first = i;
                work.add(() -> {
                    transaction.executeWithoutResult(status -> {
                        audit.record("act", cases.get(first % 4), "", Map.of("n", first));
                        audit.record("act", cases.get((first + 1) % 4), "", Map.of("n", first));
                    });
                    return null;
                });
            }
            for (var done : clerks.invokeAll(work)) {
                done.get();
            }
        } finally {
            clerks.shutdownNow();
        }
        assertThat(cases.stream().mapToInt(id -> audit.of(id).size()).sum()).isEqualTo(200);
        assertThat(audit.verify()).isEmpty();
    }

    private void write(int entries) {
        for (int i = 0; i < entries; i++) {
            String action = "act " + i;
            transaction.executeWithoutResult(status -> audit.record(action, caseId, "", Map.of("after", action)));
        }
    }

    /** As an attacker who owns the database would: all triggers and keys off, in a transaction that is taken back. */
    private void assertFound(String attack, String finding) {
        transaction.executeWithoutResult(status -> {
            database.sql("SET LOCAL session_replication_role = replica").update();
            assertThat(database.sql(attack).param(caseId).update()).as(attack).isEqualTo(1);
            assertThat(audit.verify())
                    .extracting(Audit.Finding::finding)
                    .as(attack)
                    .contains(finding);
            status.setRollbackOnly();
        });
    }
}
