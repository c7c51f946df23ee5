package lv.leader.engine;

import java.util.List;
import org.camunda.bpm.engine.impl.IdentityServiceImpl;

/**
 * Somebody acts, or nobody does. The engine's executor runs a job of a tenant as a person without a name; what the
 * application itself does carries no person, whichever thread does it, and our guards ask for a person.
 */
class EngineIdentity extends IdentityServiceImpl {

    @Override
    public void setAuthentication(String person, List<String> groups, List<String> tenants) {
        if (person == null) {
            clearAuthentication();
        } else {
            super.setAuthentication(person, groups, tenants);
        }
    }
}
