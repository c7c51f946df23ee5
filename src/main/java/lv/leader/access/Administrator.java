package lv.leader.access;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * A database without a direct administrator would let the engine's first-run page make one for anybody
 * (CVE-2026-77226). That page is closed; and a node does not go on where it could ever matter.
 */
@Component
class Administrator {

    private final People people;

    Administrator(People people) {
        this.people = people;
    }

    /** Last of the listeners: whoever brings people in has done so. */
    @EventListener(ApplicationReadyEvent.class)
    @Order
    void mustExist() {
        if (!people.hasAdministrator()) {
            throw new IllegalStateException(
                    "Nobody is a direct member of camunda-admin. Give the first administrator by"
                            + " camunda.bpm.admin-user.id and camunda.bpm.admin-user.password, then remove the password.");
        }
    }
}
