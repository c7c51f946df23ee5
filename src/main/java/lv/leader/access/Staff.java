package lv.leader.access;

import java.util.List;
import java.util.concurrent.Callable;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.stereotype.Component;

/** The people of the agencies and groups, as the engine knows them. */
@Component
public class Staff {

    private final IdentityService identity;

    Staff(IdentityService identity) {
        this.identity = identity;
    }

    /** Ids of the groups a person belongs to. */
    public List<String> groupsOf(String person) {
        return identity.createGroupQuery().groupMember(person).list().stream()
                .map(org.camunda.bpm.engine.identity.Group::getId)
                .toList();
    }

    /** Codes of the local action groups a person works for. */
    public List<String> tenantsOf(String person) {
        return identity.createTenantQuery().userMember(person).includingGroupsOfUser(true).list().stream()
                .map(org.camunda.bpm.engine.identity.Tenant::getId)
                .toList();
    }

    /** Runs with the engine knowing who acts, so that its authorizations and our guards hold. */
    public <T> T as(String person, Callable<T> action) throws Exception {
        try {
            identity.setAuthentication(person, groupsOf(person), tenantsOf(person));
            return action.call();
        } finally {
            identity.clearAuthentication();
        }
    }
}
