package lv.leader.scenario;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import lv.leader.application.Applications;
import lv.leader.assessment.Assessments;
import lv.leader.assessment.Conformity;
import lv.leader.assessment.ConformityDecisions;
import lv.leader.assessment.Result;
import lv.leader.audit.Audit;
import lv.leader.decision.Approval;
import lv.leader.decision.Approvals;
import lv.leader.decision.FundingDecisions;
import lv.leader.decision.Support;
import lv.leader.decision.SupportAmounts;
import lv.leader.document.Letters;
import lv.leader.engine.Playback;
import lv.leader.ledger.Account;
import lv.leader.ledger.Ledger;
import lv.leader.monitoring.Monitorings;
import lv.leader.payment.Payment;
import lv.leader.payment.Payments;
import lv.leader.register.Decision;
import org.apache.commons.csv.CSVFormat;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.springframework.stereotype.Component;

/** What a play came to: one row per application, and what must be true of all of them. */
@Component
class Outcomes {

    private static final CSVFormat FORMAT = CSVFormat.DEFAULT
            .builder()
            .setRecordSeparator('\n')
            .setHeader(
                    "number", "conformity", "rank", "mean_score", "decision", "support", "paid", "reports", "end_event")
            .get();

    private final Applications applications;
    private final Assessments assessments;
    private final ConformityDecisions opinions;
    private final FundingDecisions decisions;
    private final Approvals approvals;
    private final SupportAmounts supports;
    private final Payments payments;
    private final Monitorings monitorings;
    private final Letters letters;
    private final Ledger ledger;
    private final Audit audit;
    private final Playback playback;
    private final ObjectMapper json = new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    Outcomes(
            Applications applications,
            Assessments assessments,
            ConformityDecisions opinions,
            FundingDecisions decisions,
            Approvals approvals,
            SupportAmounts supports,
            Payments payments,
            Monitorings monitorings,
            Letters letters,
            Ledger ledger,
            Audit audit,
            Playback playback) {
        this.applications = applications;
        this.assessments = assessments;
        this.opinions = opinions;
        this.decisions = decisions;
        this.approvals = approvals;
        this.supports = supports;
        this.payments = payments;
        this.monitorings = monitorings;
        this.letters = letters;
        this.ledger = ledger;
        this.audit = audit;
        this.playback = playback;
    }

    /**
     * What became of an application.
     *
     * @param conformity empty where it was never taken in
     * @param end id of the end event of its project; empty while it runs
     */
    record Outcome(
            String number,
            UUID application,
            String conformity,
            Optional<Integer> rank,
            Optional<Result> score,
            String decision,
            Money support,
            Money paid,
            int reports,
            String end) {}

    /** In the order of the folder. */
    List<Outcome> of(List<RoundFolder.Application> rows, Map<String, UUID> played) {
        Map<UUID, String> ends = playback.endings("project").stream()
                .collect(Collectors.toMap(Playback.Ending::caseId, Playback.Ending::element));
        return rows.stream()
                .map(row -> Optional.ofNullable(played.get(row.number()))
                        .map(id -> outcome(row.number(), id, ends.getOrDefault(id, "")))
                        .orElse(notTakenIn(row.number())))
                .toList();
    }

    private static Outcome notTakenIn(String number) {
        Money nothing = Money.zero(CurrencyUnit.EUR);
        return new Outcome(number, null, "", Optional.empty(), Optional.empty(), "", nothing, nothing, 0, "");
    }

    private Outcome outcome(String number, UUID id, String end) {
        Optional<Conformity> conformity = opinions.conformityOf(id);
        Optional<Result> score = assessments.resultOf(id).filter(Result::accepted);
        String decided = conformity.map(Conformity::outcome).orElse("");
        return new Outcome(
                number,
                id,
                decided.isEmpty() && applications.isWithdrawn(id) ? "withdrawn" : decided,
                conformity.map(Conformity::rank),
                score,
                decisions.decisionOn(id).map(Decision::outcome).orElse(""),
                approvals.of(id).map(Approval::support).orElse(Money.zero(CurrencyUnit.EUR)),
                ledger.balance(new Account(Account.Kind.PAID, id)),
                monitorings.reports(id).size(),
                end);
    }

    void write(List<Outcome> outcomes, Path folder) throws IOException {
        Files.createDirectories(folder);
        try (var out = Files.newBufferedWriter(folder.resolve("outcomes.csv"), StandardCharsets.UTF_8);
                var csv = FORMAT.print(out)) {
            for (Outcome outcome : outcomes) {
                boolean granted = outcome.support().isPositive();
                csv.printRecord(
                        outcome.number(),
                        outcome.conformity(),
                        outcome.rank().map(String::valueOf).orElse(""),
                        outcome.score()
                                .map(score -> score.mean().toPlainString())
                                .orElse(""),
                        outcome.decision(),
                        granted ? outcome.support().getAmount().toPlainString() : "",
                        granted ? outcome.paid().getAmount().toPlainString() : "",
                        outcome.reports(),
                        outcome.end());
            }
        }
    }

    /** What is not as it must be after a play to the end; empty when all is well. */
    List<String> faults(List<Outcome> outcomes) {
        List<String> faults = new ArrayList<>();
        for (Outcome outcome : outcomes) {
            if (outcome.application() != null) {
                faultsOf(outcome).forEach(fault -> faults.add(outcome.number() + ": " + fault));
            }
        }
        ledger.unsound().forEach(balance -> faults.add("account is not the sum of its entries: " + balance));
        audit.verify().forEach(fault -> faults.add("audit chain: " + fault));
        playback.stuck().forEach(instance -> faults.add("nothing can happen any more in instance " + instance));
        playback.incidents().forEach(incident -> faults.add("incident: " + incident));
        return faults;
    }

    private List<String> faultsOf(Outcome outcome) {
        List<String> faults = new ArrayList<>();
        if (outcome.end().isEmpty()) {
            faults.add("has not ended");
        }
        boolean closed = outcome.end().equals("End_ProjectClosed");
        if (closed != outcome.support().isPositive()) {
            faults.add("support " + outcome.support() + " but ended at " + outcome.end());
        }
        List<Payment> paid = payments.of(outcome.application());
        Money inFiles =
                Money.total(CurrencyUnit.EUR, paid.stream().map(Payment::amount).toList());
        if (!inFiles.isEqual(outcome.paid())) {
            faults.add("paid " + outcome.paid() + " in the ledger but " + inFiles + " in payment files");
        }
        Money inLetters = Money.total(
                CurrencyUnit.EUR,
                letters.of(outcome.application()).stream()
                        .filter(letter -> letter.kind().equals("payment"))
                        .map(letter -> amount(letter.facts()))
                        .toList());
        if (!inLetters.isEqual(outcome.paid())) {
            faults.add("paid " + outcome.paid() + " in the ledger but " + inLetters + " in letters");
        }
        long asked = monitorings.planned(outcome.application());
        if (closed && asked != outcome.reports()) {
            faults.add(outcome.reports() + " of " + asked + " reports");
        }
        Money open = ledger.balance(new Account(Account.Kind.COMMITTED, outcome.application()))
                .plus(ledger.balance(new Account(Account.Kind.RESERVED, outcome.application())));
        if (!outcome.end().isEmpty() && open.isPositive()) {
            faults.add(open + " still reserved or committed");
        }
        Optional<Support> computed = supports.of(outcome.application());
        if (outcome.support().isPositive()
                && computed.filter(rule -> rule.support().isEqual(outcome.support()))
                        .isEmpty()) {
            faults.add("support is not what the rules gave");
        }
        return faults;
    }

    private Money amount(String facts) {
        try {
            return Money.of(CurrencyUnit.EUR, json.readTree(facts).get("amount").decimalValue());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("unreadable facts of a letter", e);
        }
    }
}
