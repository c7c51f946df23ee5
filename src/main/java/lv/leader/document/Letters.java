package lv.leader.document;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import lv.leader.database.Ids;
import lv.leader.party.Parties;
import lv.leader.party.Party;
import lv.leader.register.Decision;
import lv.leader.register.DecisionRegister;
import lv.leader.rules.Programme;
import org.joda.money.Money;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Letters to applicants and groups: Latvian first, English below, PDF/A-2, sealed and kept with the case.
 *
 * <p>All in the caller's transaction: a letter without its fact, or a fact without its letter, does not exist. What leaves
 * the house does so after commit.
 */
@Component
public class Letters {

    private static final String FUND = "EAFRD";
    private static final String PERIOD = "2023-2027";

    private final LetterMapper mapper;
    private final LetterPress press;
    private final Signing signing;
    private final Documents documents;
    private final List<Delivery> ways;
    private final DecisionRegister register;
    private final Parties parties;
    private final Programme programme;
    private final ObjectMapper json;

    Letters(
            LetterMapper mapper,
            LetterPress press,
            Signing signing,
            Documents documents,
            List<Delivery> ways,
            DecisionRegister register,
            Parties parties,
            Programme programme,
            ObjectMapper json) {
        this.mapper = mapper;
        this.press = press;
        this.signing = signing;
        this.documents = documents;
        this.ways = ways;
        this.register = register;
        this.parties = parties;
        this.programme = programme;
        this.json = json;
    }

    /**
     * A letter as it went out.
     *
     * @param facts JSON: what it says, as values
     */
    public record Written(
            UUID id,
            String kind,
            UUID caseId,
            UUID recipient,
            UUID decision,
            String facts,
            UUID document,
            Instant writtenAt) {}

    /** A line of the letter's table of rules. */
    public record Rule(String table, String versionTag, String hash) {}

    /**
     * Brings a decision to its recipient: written, sealed, kept, sent, and its delivery registered.
     *
     * @param template name under {@code templates/letters}, for example {@code funding-approval}
     * @param facts what the template prints beside the decision itself; {@code fund} and {@code period} choose the term
     *     for a challenge
     * @return the document kept with the case
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public UUID issue(Decision decision, String template, Party recipient, Map<String, Object> facts) {
        Map<String, Object> all = new HashMap<>(facts);
        all.put("outcome", decision.outcome());
        all.put("date", decision.madeAt());
        all.put("inForceFrom", decision.inForceFrom());
        all.put("legalBasis", decision.legalBasis());
        all.put("reasons", decision.reasons());
        all.put("signedBy", decision.signedBy());
        all.put("rules", rules(decision));
        var parameters = programme.of(
                String.valueOf(facts.getOrDefault("fund", FUND)), String.valueOf(facts.getOrDefault("period", PERIOD)));
        all.put("challengeMonths", parameters.months("appeal.period").getMonths());
        all.put("challengeSource", parameters.source("appeal.period"));
        var letter = new Letter(template, decision.caseId(), recipient, decision.number(), decision.id(), all);
        Document kept = keep(letter);
        send(letter, kept).forEach(how -> register.delivered(decision.id(), how, recipient.name()));
        return kept.id();
    }

    /**
     * Writes, seals, keeps and sends a letter that brings no decision, such as the notice of a payment.
     *
     * @return the document kept with the case
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public UUID write(Letter letter) {
        Document kept = keep(letter);
        send(letter, kept);
        return kept.id();
    }

    /**
     * Writes, seals and keeps what is published for everybody and sent to nobody, such as the announcement of a call.
     *
     * @param template name under {@code templates/letters}, also the kind of the document
     * @param name of the file, without its ending
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Document announce(UUID caseId, String template, String name, Map<String, Object> facts) {
        byte[] sealed = signing.sign(press.print(template, facts));
        return documents.keep(caseId, template, name + ".pdf", "application/pdf", sealed);
    }

    /** A case's letters, in order. */
    public List<Written> of(UUID caseId) {
        return mapper.of(caseId);
    }

    /** Letters of some cases, in order. */
    public List<Written> of(Collection<UUID> cases) {
        return cases.isEmpty() ? List.of() : mapper.ofCases(List.copyOf(cases));
    }

    /** What was written to a party, in order. */
    public List<Written> to(UUID party) {
        return mapper.to(party);
    }

    private Document keep(Letter letter) {
        Map<String, Object> facts = new HashMap<>(letter.facts());
        facts.put("number", letter.number());
        facts.put("recipient", letter.recipient().name());
        facts.put("registrationNumber", letter.recipient().registrationNumber());
        byte[] sealed = signing.sign(press.print(letter.kind(), facts));
        Document kept = documents.keep(
                letter.caseId(),
                letter.kind(),
                letter.number().replaceAll("[^\\p{L}\\p{N}]+", "-") + ".pdf",
                "application/pdf",
                sealed);
        mapper.record(Ids.next(), letter, write(facts), kept.id());
        return kept;
    }

    private List<String> send(Letter letter, Document kept) {
        var contact = parties.contact(letter.recipient().id());
        return ways.stream()
                .map(way -> way.deliver(letter, kept, contact))
                .flatMap(Optional::stream)
                .toList();
    }

    private List<Rule> rules(Decision decision) {
        try {
            List<Map<String, Object>> rulings = json.readValue(decision.rulings(), new TypeReference<>() {});
            return rulings.stream()
                    .map(ruling -> new Rule(
                            String.valueOf(ruling.get("table")),
                            String.valueOf(ruling.get("versionTag")),
                            String.valueOf(ruling.get("hash"))))
                    .distinct()
                    .toList();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("unreadable rulings of " + decision.number(), e);
        }
    }

    private String write(Map<String, Object> facts) {
        Map<String, Object> values = new TreeMap<>();
        facts.forEach((name, fact) -> values.put(
                name,
                fact instanceof Money money
                        ? money.getAmount()
                        : fact instanceof Number || fact instanceof List || fact == null ? fact : fact.toString()));
        try {
            return json.writeValueAsString(values);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a letter's facts are plain values", e);
        }
    }
}
