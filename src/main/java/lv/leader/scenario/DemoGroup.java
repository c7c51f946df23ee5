package lv.leader.scenario;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.IntStream;
import lv.leader.access.People;
import lv.leader.database.Ids;
import lv.leader.party.Parties;
import lv.leader.party.Party;
import lv.leader.party.Relation;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** An invented local action group with its people: a manager, a balanced board, evaluators. */
@Component
class DemoGroup {

    private static final List<String> OWN = List.of("AL12");
    private static final LocalDate LONG_AGO = LocalDate.of(2000, 1, 1);

    private final People people;
    private final Parties parties;

    DemoGroup(People people, Parties parties) {
        this.people = people;
        this.parties = parties;
    }

    /** Ids of a group's people. */
    record Team(String manager, String board, List<String> evaluators) {}

    /** Members of the board: one municipality, two businesses, two associations, so that no group has the say. */
    private record Seat(String name, String interestGroup, boolean publicAuthority) {}

    private static final List<Seat> SEATS = List.of(
            new Seat("Demo novada dome", "municipality", true),
            new Seat("Demo maiznīca", "business", false),
            new Seat("Demo galdniecība", "business", false),
            new Seat("Demo jauniešu biedrība", "association", false),
            new Seat("Demo kultūras biedrība", "association", false));

    /** Brings the group to work; one that is there stays as it is. */
    @Transactional
    public Team found(String code, String name, Collection<String> territory, int evaluators) {
        people.localActionGroup(code, name);
        String suffix = OWN.contains(code) ? "" : "-" + code.toLowerCase(Locale.ROOT);
        List<String> of = List.of(code);
        String manager = hire("demo-manager" + suffix, "LAG manager " + code, "lag-manager", of);
        String board = hire("demo-board" + suffix, "LAG board " + code, "lag-board", of);
        List<String> evaluating = IntStream.rangeClosed(1, evaluators)
                .mapToObj(number -> hire(
                        "demo-evaluator-" + number + suffix, "Evaluator " + number + " " + code, "lag-evaluator", of))
                .toList();
        if (parties.ofLocalActionGroup(code).isEmpty()) {
            UUID group = organisation(name, "DEMO-" + code, "association", false);
            parties.localActionGroup(code, group, territory);
            for (int i = 0; i < SEATS.size(); i++) {
                Seat seat = SEATS.get(i);
                UUID member = organisation(
                        seat.name() + " " + code,
                        "DEMO-" + code + "-" + i,
                        seat.interestGroup(),
                        seat.publicAuthority());
                parties.relate(new Relation(member, group, Relation.Kind.BOARD, LONG_AGO, null));
            }
        }
        return new Team(manager, board, evaluating);
    }

    private String hire(String id, String role, String group, List<String> of) {
        people.employ(id, "Demo", role, DemoPeople.PASSWORD, List.of(group), of);
        if (parties.ofUser(id).isEmpty()) {
            parties.register(new Party(Ids.next(), Party.Kind.PERSON, "Demo " + role, null, id, null, false));
        }
        return id;
    }

    private UUID organisation(String name, String number, String interestGroup, boolean publicAuthority) {
        UUID id = Ids.next();
        parties.register(new Party(id, Party.Kind.ORGANISATION, name, number, null, interestGroup, publicAuthority));
        return id;
    }
}
