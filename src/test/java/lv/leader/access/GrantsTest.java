package lv.leader.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.authorization.Authorization.AUTH_TYPE_GRANT;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import lv.leader.LeaderTest;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class GrantsTest extends LeaderTest {

    @Autowired
    Grants grants;

    @Autowired
    AuthorizationService authorizations;

    @BeforeEach
    void asAfterAStart() {
        // Other tests grant more for diagrams of their own.
        grants.afterSingletonsInstantiated();
    }

    @Test
    void aSecondStartChangesNothing() {
        Map<String, Integer> before = revisions();
        grants.afterSingletonsInstantiated();
        assertThat(revisions()).isEqualTo(before);
    }

    @Test
    void whatTheReleaseDoesNotNameIsTakenBack() {
        Map<String, Integer> before = revisions();
        var extra = authorizations.createNewAuthorization(AUTH_TYPE_GRANT);
        extra.setGroupId("lag-evaluator");
        extra.setResource(Resources.PROCESS_DEFINITION);
        extra.setResourceId("funding-decision");
        extra.setPermissions(new Permissions[] {Permissions.READ});
        authorizations.saveAuthorization(extra);
        Authorization more = ofEvaluators("assessment");
        more.addPermission(ProcessDefinitionPermissions.TASK_ASSIGN);
        authorizations.saveAuthorization(more);
        Authorization less = ofEvaluators("action-assessment");
        less.removePermission(Permissions.READ);
        authorizations.saveAuthorization(less);

        grants.afterSingletonsInstantiated();

        assertThat(revisions()).containsOnlyKeys(before.keySet());
        assertThat(ofEvaluators("assessment").isPermissionGranted(ProcessDefinitionPermissions.TASK_ASSIGN))
                .isFalse();
        assertThat(ofEvaluators("action-assessment").isPermissionGranted(Permissions.READ))
                .isTrue();
    }

    private Authorization ofEvaluators(String process) {
        return authorizations
                .createAuthorizationQuery()
                .groupIdIn("lag-evaluator")
                .resourceType(Resources.PROCESS_DEFINITION)
                .resourceId(process)
                .singleResult();
    }

    private Map<String, Integer> revisions() {
        List<Authorization> all = authorizations.createAuthorizationQuery().list();
        return all.stream()
                .filter(grant -> grant.getGroupId() != null)
                .collect(Collectors.toMap(
                        Authorization::getId,
                        grant -> ((org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity) grant)
                                .getRevision()));
    }
}
