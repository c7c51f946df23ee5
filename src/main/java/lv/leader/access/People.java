package lv.leader.access;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import lv.leader.engine.AsSystem;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Brings people and local action groups into the engine's own directory. */
@Component
public class People {

    private final IdentityService identity;
    private final AsSystem system;

    People(IdentityService identity, AsSystem system) {
        this.identity = identity;
        this.system = system;
    }

    /** A LAG becomes a tenant under its code; a known one stays as it is. */
    @Transactional
    public void localActionGroup(String code, String name) {
        if (identity.createTenantQuery().tenantId(code).count() == 0) {
            var tenant = identity.newTenant(code);
            tenant.setName(name);
            identity.saveTenant(tenant);
        }
    }

    /**
     * A person with groups and, for a LAG's people, the codes of their LAGs; a known person stays as is.
     *
     * @throws org.camunda.bpm.engine.ProcessEngineException when the password is against the policy
     */
    @Transactional
    public void employ(
            String id,
            String firstName,
            String lastName,
            String password,
            Collection<String> groups,
            Collection<String> localActionGroups) {
        if (identity.createUserQuery().userId(id).count() > 0) {
            return;
        }
        var person = identity.newUser(id);
        person.setFirstName(firstName);
        person.setLastName(lastName);
        person.setPassword(password);
        identity.saveUser(person);
        groups.forEach(group -> identity.createMembership(id, group));
        localActionGroups.forEach(code -> identity.createTenantUserMembership(code, id));
    }

    /**
     * Ids of the people of a group, in order.
     *
     * @param localActionGroup only those who work for it; null for a national body
     */
    public List<String> inGroup(Group group, String localActionGroup) {
        return peopleOf(group, localActionGroup).stream().map(User::getId).toList();
    }

    /** E-mail addresses of the people of a group, of those who have one. */
    public List<String> mailboxes(Group group, String localActionGroup) {
        return peopleOf(group, localActionGroup).stream()
                .map(User::getEmail)
                .filter(address -> address != null && !address.isBlank())
                .toList();
    }

    private List<User> peopleOf(Group group, String localActionGroup) {
        var people = identity.createUserQuery().memberOfGroup(group.id());
        if (localActionGroup != null) {
            people.memberOfTenant(localActionGroup);
        }
        // Who is signed in while we ask may not see all colleagues.
        return system.run(() -> people.orderByUserId().asc().list());
    }

    /** First and last name; the id itself where nobody has it. */
    public String nameOf(String id) {
        User person = system.run(() -> identity.createUserQuery().userId(id).singleResult());
        return person == null ? id : person.getFirstName() + " " + person.getLastName();
    }

    /** Where notices reach a person. */
    @Transactional
    public void mailbox(String id, String address) {
        var person = identity.createUserQuery().userId(id).singleResult();
        person.setEmail(address);
        identity.saveUser(person);
    }

    /** Where notices reach a person, if they have an address. */
    public Optional<String> mailboxOf(String id) {
        User person = system.run(() -> identity.createUserQuery().userId(id).singleResult());
        return Optional.ofNullable(person).map(User::getEmail).filter(address -> !address.isBlank());
    }

    /** Whether somebody is administrator by a membership of their own. */
    public boolean hasAdministrator() {
        return identity.createUserQuery().memberOfGroup("camunda-admin").count() > 0;
    }
}
