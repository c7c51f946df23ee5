package lv.leader.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import lv.leader.ProjectTest;
import lv.leader.access.Group;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Who may do the tasks of steps 6 to 9, and who is told that they may not. */
class TaskOwnersTest extends ProjectTest {

    @Autowired
    IdentityService identity;

    /** Every task has a group, the group sees the diagram, and the demo has somebody in it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "funding-decision",
                "challenge",
                "implementation",
                "amendment",
                "payment-claim",
                "payment",
                "payment-run",
                "monitoring-year",
                "monitoring-finding",
                "recovery"
            })
    void everyTaskHasPeopleWhoSeeAndDoIt(String process) {
        String newest = repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(process)
                .latestVersion()
                .singleResult()
                .getId();
        assertThat(repository.getBpmnModelInstance(newest).getModelElementsByType(UserTask.class))
                .isNotEmpty()
                .allSatisfy(task -> {
                    Group group = Arrays.stream(Group.values())
                            .filter(known -> known.id().equals(task.getCamundaCandidateGroups()))
                            .findFirst()
                            .orElseThrow(() -> new AssertionError(task.getId() + " belongs to no known group"));
                    assertThat(group.processes()).as(task.getId()).contains(process);
                    assertThat(group.works()).isTrue();
                    assertThat(identity.createUserQuery()
                                    .memberOfGroup(group.id())
                                    .count())
                            .as("people for " + task.getId())
                            .isPositive();
                });
    }

    @Test
    void whoseTaskItIsNotIsToldSo() {
        UUID application = aHandedOverApplication();
        String task = open(application, "Task_ReviewOpinion").get(0).getId();
        for (String person : List.of(APPROVER, CHECKER, INSPECTOR, AUTHORISER, RELEASER, ACCOUNTANT, DIRECTOR)) {
            assertThatThrownBy(() -> as(person, () -> tasks.claim(task, person)))
                    .as(person)
                    .hasMessageContaining("not for your group");
        }
        String manager = "manager-" + applications.project(application).terms().lag();
        assertThatThrownBy(() -> as(manager, () -> tasks.claim(task, manager))).isInstanceOf(Exception.class);
        as(OFFICER, () -> tasks.claim(task, OFFICER));
        assertThatThrownBy(() -> as(APPROVER, () -> tasks.complete(task))).hasMessageContaining("not yours");
    }
}
