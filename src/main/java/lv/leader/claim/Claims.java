package lv.leader.claim;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import lv.leader.application.Applications;
import lv.leader.calendar.LegalCalendar;
import lv.leader.call.CallTerms;
import lv.leader.database.Ids;
import lv.leader.decision.Approvals;
import lv.leader.engine.Inbox;
import lv.leader.refusal.Refusal;
import lv.leader.register.Decision;
import lv.leader.register.DecisionRegister;
import lv.leader.rules.Parameters;
import lv.leader.rules.Programme;
import lv.leader.rules.Rules;
import org.iban4j.IbanFormatException;
import org.iban4j.IbanUtil;
import org.iban4j.InvalidCheckDigitException;
import org.iban4j.UnsupportedCountryException;
import org.joda.money.Money;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Payment requests, taken in once. */
@Component
public class Claims {

    private static final String ADVANCE = "advance";
    private static final Set<String> KINDS = Set.of(ADVANCE, "interim", "final");

    private final ClaimMapper mapper;
    private final Applications applications;
    private final Approvals approvals;
    private final DecisionRegister register;
    private final Rules rules;
    private final Programme programme;
    private final Inbox inbox;
    private final LegalCalendar calendar;
    private final Clock clock;

    Claims(
            ClaimMapper mapper,
            Applications applications,
            Approvals approvals,
            DecisionRegister register,
            Rules rules,
            Programme programme,
            Inbox inbox,
            LegalCalendar calendar,
            Clock clock) {
        this.mapper = mapper;
        this.applications = applications;
        this.approvals = approvals;
        this.register = register;
        this.rules = rules;
        this.programme = programme;
        this.inbox = inbox;
        this.calendar = calendar;
        this.clock = clock;
    }

    /**
     * Takes a payment request in; control rules are fixed as they are now.
     *
     * @return the claim; for a key that was sent before, the one taken in then
     * @throws lv.leader.refusal.RefusedException {@code claim.not-approved}, {@code claim.kind}, {@code claim.empty},
     *     {@code claim.iban}, {@code claim.annulled}, {@code claim.after-final},
     *     {@code claim.too-many-parts}, {@code claim.too-many-advances}
     */
    @Transactional
    public Claim submit(PaymentRequest request, String person) {
        mapper.lockClaimsOf(request.application());
        return mapper.byKey(request.application(), request.key()).orElseGet(() -> takeIn(request, person));
    }

    private Claim takeIn(PaymentRequest request, String person) {
        if (approvals.of(request.application()).isEmpty()) {
            throw Refusal.of("claim.not-approved").asException();
        }
        approvals.annulmentOf(request.application()).ifPresent(annulled -> {
            throw Refusal.of("claim.annulled", "decision", annulled.number()).asException();
        });
        refuseUnless(KINDS.contains(request.kind()), Refusal.of("claim.kind", "kind", request.kind()));
        refuseUnless(
                !request.lines().isEmpty()
                        && request.lines().stream()
                                .allMatch(line -> line.amount().isPositive()),
                Refusal.of("claim.empty"));
        refuseUnless(isIban(request.iban()), Refusal.of("claim.iban", "iban", request.iban()));
        List<Claim> before = mapper.ofProject(request.application());
        refuseUnless(!withoutFinal(List.of(request.application()), before).isEmpty(), Refusal.of("claim.after-final"));
        int most = partsOf(request.application());
        refuseUnless(before.size() < most, Refusal.of("claim.too-many-parts", "parts", most));
        refuseUnless(
                !request.kind().equals(ADVANCE) || advances(before) < advancesOf(request.application()),
                Refusal.of("claim.too-many-advances", "times", advancesOf(request.application())));
        UUID id = Ids.next();
        Money claimed = Money.total(
                request.lines().stream().map(PaymentRequest.Line::amount).toList());
        mapper.insert(id, request, claimed, person);
        mapper.insertLines(id, request.lines());
        rules.pin(id, List.of("reduction", "onsite-sampling", "programme"));
        inbox.post(request.application(), "PaymentRequestSubmitted", Map.of("claim", id.toString()), "claim-" + id);
        return mapper.find(id).orElseThrow();
    }

    private static long advances(List<Claim> claims) {
        return claims.stream().filter(claim -> claim.kind().equals(ADVANCE)).count();
    }

    private int advancesOf(UUID application) {
        return law(application, application).number("prepayment.maxTimes").intValueExact();
    }

    static void refuseUnless(boolean right, Refusal refusal) {
        if (!right) {
            throw refusal.asException();
        }
    }

    private static boolean isIban(String iban) {
        try {
            IbanUtil.validate(iban);
            return true;
        } catch (IbanFormatException | InvalidCheckDigitException | UnsupportedCountryException wrong) {
            return false;
        }
    }

    public Optional<Claim> find(UUID claim) {
        return mapper.find(claim);
    }

    /** A project's payment requests in the order they came. */
    public List<Claim> ofProject(UUID application) {
        return mapper.ofProject(application);
    }

    /** Payment requests of some projects, those of one project in the order they came. */
    public List<Claim> ofProjects(Collection<UUID> applications) {
        return applications.isEmpty() ? List.of() : mapper.ofProjects(List.copyOf(applications));
    }

    /** Those of some projects whose final payment was not asked for, or was refused. */
    public Set<UUID> withoutFinal(Collection<UUID> applications) {
        return withoutFinal(applications, ofProjects(applications));
    }

    private Set<UUID> withoutFinal(Collection<UUID> applications, List<Claim> asked) {
        List<UUID> finals = asked.stream().filter(Claim::isFinal).map(Claim::id).toList();
        Set<UUID> refused = register.of(finals).stream()
                .filter(decision -> decision.outcome().equals("refused"))
                .map(Decision::caseId)
                .collect(Collectors.toSet());
        Set<UUID> without = new HashSet<>(applications);
        asked.stream()
                .filter(claim -> claim.isFinal() && !refused.contains(claim.id()))
                .forEach(claim -> without.remove(claim.application()));
        return without;
    }

    /** Those of some projects that may ask for a payment, or another: not the last one, and parts are left. */
    public Set<UUID> askable(Collection<UUID> applications) {
        List<Claim> asked = ofProjects(applications);
        Set<UUID> askable = withoutFinal(applications, asked);
        asked.stream()
                .collect(Collectors.groupingBy(Claim::application, Collectors.counting()))
                .forEach((application, parts) -> {
                    if (parts >= partsOf(application)) {
                        askable.remove(application);
                    }
                });
        return askable;
    }

    private int partsOf(UUID application) {
        // Nothing is pinned for the project itself: the numbers are today's.
        return law(application, application).number("payment.maxParts").intValueExact();
    }

    public List<PaymentRequest.Line> lines(UUID claim) {
        return mapper.lines(claim);
    }

    /** Everything the beneficiary wrote, as sent: a JSON object. */
    public String content(UUID claim) {
        return mapper.content(claim);
    }

    /** The last day for examining the request. */
    public Instant due(UUID claim) {
        int days = lawOf(get(claim)).number("payment.examineWithin").intValueExact();
        return calendar.endOfDay(calendar.orNextWorkingDay(today().plusDays(days)));
    }

    Claim get(UUID claim) {
        return mapper.find(claim).orElseThrow();
    }

    /** The programme's numbers as they were when the request came. */
    Parameters lawOf(Claim claim) {
        return law(claim.id(), claim.application());
    }

    private Parameters law(UUID subject, UUID application) {
        CallTerms terms = applications.project(application).terms();
        return programme.of(subject, terms.fund(), terms.period());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), LegalCalendar.RIGA);
    }
}
