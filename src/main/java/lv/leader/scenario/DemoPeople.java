package lv.leader.scenario;

import java.util.List;
import java.util.stream.Collectors;
import lv.leader.access.People;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Clearly invented people for every group, so that a newcomer can sign in at once. Never where money is real. */
@Component
@ConditionalOnProperty("leader.demo")
class DemoPeople {

    /** For all demo people; satisfies the password policy. */
    static final String PASSWORD = "Gauja-Salaca-2026";

    private static final List<String> NONE = List.of();
    private static final List<Person> ALL = List.of(
            new Person("demo-admin", "Administrator", List.of("camunda-admin"), NONE),
            new Person("demo-manager", "LAG manager AL12", List.of("lag-manager"), List.of("AL12")),
            new Person("demo-board", "LAG board AL12", List.of("lag-board"), List.of("AL12")),
            new Person("demo-evaluator-1", "Evaluator One AL12", List.of("lag-evaluator"), List.of("AL12")),
            new Person("demo-evaluator-2", "Evaluator Two AL12", List.of("lag-evaluator"), List.of("AL12")),
            new Person("demo-evaluator-3", "Evaluator Three AL12", List.of("lag-evaluator"), List.of("AL12")),
            new Person("demo-manager-al31", "LAG manager AL31", List.of("lag-manager"), List.of("AL31")),
            new Person("demo-secretariat", "Committee secretariat", List.of("committee-secretariat"), NONE),
            new Person("demo-member-1", "Committee member One", List.of("committee"), NONE),
            new Person("demo-member-2", "Committee member Two", List.of("committee"), NONE),
            new Person("demo-officer", "LAD officer", List.of("lad-officer"), NONE),
            new Person("demo-approver", "LAD approver", List.of("lad-approver"), NONE),
            new Person("demo-checker", "LAD second checker", List.of("lad-checker"), NONE),
            new Person("demo-inspector", "LAD inspector", List.of("lad-inspector"), NONE),
            new Person("demo-authoriser", "LAD authoriser", List.of("lad-authoriser"), NONE),
            new Person("demo-releaser", "LAD releaser", List.of("lad-releaser"), NONE),
            new Person("demo-accountant", "LAD accountant", List.of("lad-accountant"), NONE),
            new Person("demo-director", "LAD director", List.of("lad-director"), NONE),
            new Person("demo-programme", "Programme manager", List.of("programme-manager"), NONE),
            new Person("demo-auditor", "Auditor", List.of("auditor"), NONE),
            new Person("demo-analyst", "Process analyst", List.of("analyst"), NONE));

    private final People people;

    DemoPeople(People people) {
        this.people = people;
    }

    private record Person(String id, String role, List<String> groups, List<String> localActionGroups) {}

    @EventListener(ApplicationReadyEvent.class)
    @Order(0)
    void comeToWork() {
        people.localActionGroup("AL12", "Lauku partnerība ZIEMEĻGAUJA");
        people.localActionGroup("AL31", "Darīsim paši!");
        ALL.forEach(person -> people.employ(
                person.id(), "Demo", person.role(), PASSWORD, person.groups(), person.localActionGroups()));
    }

    /** One line each: name to sign in with, what they do. */
    String signIns() {
        return ALL.stream()
                .map(person -> "  %-20s %s".formatted(person.id(), person.role()))
                .collect(Collectors.joining("\n"));
    }
}
