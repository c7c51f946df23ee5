package lv.leader.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import lv.leader.ProjectTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What comes back to the board after its round was handed over. */
class BoardItemProcessTest extends ProjectTest {

    @Autowired
    ConformityDecisions conformity;

    @Test
    void aBoardThatChangesItsOpinionFreesTheMoney() {
        UUID application = returned(aHandedOverApplication());
        reconsider(application, "changed");
        assertEnded(application, "board-item", "End_ItemDecided");
        assertThat(outcomeOf(application)).isEqualTo(Conformity.DOES_NOT_CONFORM);
        assertThat(decisionsOn(application)).containsExactly("conformity conforms", "conformity does-not-conform");
        assertThat(money(application)).containsExactly("0.00", "0.00", "0.00", "0.00");
        complete(OFFICER, application, "Task_ReviewOpinion", Map.of("opinion", "lawful"));
        assertThat(openTasks(application)).containsExactly("Task_PrepareDecision");
    }

    @Test
    void aBoardThatUpholdsItsOpinionGivesItsReasons() {
        UUID application = returned(aHandedOverApplication());
        reconsider(application, "upheld");
        assertThat(decisionsOn(application)).containsExactly("conformity conforms", "conformity conforms");
        assertThat(register.of(application).get(1).reasons()).isEqualTo("Demo: as the minutes say.");
        assertThat(money(application)).containsExactly("18000.00", "0.00", "0.00", "0.00");
        approve(application);
        assertThat(status(application)).isEqualTo("implementation");
    }

    @Test
    void anApplicationThatConformsAfterAllWaitsForMoneyWhereTheCallHasNone() {
        UUID application =
                returned(anApplication().found(Conformity.DOES_NOT_CONFORM).handedOver());
        reconsider(application, "changed");
        // The call kept no reserve list: its money went back to the action when the round was handed over.
        assertThat(outcomeOf(application)).isEqualTo(Conformity.WITHOUT_FUNDING);
        assertThat(money(application)).containsExactly("0.00", "0.00", "0.00", "0.00");
        assertThat(openTasks(application)).containsExactly("Task_ReviewOpinion");
    }

    private UUID returned(UUID application) {
        complete(
                OFFICER,
                application,
                "Task_ReviewOpinion",
                Map.of("opinion", "return", "reasons", "The minutes name no reasons."));
        assertThat(status(application)).isEqualTo("lag-reconsideration");
        return application;
    }

    private void reconsider(UUID application, String outcome) {
        complete(
                "board-" + applications.project(application).terms().lag(),
                application,
                "Task_ReconsiderOpinion",
                Map.of("outcome", outcome, "reasons", "Demo: as the minutes say."));
    }

    private String outcomeOf(UUID application) {
        return conformity.conformityOf(application).orElseThrow().outcome();
    }
}
