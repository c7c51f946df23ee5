package lv.leader.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import lv.leader.LeaderTest;
import lv.leader.database.Ids;
import lv.leader.rules.Ruling;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

class DecisionRegisterTest extends LeaderTest {

    @Autowired
    DecisionRegister register;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcTemplate sql;

    private final UUID caseId = Ids.next();
    private final String kind = "kind-" + caseId;

    private Draft draft(String approvedBy) {
        var ruling = new Ruling(Ids.next(), "reduction", "1", "abc", Map.of("claimed", 10), List.of());
        return new Draft(
                kind,
                caseId,
                "approved",
                "anna",
                approvedBy,
                "director",
                LocalDate.of(2026, 1, 5),
                "MK 580/2023",
                "conforms",
                List.of(ruling),
                null);
    }

    private Decision issue() {
        return transaction.execute(status -> register.issue(draft("berta")));
    }

    @Test
    void aNumberOfARolledBackDecisionIsGivenAgain() {
        assertThat(issue().number()).endsWith("/1");
        transaction.executeWithoutResult(status -> {
            register.issue(draft("berta"));
            status.setRollbackOnly();
        });
        assertThat(issue().number()).endsWith("/2");
        assertThat(register.of(caseId)).hasSize(2).allSatisfy(decision -> {
            assertThat(decision.rulings()).contains("reduction", "abc");
            assertThat(decision.approvedBy()).isEqualTo("berta");
        });
    }

    @Test
    void whatIsRegisteredStands() {
        Decision decision = issue();
        register.delivered(decision.id(), "eps", "applicant");
        assertThat(register.deliveries(decision.id())).hasSize(1);
        assertThatThrownBy(() -> sql.update("UPDATE decision SET outcome = 'x' WHERE id = ?", decision.id()))
                .hasMessageContaining("append-only");
        assertThatThrownBy(() -> sql.update("DELETE FROM decision_delivery WHERE decision = ?", decision.id()))
                .hasMessageContaining("append-only");
    }

    @Test
    void nobodyApprovesTheirOwnDecision() {
        assertThatThrownBy(() -> transaction.execute(status -> register.issue(draft("anna"))))
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("decision_approved_by_another");
    }
}
