package lv.leader.payment;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import lv.leader.audit.Audit;
import lv.leader.calendar.LegalCalendar;
import lv.leader.database.Ids;
import lv.leader.database.LeaderClock;
import lv.leader.document.Document;
import lv.leader.document.Documents;
import lv.leader.engine.Answers;
import lv.leader.engine.Inbox;
import lv.leader.engine.ProcessGate;
import lv.leader.notice.Notices;
import lv.leader.outbox.Outbox;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The runs in which payments go to the Treasury. */
@Component
class PaymentRuns {

    private static final String RELEASE = "Task_ReleaseRun";

    private final PaymentRunMapper mapper;
    private final TreasuryHours hours;
    private final TreasuryProperties treasury;
    private final ProcessGate gate;
    private final Inbox inbox;
    private final Answers answers;
    private final Documents documents;
    private final Outbox outbox;
    private final Notices notices;
    private final Audit audit;
    private final Clock clock;

    PaymentRuns(
            PaymentRunMapper mapper,
            TreasuryHours hours,
            TreasuryProperties treasury,
            ProcessGate gate,
            Inbox inbox,
            Answers answers,
            Documents documents,
            Outbox outbox,
            Notices notices,
            Audit audit,
            LeaderClock clock) {
        this.mapper = mapper;
        this.hours = hours;
        this.treasury = treasury;
        this.gate = gate;
        this.inbox = inbox;
        this.answers = answers;
        this.documents = documents;
        this.outbox = outbox;
        this.notices = notices;
        this.audit = audit;
        this.clock = clock;
    }

    /** A run whose file is written: whether the Treasury wants notice of its sum, and when that is over. */
    record Filed(boolean largeSum, Instant noticeOver) {}

    /** Puts a payment into the next run, which the first one opens and the others find. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void join(UUID payment) {
        Instant runAt = hours.nextRun(clock.instant());
        while (true) {
            UUID run = Ids.next();
            if (mapper.open(run, runAt) == 1) {
                gate.start("payment-run", run, null, Map.of("runAt", Date.from(runAt)));
            }
            var open = mapper.openAt(runAt);
            if (open.isPresent()) {
                mapper.join(Ids.next(), payment, open.get());
                return;
            }
            runAt = hours.nextRun(runAt);
        }
    }

    /** Writes the file of a run; from now on nobody joins. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Filed file(UUID run) {
        mapper.lock(run);
        Instant now = clock.instant();
        List<Payment> payments = mapper.payments(run);
        LocalDate notified = hours.dayAfterNotice(now);
        var file = new PaymentFile(run, now, hours.today(now), treasury, payments);
        boolean large = hours.isLarge(file.total());
        if (large) {
            file = new PaymentFile(run, now, notified, treasury, payments);
        }
        Document kept = documents.keep(run, "payment-file", "pain001-" + run + ".xml", "application/xml", file.bytes());
        mapper.filed(run, kept.id(), file.total(), file.executedOn());
        return new Filed(large, notified.atStartOfDay(LegalCalendar.RIGA).toInstant());
    }

    /** Tells the Treasury of a large sum, the working day before it is paid. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void giveNotice(UUID run) {
        PaymentRun filed = mapper.lock(run);
        notices.tell(
                List.of(treasury.noticeTo()),
                "large-sum",
                run,
                "large-sum/" + run,
                "payer",
                treasury.debtor(),
                "total",
                filed.total().getAmount(),
                "day",
                filed.executedOn());
    }

    /** The file leaves for the Treasury after commit, and each payment of the run learns so. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void handOver(UUID run) {
        PaymentRun filed = mapper.lock(run);
        String person = decidedBy(run);
        Document file = documents.find(filed.file()).orElseThrow();
        mapper.handedOver(run, person);
        mapper.releasedBy(run, person);
        mapper.transfersBecome(run, "HANDED_OVER");
        outbox.put(TreasuryConfiguration.CHANNEL, run.toString(), run, treasury.bic(), file.name(), file.id());
        tellPayments(run, "PaymentHandedOver");
        audit.record(
                "payment-run.handed-over",
                run,
                "Treasury, SEPA payments",
                Map.of("releasedBy", person, "total", filed.total().getAmount(), "sha256", file.sha256()));
    }

    /** Nothing leaves: the payments look for another run. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void dissolve(UUID run) {
        mapper.lock(run);
        String person = decidedBy(run);
        mapper.stopped(run, person);
        mapper.transfersBecome(run, "TAKEN_OUT");
        tellPayments(run, "PaymentTakenOut");
        audit.record("payment-run.stopped", run, "", Map.of("stoppedBy", person));
    }

    private void tellPayments(UUID run, String message) {
        mapper.payments(run)
                .forEach(payment -> inbox.post(payment.id(), message, Map.of(), message + "/" + payment.transfer()));
    }

    private String decidedBy(UUID run) {
        return answers.latest(run, RELEASE).orElseThrow().answeredBy();
    }
}
