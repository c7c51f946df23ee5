package lv.leader.payment;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import lv.leader.access.Actor;
import lv.leader.audit.Audit;
import lv.leader.database.Ids;
import lv.leader.document.Letter;
import lv.leader.document.Letters;
import lv.leader.engine.Answers;
import lv.leader.engine.Inbox;
import lv.leader.engine.ProcessGate;
import lv.leader.ledger.Account;
import lv.leader.ledger.Ledger;
import lv.leader.ledger.Move;
import lv.leader.party.Parties;
import lv.leader.refusal.Refusal;
import org.iban4j.IbanFormatException;
import org.iban4j.IbanUtil;
import org.iban4j.InvalidCheckDigitException;
import org.iban4j.UnsupportedCountryException;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Payments (step 8): authorised once, paid once, booked by somebody who did neither. */
@Component
public class Payments {

    private static final String RULE = "(EU) 2022/127 Annex I; (EU) 907/2014 Annex I";

    private final PaymentMapper mapper;
    private final PaymentRunMapper runs;
    private final Ledger ledger;
    private final ProcessGate gate;
    private final Inbox inbox;
    private final Answers answers;
    private final Letters letters;
    private final Parties parties;
    private final Audit audit;

    Payments(
            PaymentMapper mapper,
            PaymentRunMapper runs,
            Ledger ledger,
            ProcessGate gate,
            Inbox inbox,
            Answers answers,
            Letters letters,
            Parties parties,
            Audit audit) {
        this.mapper = mapper;
        this.runs = runs;
        this.ledger = ledger;
        this.gate = gate;
        this.inbox = inbox;
        this.answers = answers;
        this.letters = letters;
        this.parties = parties;
        this.audit = audit;
    }

    /**
     * Writes a payment and starts its process, in the caller's transaction.
     *
     * @return the payment; for a claim that was authorised before, the one written then
     * @throws lv.leader.refusal.RefusedException {@code payment.bad-iban}; {@code payment.more-than-committed} with what
     *     the decision on funding still leaves; {@code payment.already-authorised} where the claim's payment is another
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public UUID authorise(PaymentOrder order) {
        mapper.lock(order.application());
        return mapper.ofClaim(order.claim()).map(known -> sameAs(known, order)).orElseGet(() -> write(order));
    }

    private static UUID sameAs(Payment known, PaymentOrder order) {
        if (!known.amount().equals(order.amount()) || !known.payee().equals(order.payee())) {
            throw Refusal.of(
                            "payment.already-authorised",
                            "amount",
                            known.amount().getAmount())
                    .asException();
        }
        return known.id();
    }

    private UUID write(PaymentOrder order) {
        String iban = valid(order.iban());
        Money left = ledger.balance(committed(order.application())).minus(mapper.onTheirWay(order.application()));
        if (order.amount().isGreaterThan(left)) {
            throw Refusal.of(
                            "payment.more-than-committed",
                            "amount",
                            order.amount().getAmount(),
                            "left",
                            left.getAmount())
                    .asException();
        }
        UUID payment = Ids.next();
        mapper.insert(payment, order);
        mapper.hands(payment, order.hands());
        mapper.account(Ids.next(), payment, iban, Actor.current());
        gate.start("payment", payment, order.tenant(), Map.of());
        record("payment.authorised", order.application(), payment, "amount", order.amount(), "iban", iban);
        return payment;
    }

    public Optional<Payment> find(UUID payment) {
        return mapper.find(payment);
    }

    public Optional<Payment> ofClaim(UUID claim) {
        return mapper.ofClaim(claim);
    }

    /** A project's payments in the order they were authorised. */
    public List<Payment> of(UUID application) {
        return mapper.of(application);
    }

    /** The first payment of a run that the person may not release: they had another hand in it. */
    Optional<Payment> notToBeReleasedBy(UUID run, String person) {
        return runs.touchedBefore(run, person);
    }

    /** A payment that the person may not book: they had another hand in it. */
    Optional<Payment> notToBeBookedBy(UUID payment, String person) {
        return mapper.tookPart(payment, person, Hand.Role.BOOKED) ? mapper.find(payment) : Optional.empty();
    }

    /** Payments of some projects that came back and wait for another account. */
    public List<Payment> returned(Collection<UUID> applications) {
        return applications.isEmpty() ? List.of() : mapper.returned(List.copyOf(applications));
    }

    /** What is or was in a run. */
    public List<Payment> inRun(UUID run) {
        return runs.payments(run);
    }

    public Optional<PaymentRun> run(UUID run) {
        return runs.find(run);
    }

    /**
     * The beneficiary gives another account for a payment that came back; it is then paid again.
     *
     * @throws lv.leader.refusal.RefusedException {@code payment.bad-iban} or {@code payment.not-returned}
     */
    @Transactional
    public void correctAccount(UUID payment, String iban, String person) {
        String checked = valid(iban);
        Payment returned = get(payment);
        if (!"RETURNED".equals(returned.state())) {
            throw Refusal.of("payment.not-returned", "purpose", returned.purpose())
                    .asException();
        }
        mapper.account(Ids.next(), payment, checked, person);
        inbox.post(payment, "AccountCorrected", Map.of(), "AccountCorrected/" + returned.transfer());
        record(
                "payment.account-corrected",
                returned.application(),
                payment,
                "before",
                returned.iban(),
                "iban",
                checked);
    }

    /** The statement says it arrived: money moves to paid, the claim and the beneficiary learn it. */
    @Transactional(propagation = Propagation.MANDATORY)
    void settle(UUID id) {
        Payment payment = get(id);
        Statement statement = statement(id);
        ledger.move(new Move(
                committed(payment.application()),
                new Account(Account.Kind.PAID, payment.application()),
                payment.fund(),
                payment.amount(),
                euShare(payment.application()),
                payment.application(),
                "pay",
                id.toString(),
                statement.person()));
        Money eu = paid(id, "EU");
        Money state = paid(id, "STATE");
        mapper.transferBecomes(payment.transfer(), "SETTLED");
        mapper.hands(id, List.of(new Hand(Hand.Role.BOOKED, statement.person())));
        mapper.book(new PaymentMapper.Booking(
                id, payment.transfer(), eu, state, statement.bookedOn(), statement.reference(), statement.person()));
        inbox.post(
                payment.claim(),
                "PaymentBooked",
                Map.of("paid", payment.amount().getAmount().toPlainString()),
                "PaymentBooked/" + id);
        Map<String, Object> facts = new HashMap<>(Map.of("eu", eu, "state", state, "bookedOn", statement.bookedOn()));
        tell(payment, "payment", facts);
        record("payment.booked", payment.application(), id, "eu", eu, "state", state);
    }

    /** The statement says it came back: nothing moves, the beneficiary is asked for another account. */
    @Transactional(propagation = Propagation.MANDATORY)
    void recordReturn(UUID id) {
        Payment payment = get(id);
        mapper.transferBecomes(payment.transfer(), "RETURNED");
        tell(payment, "payment-return", new HashMap<>());
        record("payment.returned", payment.application(), id, "iban", payment.iban(), "amount", payment.amount());
    }

    private record Statement(String person, LocalDate bookedOn, String reference) {}

    private Statement statement(UUID payment) {
        var answer = answers.latest(payment, PaymentChecks.BOOK).orElseThrow();
        return new Statement(answer.answeredBy(), LocalDate.parse(answer.text("bookedOn")), answer.text("reference"));
    }

    private void tell(Payment payment, String template, Map<String, Object> facts) {
        facts.put("amount", payment.amount());
        facts.put("iban", payment.iban());
        facts.put("purpose", payment.purpose());
        var recipient = parties.find(payment.payee()).orElseThrow();
        letters.write(new Letter(template, payment.application(), recipient, payment.purpose(), null, facts));
    }

    private Money paid(UUID payment, String source) {
        return ledger.posted(payment.toString()).stream()
                .filter(entry ->
                        entry.kind() == Account.Kind.PAID && entry.source().equals(source))
                .map(Ledger.Entry::amount)
                .reduce(Money.zero(CurrencyUnit.EUR), Money::plus);
    }

    /** What is paid has the shares of what was committed; the ledger sees that the last cent leaves with its own source. */
    private BigDecimal euShare(UUID application) {
        Money committed = ledger.balance(committed(application));
        Money eu = ledger.balances(List.of(application)).stream()
                .filter(balance -> balance.kind() == Account.Kind.COMMITTED && "EU".equals(balance.source()))
                .map(Ledger.Balance::balance)
                .reduce(Money.zero(CurrencyUnit.EUR), Money::plus);
        return committed.isZero()
                ? BigDecimal.ZERO
                : eu.getAmount().divide(committed.getAmount(), 10, RoundingMode.HALF_UP);
    }

    private Payment get(UUID payment) {
        return mapper.find(payment).orElseThrow(() -> new IllegalArgumentException("no payment " + payment));
    }

    private void record(
            String action, UUID application, UUID payment, String name, Object fact, String other, Object more) {
        audit.record(
                action, application, RULE, Map.of("payment", payment, name, fact.toString(), other, more.toString()));
    }

    private static Account committed(UUID application) {
        return new Account(Account.Kind.COMMITTED, application);
    }

    private static String valid(String iban) {
        String compact = iban == null ? "" : iban.replace(" ", "");
        try {
            IbanUtil.validate(compact);
            return compact;
        } catch (IbanFormatException | InvalidCheckDigitException | UnsupportedCountryException wrong) {
            throw Refusal.of("payment.bad-iban", "iban", compact).asException();
        }
    }
}
