package lv.leader.party;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import lv.leader.database.Ids;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** People and organisations. */
@Component
public class Parties {

    private final PartyMapper mapper;
    private final ApplicationEventPublisher events;

    Parties(PartyMapper mapper, ApplicationEventPublisher events) {
        this.mapper = mapper;
        this.events = events;
    }

    @Transactional
    public void register(Party party) {
        mapper.insert(party);
    }

    /**
     * The same kind of tie between the same two holds once at a time: an overlapping one is an error. Steps that rest on
     * nobody being tied hear of the {@link Relation} in the same transaction.
     */
    @Transactional
    public void relate(Relation relation) {
        mapper.relate(Ids.next(), relation);
        events.publishEvent(relation);
    }

    /** A LAG under its code (its tenant), with the municipalities of its territory by ATVK code. */
    @Transactional
    public void localActionGroup(String code, UUID party, Collection<String> territory) {
        mapper.insertLag(code, party);
        territory.forEach(atvk -> mapper.insertTerritory(code, atvk));
    }

    public boolean inTerritory(String lag, String atvk) {
        return mapper.inTerritory(lag, atvk);
    }

    /** The association that stands behind a LAG's code. */
    public Optional<UUID> ofLocalActionGroup(String code) {
        return mapper.ofLag(code);
    }

    /** All municipalities, by name. */
    public List<Municipality> municipalities() {
        return mapper.municipalities();
    }

    /** All parishes and towns that are known, by name; none before the classification is imported. */
    public List<Parish> parishes() {
        return mapper.parishes();
    }

    /** Municipalities of a LAG's territory by name; all where the LAG has none on record. */
    public List<Municipality> territory(String lag) {
        return mapper.territory(lag);
    }

    public Optional<Party> find(UUID party) {
        return mapper.find(party);
    }

    /** Several at once, by name. */
    public List<Party> all(Collection<UUID> parties) {
        return parties.isEmpty() ? List.of() : mapper.all(List.copyOf(parties));
    }

    public Optional<Party> ofUser(String userId) {
        return mapper.ofUser(userId);
    }

    /** Those of some users who stand in the register. */
    public List<Party> ofUsers(Collection<String> userIds) {
        return userIds.isEmpty() ? List.of() : mapper.ofUsers(List.copyOf(userIds));
    }

    /**
     * Towards which of the parties a person is not free of interest: the person itself, directly tied, or tied over one
     * party between, on that day (2021/1060 art. 33(3)(b)). One statement for all.
     * Two members of one association are tied over it.
     */
    public List<Conflict> conflicts(UUID person, Collection<UUID> others, LocalDate on) {
        return others.isEmpty() ? List.of() : mapper.conflicts(person, List.copyOf(others), on);
    }

    /**
     * Ties of several people and organisations to several others, on that day: the same one, directly tied, or tied over
     * one party between.
     *
     * @param common a party to which all belong, such as their local action group, and that ties nobody; may be null
     */
    public List<Tie> ties(Collection<UUID> persons, Collection<UUID> others, LocalDate on, UUID common) {
        return persons.isEmpty() || others.isEmpty()
                ? List.of()
                : mapper.ties(List.copyOf(persons), List.copyOf(others), on, common);
    }

    /** Who took over from a party that merged, dissolved or died; empty while it acts itself. */
    public Optional<UUID> successorOf(UUID party, LocalDate on) {
        return mapper.successorOf(party, on);
    }

    /** From now on letters find the party there. */
    @Transactional
    public void reach(UUID party, Contact contact) {
        mapper.reach(party, contact);
    }

    /** Where letters find a party; only the portal where nothing was told. */
    public Contact contact(UUID party) {
        return mapper.contact(party).orElse(Contact.NONE);
    }

    /** The party's address for notices; empty where none is known. */
    public List<String> mailboxes(UUID party) {
        String address = contact(party).email();
        return address == null ? List.of() : List.of(address);
    }
}
