package lv.leader.access;

import static org.camunda.bpm.engine.authorization.Authorization.AUTH_TYPE_GRANT;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/** Brings the engine's groups and their few authorizations into the state that {@link Group} names, at every start. */
@Component
class Grants implements SmartInitializingSingleton {

    private static final String ADMINISTRATORS = "camunda-admin";

    private final IdentityService identity;
    private final AuthorizationService authorizations;

    Grants(IdentityService identity, AuthorizationService authorizations) {
        this.identity = identity;
        this.authorizations = authorizations;
    }

    @Override
    public void afterSingletonsInstantiated() {
        group(ADMINISTRATORS, "Administrators of the engine", "SYSTEM");
        for (Resource resource : Resources.values()) {
            grant(ADMINISTRATORS, resource, "*", Permissions.ALL);
        }
        for (Group group : Group.values()) {
            group(group.id(), group.title(), "LEADER");
            grantsOf(group);
        }
    }

    private void grantsOf(Group group) {
        String id = group.id();
        grant(id, Resources.APPLICATION, "tasklist", Permissions.ACCESS);
        grant(id, Resources.FILTER, "*", Permissions.READ);
        grant(id, Resources.DEPLOYMENT, "*", Permissions.READ);
        grant(id, Resources.DECISION_DEFINITION, "*", Permissions.READ);
        if (!group.works()) {
            grant(id, Resources.APPLICATION, "cockpit", Permissions.ACCESS);
            grant(id, Resources.DECISION_DEFINITION, "*", Permissions.READ, Permissions.READ_HISTORY);
        }
        if (!group.startable().isEmpty()) {
            grant(id, Resources.PROCESS_INSTANCE, "*", Permissions.CREATE);
        }
        for (String process : group.processes()) {
            List<Permission> permissions = new ArrayList<>(List.of(
                    Permissions.READ, Permissions.READ_HISTORY, Permissions.READ_INSTANCE, Permissions.READ_TASK));
            if (group.works()) {
                permissions.add(ProcessDefinitionPermissions.TASK_WORK);
            }
            if (group.startable().contains(process)) {
                permissions.add(Permissions.CREATE_INSTANCE);
            }
            grant(id, Resources.PROCESS_DEFINITION, process, permissions.toArray(Permission[]::new));
        }
    }

    private void group(String id, String name, String type) {
        if (identity.createGroupQuery().groupId(id).count() == 0) {
            var group = identity.newGroup(id);
            group.setName(name);
            group.setType(type);
            identity.saveGroup(group);
        }
    }

    private void grant(String group, Resource resource, String resourceId, Permission... permissions) {
        Authorization present = authorizations
                .createAuthorizationQuery()
                .groupIdIn(group)
                .resourceType(resource)
                .resourceId(resourceId)
                .singleResult();
        Authorization wanted = present == null ? authorizations.createNewAuthorization(AUTH_TYPE_GRANT) : present;
        if (present != null && Arrays.stream(permissions).allMatch(present::isPermissionGranted)) {
            return;
        }
        wanted.setGroupId(group);
        wanted.setResource(resource);
        wanted.setResourceId(resourceId);
        wanted.setPermissions(permissions);
        authorizations.saveAuthorization(wanted);
    }
}
