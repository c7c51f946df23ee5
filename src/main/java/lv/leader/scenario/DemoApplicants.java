package lv.leader.scenario;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import lv.leader.eps.Accounts;
import lv.leader.party.Parties;
import lv.leader.party.Party;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Clearly invented applicants and who acts for them in the portal. Never where money is real. */
@Component
@ConditionalOnProperty("leader.demo")
class DemoApplicants {

    private static final Client SELI = new Client("Demo biedrība Sēļi", "90000000001", false);
    private static final Client ZVEJA = new Client("Demo SIA Gaujas zveja", "90000000002", false);
    private static final Client VALKA = new Client("Demo pašvaldības aģentūra Valka", "90000000003", true);

    private static final String CONSULTANT = "demo-applicant-3";

    private static final List<Person> ALL = List.of(
            new Person("demo-applicant-1", "Demo Applicant One", List.of(SELI)),
            new Person("demo-applicant-2", "Demo Applicant Two", List.of(ZVEJA)),
            new Person(CONSULTANT, "Demo Consultant Three", List.of(SELI, VALKA)));

    private final Accounts accounts;
    private final Parties parties;

    DemoApplicants(Accounts accounts, Parties parties) {
        this.accounts = accounts;
        this.parties = parties;
    }

    private record Client(String name, String registrationNumber, boolean publicAuthority) {

        /** The same at every start. */
        UUID id() {
            return UUID.nameUUIDFromBytes(registrationNumber.getBytes(StandardCharsets.UTF_8));
        }
    }

    private record Person(String userName, String name, List<Client> clients) {}

    @EventListener(ApplicationReadyEvent.class)
    @Order(1)
    @Transactional
    public void open() {
        for (Person person : ALL) {
            accounts.open(person.userName(), person.name(), person.userName() + "@demo.invalid", DemoPeople.PASSWORD);
            for (Client client : person.clients()) {
                if (parties.find(client.id()).isEmpty()) {
                    parties.register(new Party(
                            client.id(),
                            Party.Kind.ORGANISATION,
                            client.name(),
                            client.registrationNumber(),
                            null,
                            null,
                            client.publicAuthority()));
                }
                accounts.represent(person.userName(), client.id());
            }
        }
    }

    /** The consultant also acts for these, so that the portal shows cases in every step. */
    @Transactional
    public void actFor(Collection<UUID> clients) {
        open();
        clients.forEach(client -> accounts.represent(CONSULTANT, client));
    }

    /** One line each: name to sign in with, whom they act for. */
    String signIns() {
        return ALL.stream()
                .map(person -> "  %-20s %s"
                        .formatted(
                                person.userName(),
                                person.clients().stream().map(Client::name).collect(Collectors.joining(", "))
                                        + (person.userName().equals(CONSULTANT)
                                                ? ", applicants of the demo rounds"
                                                : "")))
                .collect(Collectors.joining("\n"));
    }
}
