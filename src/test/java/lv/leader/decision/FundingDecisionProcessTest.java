package lv.leader.decision;

import static lv.leader.strategy.Drafts.euro;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import lv.leader.ProjectTest;
import org.junit.jupiter.api.Test;

/** The paying agency's decision on funding, on every way the diagram draws. */
class FundingDecisionProcessTest extends ProjectTest {

    @Test
    void whatConformsIsCheckedApprovedAndCommitted() {
        UUID application = anApplication().costing("20000", "18000").handedOver();
        assertThat(openTasks(application)).containsExactly("Task_ReviewOpinion");
        assertThat(money(application)).containsExactly("18000.00", "0.00", "0.00", "0.00");
        check(application, "20000");
        propose(application, "approve");
        assertEnded(application, "funding-decision", "End_FundingApproved");
        assertThat(money(application)).containsExactly("0.00", "18000.00", "0.00", "0.00");
        assertThat(decisionsOn(application)).containsExactly("conformity conforms", "funding approved");
        assertThat(lettersOf(application)).containsExactly("funding-approval");
        assertThat(approvals.of(application).orElseThrow().support()).isEqualTo(euro("18000"));
        assertThat(status(application)).isEqualTo("implementation");
    }

    @Test
    void aPaidProjectIsMonitored() {
        UUID project = aPaidProject();
        assertThat(money(project)).isEqualTo(List.of("0.00", "0.00", "18000.00", "0.00"));
        assertThat(status(project)).isEqualTo("monitoring");
    }
}
