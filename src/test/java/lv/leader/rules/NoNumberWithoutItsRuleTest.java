package lv.leader.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.UUID;
import lv.leader.ProjectTest;
import lv.leader.database.Ids;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** An amount names the answer of the rules that gave it, and the database takes none without. */
class NoNumberWithoutItsRuleTest extends ProjectTest {

    @Autowired
    Rules rules;

    @Test
    void supportAndPaymentLeadBackToTableVersionAndInputs() {
        UUID project = anApprovedProject();
        UUID claim = aClaim(project, "final", "20000");
        accept(claim, "20000");
        visitIfDrawn(claim);
        Ruling support = rulingOf("support_computation", "application", project);
        assertThat(support.table()).isEqualTo("support-amount");
        assertThat(support.hash()).hasSize(64);
        assertThat(support.inputs()).containsKeys("eligible", "nationalIntensity", "actionCap");
        assertThat(support.money("support"))
                .isEqualTo(approvals.of(project).orElseThrow().support());
        Ruling reduction = rulingOf("claim_examination", "claim", claim);
        assertThat(reduction.table()).isEqualTo("reduction");
        assertThat(reduction.money("payable").getAmount()).isEqualByComparingTo(payable(claim));
    }

    @Test
    void anAmountWithoutARulingOrWithAnotherCasesIsRefused() {
        UUID project = anApprovedProject();
        UUID other = anApprovedProject();
        UUID foreign = rulingOf("support_computation", "application", other).id();
        assertThatThrownBy(() -> compute(project, null)).hasMessageContaining("ruling");
        assertThatThrownBy(() -> compute(project, Ids.next())).hasMessageContaining("foreign key");
        assertThatThrownBy(() -> compute(project, foreign)).hasMessageContaining("foreign key");
        transaction.executeWithoutResult(status -> {
            database.sql("SET LOCAL session_replication_role = replica").update();
            compute(project, foreign);
            status.setRollbackOnly();
        });
    }

    private Ruling rulingOf(String table, String key, UUID caseId) {
        UUID ruling = database.sql("SELECT ruling FROM %s WHERE %s = ? ORDER BY id DESC LIMIT 1".formatted(table, key))
                .param(caseId)
                .query(UUID.class)
                .single();
        return rules.of(caseId).stream()
                .filter(given -> given.id().equals(ruling))
                .findFirst()
                .orElseThrow();
    }

    private BigDecimal payable(UUID claim) {
        return database.sql("SELECT payable FROM claim_examination WHERE claim = ?")
                .param(claim)
                .query(BigDecimal.class)
                .single();
    }

    private void compute(UUID application, UUID ruling) {
        database.sql("""
                        INSERT INTO support_computation (id, application, refusals, eligible_cost, support, ruling)
                        VALUES (?, ?, '', 100, 90, ?)
                        """).params(Ids.next(), application, ruling).update();
    }
}
