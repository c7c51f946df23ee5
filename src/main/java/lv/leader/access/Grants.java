package lv.leader.access;

import static org.camunda.bpm.engine.authorization.Authorization.AUTH_TYPE_GRANT;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
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

    /** What a group may do on one resource. */
    private record Grant(Resource resource, String on, Set<Permission> permissions) {

        static Grant of(Resource resource, String on, Permission... permissions) {
            return new Grant(resource, on, Set.of(permissions));
        }

        boolean isOn(Authorization present) {
            return present.getResourceType() == resource.resourceType()
                    && present.getResourceId().equals(on);
        }

        /** Permissions of different enumerations are the same where their values are. */
        boolean is(Authorization present) {
            if (permissions.contains(Permissions.ALL)) {
                return present.isPermissionGranted(Permissions.ALL);
            }
            Permission[] all = resource == Resources.PROCESS_DEFINITION
                    ? ProcessDefinitionPermissions.values()
                    : Permissions.values();
            return values(Arrays.asList(present.getPermissions(all))).equals(values(permissions));
        }

        private static Set<Integer> values(Collection<Permission> permissions) {
            return permissions.stream()
                    .map(Permission::getValue)
                    .filter(value -> value != Permissions.NONE.getValue() && value != Permissions.ALL.getValue())
                    .collect(Collectors.toSet());
        }
    }

    @Override
    public void afterSingletonsInstantiated() {
        group(ADMINISTRATORS, "Administrators of the engine", "SYSTEM");
        give(
                ADMINISTRATORS,
                Arrays.stream(Resources.values())
                        .map(resource -> Grant.of(resource, "*", Permissions.ALL))
                        .toList());
        for (Group group : Group.values()) {
            group(group.id(), group.title(), "LEADER");
            give(group.id(), grantsOf(group));
        }
    }

    private static List<Grant> grantsOf(Group group) {
        List<Grant> grants = new ArrayList<>(List.of(
                Grant.of(Resources.APPLICATION, "tasklist", Permissions.ACCESS),
                Grant.of(Resources.FILTER, "*", Permissions.READ),
                Grant.of(Resources.DEPLOYMENT, "*", Permissions.READ)));
        if (group.works()) {
            grants.add(Grant.of(Resources.DECISION_DEFINITION, "*", Permissions.READ));
        } else {
            grants.add(Grant.of(Resources.APPLICATION, "cockpit", Permissions.ACCESS));
            grants.add(Grant.of(Resources.DECISION_DEFINITION, "*", Permissions.READ, Permissions.READ_HISTORY));
        }
        if (!group.startable().isEmpty()) {
            grants.add(Grant.of(Resources.PROCESS_INSTANCE, "*", Permissions.CREATE));
        }
        for (String process : group.processes()) {
            Set<Permission> permissions = new HashSet<>(Set.of(Permissions.READ));
            if (!group.seesOwnTasksOnly()) {
                permissions.addAll(Set.of(Permissions.READ_HISTORY, Permissions.READ_INSTANCE, Permissions.READ_TASK));
                if (group.works()) {
                    permissions.add(ProcessDefinitionPermissions.TASK_WORK);
                }
            }
            if (group.startable().contains(process)) {
                permissions.add(Permissions.CREATE_INSTANCE);
            }
            grants.add(new Grant(Resources.PROCESS_DEFINITION, process, permissions));
        }
        return grants;
    }

    private void group(String id, String name, String type) {
        if (identity.createGroupQuery().groupId(id).count() == 0) {
            var group = identity.newGroup(id);
            group.setName(name);
            group.setType(type);
            identity.saveGroup(group);
        }
    }

    /** Exactly these: a right that the release no longer names is taken back. */
    private void give(String group, List<Grant> grants) {
        List<Authorization> present =
                authorizations.createAuthorizationQuery().groupIdIn(group).list();
        present.stream()
                .filter(old -> grants.stream().noneMatch(grant -> grant.isOn(old)))
                .forEach(old -> authorizations.deleteAuthorization(old.getId()));
        for (Grant grant : grants) {
            Authorization old = present.stream().filter(grant::isOn).findFirst().orElse(null);
            if (old == null || !grant.is(old)) {
                Authorization wanted = old == null ? authorizations.createNewAuthorization(AUTH_TYPE_GRANT) : old;
                wanted.setGroupId(group);
                wanted.setResource(grant.resource());
                wanted.setResourceId(grant.on());
                wanted.setPermissions(grant.permissions().toArray(Permission[]::new));
                authorizations.saveAuthorization(wanted);
            }
        }
    }
}
