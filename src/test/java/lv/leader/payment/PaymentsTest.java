package lv.leader.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.prowidesoftware.swift.model.mx.MxPain00100103;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import lv.leader.LeaderTest;
import lv.leader.access.Staff;
import lv.leader.calendar.LegalCalendar;
import lv.leader.database.Ids;
import lv.leader.database.LeaderClock;
import lv.leader.document.Documents;
import lv.leader.document.Letters;
import lv.leader.ledger.Account;
import lv.leader.ledger.Fund;
import lv.leader.ledger.Ledger;
import lv.leader.ledger.Move;
import lv.leader.party.Parties;
import lv.leader.party.Party;
import lv.leader.refusal.RefusedException;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.iban4j.CountryCode;
import org.iban4j.Iban;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Every way a payment and a run can go, on the real engine; each test has a week of its own. */
class PaymentsTest extends LeaderTest {

    private static final Set<String> MINE = Set.of("payment", "payment-run");
    private static final AtomicInteger WEEK = new AtomicInteger();
    private static final String IBAN = iban("0000000000001");
    private static final String OTHER_IBAN = iban("0000000000002");

    @Autowired
    Payments payments;

    @Autowired
    Ledger ledger;

    @Autowired
    Letters letters;

    @Autowired
    Documents documents;

    @Autowired
    Parties parties;

    @Autowired
    Staff staff;

    @Autowired
    RuntimeService runtime;

    @Autowired
    TaskService tasks;

    @Autowired
    ManagementService jobs;

    @Autowired
    HistoryService history;

    @Autowired
    LeaderClock clock;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient database;

    private LocalDate monday;

    @BeforeEach
    void aWeekOfItsOwn() {
        monday = LocalDate.of(2031, 1, 6).plusWeeks(WEEK.getAndIncrement());
        clock.moveTo(at(monday, "10:00"));
    }

    @AfterEach
    void letTimeRun() {
        clock.release();
    }

    @Test
    void threePaymentsLeaveInOneValidFileAndAreBooked() throws Exception {
        PaymentOrder first = order("1234.56");
        List<UUID> three = List.of(authorise(first), authorise(order("20000.00")), authorise(order("0.01")));
        runJobs();
        UUID run = state(three.get(0)).run();
        assertThat(payments.inRun(run)).extracting(Payment::id).containsExactlyInAnyOrderElementsOf(three);
        assertThat(payments.run(run).orElseThrow().runAt()).isEqualTo(at(monday, "13:30"));

        clock.moveTo(at(monday, "13:30"));
        runJobs();
        PaymentRun filed = payments.run(run).orElseThrow();
        assertThat(filed.state()).isEqualTo("FILED");
        String file = new String(documents.content(filed.file()), StandardCharsets.UTF_8);
        assertThatCode(() -> validate(file)).doesNotThrowAnyException();
        var read = MxPain00100103.parse(file).getCstmrCdtTrfInitn();
        assertThat(read.getGrpHdr().getNbOfTxs()).isEqualTo("3");
        assertThat(read.getGrpHdr().getCtrlSum()).isEqualByComparingTo("21234.57");
        assertThat(read.getPmtInf().get(0).getReqdExctnDt()).isEqualTo(monday);
        assertThat(read.getPmtInf().get(0).getCdtTrfTxInf())
                .extracting(line -> line.getPmtId().getEndToEndId() + " "
                        + line.getAmt().getInstdAmt().getValue() + " "
                        + line.getCdtrAcct().getId().getIBAN())
                .containsExactlyInAnyOrderElementsOf(payments.inRun(run).stream()
                        .map(payment ->
                                payment.endToEndId() + " " + payment.amount().getAmount() + " " + IBAN)
                        .toList());

        complete(run, "Task_ReleaseRun", "demo-releaser", Map.of("release", "release"));
        runJobs();
        assertThat(payments.inRun(run)).extracting(Payment::state).containsOnly("HANDED_OVER");
        assertThat(parcels(run)).isEqualTo(1);
        assertThat(passed(run))
                .contains("Task_HandOverRun", "End_RunHandedOver")
                .doesNotContain("Task_GiveNotice");

        book(three.get(0), "settled", monday.plusDays(1));
        Payment settled = state(three.get(0));
        assertThat(settled.state()).isEqualTo("SETTLED");
        assertThat(passed(settled.id())).contains("Task_SettlePayment", "End_PaymentBooked");
        assertThat(ledger.balances(List.of(first.application())))
                .extracting(balance -> balance.kind() + " " + balance.source() + " " + balance.balance())
                .containsExactlyInAnyOrder(
                        "COMMITTED EU EUR 0.00",
                        "COMMITTED STATE EUR 0.00",
                        "PAID EU EUR 987.65",
                        "PAID STATE EUR 246.91");
        assertThat(letters.of(first.application())).singleElement().satisfies(letter -> {
            assertThat(letter.kind()).isEqualTo("payment");
            assertThat(letter.facts()).contains("\"amount\": 1234.56", "\"eu\": 987.65", "\"state\": 246.91");
        });
        assertThat(database.sql(
                                "SELECT variables ->> 'paid' FROM inbox WHERE case_id = ? AND message = 'PaymentBooked'")
                        .param(first.claim())
                        .query(String.class)
                        .single())
                .isEqualTo("1234.56");
    }

    @Test
    void aStoppedRunSendsNothingAndItsPaymentsJoinTheNext() {
        UUID payment = authorise(order("100.00"));
        UUID run = fileIt(payment);
        complete(run, "Task_ReleaseRun", "demo-releaser", Map.of("release", "stop", "remarks", "a wrong account"));
        runJobs();
        assertThat(payments.run(run).orElseThrow().state()).isEqualTo("STOPPED");
        assertThat(passed(run)).contains("Task_DissolveRun", "End_RunStopped");
        assertThat(parcels(run)).isZero();
        Payment moved = state(payment);
        assertThat(moved.state()).isEqualTo("PLANNED");
        assertThat(moved.run()).isNotEqualTo(run);
        assertThat(payments.run(moved.run()).orElseThrow().runAt()).isEqualTo(at(monday.plusDays(1), "13:30"));
        assertThat(passed(payment)).contains("Event_PaymentTakenOut");
    }

    @Test
    void aPaymentThatCameBackIsPaidAgainToTheCorrectedAccount() {
        PaymentOrder order = order("100.00");
        UUID payment = authorise(order);
        handOver(payment);
        String firstAttempt = state(payment).endToEndId();
        assertThatThrownBy(() -> payments.correctAccount(payment, OTHER_IBAN, "demo-beneficiary"))
                .satisfies(thrown -> assertThat(code(thrown)).isEqualTo("payment.not-returned"));

        book(payment, "returned", monday);
        assertThat(state(payment).state()).isEqualTo("RETURNED");
        assertThat(letters.of(order.application()))
                .extracting(Letters.Written::kind)
                .containsExactly("payment-return");
        assertThat(ledger.balance(new Account(Account.Kind.PAID, order.application()))
                        .isZero())
                .isTrue();

        payments.correctAccount(payment, OTHER_IBAN, "demo-beneficiary");
        runJobs();
        assertThat(state(payment))
                .returns("PLANNED", Payment::state)
                .returns(OTHER_IBAN, Payment::iban)
                .satisfies(again -> assertThat(again.endToEndId()).isNotEqualTo(firstAttempt));
        clock.moveTo(at(monday.plusDays(1), "13:30"));
        runJobs();
        release(state(payment).run());
        book(payment, "settled", monday.plusDays(2));
        assertThat(passed(payment)).contains("Task_RecordReturn", "Event_AccountCorrected", "End_PaymentBooked");
        assertThat(ledger.balance(new Account(Account.Kind.PAID, order.application())))
                .isEqualTo(order.amount());
    }

    @Test
    void theSameAuthorisationTwiceIsOnePayment() {
        PaymentOrder order = order("100.00");
        UUID payment = authorise(order);
        assertThat(authorise(order)).isEqualTo(payment);
        assertThat(history.createHistoricProcessInstanceQuery()
                        .processInstanceBusinessKey(payment.toString())
                        .count())
                .isEqualTo(1);
        PaymentOrder another = new PaymentOrder(
                order.claim(),
                order.application(),
                order.tenant(),
                order.payee(),
                order.payeeName(),
                order.iban(),
                Money.parse("EUR 99.00"),
                order.purpose(),
                order.fund(),
                order.hands());
        assertThatThrownBy(() -> authorise(another))
                .satisfies(thrown -> assertThat(code(thrown)).isEqualTo("payment.already-authorised"));
    }

    @Test
    void moreThanTheDecisionLeavesIsNotAuthorised() {
        PaymentOrder first = order("100.00");
        authorise(first);
        PaymentOrder second = new PaymentOrder(
                Ids.next(),
                first.application(),
                "AL12",
                first.payee(),
                first.payeeName(),
                IBAN,
                Money.parse("EUR 0.01"),
                "Demo",
                Fund.EAFRD,
                first.hands());
        assertThatThrownBy(() -> authorise(second))
                .satisfies(thrown -> assertThat(code(thrown)).isEqualTo("payment.more-than-committed"));
    }

    @Test
    void anAccountWithWrongCheckDigitsIsRefused() {
        PaymentOrder good = order("1.00");
        PaymentOrder bad = new PaymentOrder(
                good.claim(),
                good.application(),
                "AL12",
                good.payee(),
                good.payeeName(),
                "LV00" + IBAN.substring(4),
                good.amount(),
                good.purpose(),
                good.fund(),
                good.hands());
        assertThatThrownBy(() -> authorise(bad))
                .satisfies(thrown -> assertThat(code(thrown)).isEqualTo("payment.bad-iban"));
    }

    @Test
    void whateverCrashesAPaymentLeavesOnce() {
        UUID payment = authorise(order("100.00"));
        UUID run = fileIt(payment);
        // The machine stops in the middle of handing over: nothing of it exists, and the job runs again.
        complete(run, "Task_ReleaseRun", "demo-releaser", Map.of("release", "release"));
        List<String> job = jobs.createJobQuery().executable().processDefinitionKey("payment-run").list().stream()
                .filter(waiting -> run.toString().equals(businessKey(waiting.getProcessInstanceId())))
                .map(waiting -> waiting.getId())
                .toList();
        transaction.executeWithoutResult(crash -> {
            job.forEach(jobs::executeJob);
            crash.setRollbackOnly();
        });
        assertThat(parcels(run)).isZero();
        assertThat(state(payment).state()).isEqualTo("PLANNED");
        runJobs();
        assertThat(parcels(run)).isEqualTo(1);
        assertThat(state(payment).state()).isEqualTo("HANDED_OVER");
        // A second handing over, whoever calls it, is refused by the database.
        assertThatThrownBy(() -> database.sql("UPDATE payment_run SET state = 'HANDED_OVER' WHERE id = ?")
                        .param(run)
                        .update())
                .hasMessageContaining("HANDED_OVER does not become HANDED_OVER");
        assertThatThrownBy(() -> plan(payment, openRun())).hasMessageContaining("payment_transfer_once");
        book(payment, "settled", monday);
        assertThatThrownBy(() -> plan(payment, openRun())).hasMessageContaining("payment_transfer_once");
    }

    @Test
    void nobodyJoinsARunWhoseFileIsWritten() {
        UUID run = fileIt(authorise(order("100.00")));
        UUID late = authorise(order("5.00"));
        assertThatThrownBy(() -> plan(late, run)).hasMessageContaining("takes no payments");
        runJobs();
        assertThat(payments.run(state(late).run()).orElseThrow().runAt()).isEqualTo(at(monday.plusDays(1), "13:30"));
    }

    @Test
    void paymentsThatJoinAtTheSameMomentMeetInOneRun() throws Exception {
        List<UUID> many =
                IntStream.range(0, 8).mapToObj(i -> authorise(order("1.00"))).toList();
        List<String> joining = myJobs();
        var clerks = Executors.newFixedThreadPool(8);
        try {
            for (var done : clerks.invokeAll(joining.stream()
                    .map(job -> (Callable<Void>) () -> {
                        jobs.executeJob(job);
                        return null;
                    })
                    .toList())) {
                done.get();
            }
        } finally {
            clerks.shutdown();
        }
        runJobs();
        assertThat(many.stream().map(payment -> state(payment).run()).distinct())
                .hasSize(1);
        UUID run = state(many.get(0)).run();
        assertThat(history.createHistoricProcessInstanceQuery()
                        .processInstanceBusinessKey(run.toString())
                        .count())
                .isEqualTo(1);
    }

    @Test
    void theTreasuryKnowsOfALargeSumTheWorkingDayBefore() {
        UUID payment = authorise(order("700000.01"));
        UUID run = fileIt(payment);
        assertThat(passed(run)).contains("Task_GiveNotice");
        // Written after 12:30 on Monday: the notice counts on Tuesday, the money leaves on Wednesday.
        LocalDate wednesday = monday.plusDays(2);
        assertThat(payments.run(run).orElseThrow().executedOn()).isEqualTo(wednesday);
        assertThat(database.sql("SELECT body FROM notice WHERE case_id = ?")
                        .param(run)
                        .query(String.class)
                        .single())
                .contains("700,000.01", wednesday.format(DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH)));
        assertThat(task(run, "Task_ReleaseRun")).isNull();
        clock.moveTo(wednesday.atStartOfDay(LegalCalendar.RIGA).toInstant());
        runJobs();
        release(run);
        assertThat(passed(run)).contains("Timer_NoticeGiven", "End_RunHandedOver");
        assertThat(state(payment).state()).isEqualTo("HANDED_OVER");
    }

    @Test
    void aFridayEveningPaymentWaitsForTheNextWorkingDay() {
        clock.moveTo(at(monday.plusDays(4), "17:00"));
        UUID payment = authorise(order("1.00"));
        runJobs();
        LocalDate run = payments.run(state(payment).run())
                .orElseThrow()
                .runAt()
                .atZone(LegalCalendar.RIGA)
                .toLocalDate();
        assertThat(run).isEqualTo(monday.plusWeeks(1));
        WEEK.incrementAndGet();
    }

    @Test
    void whoCheckedOrAuthorisedAPaymentDoesNotReleaseIt() throws Exception {
        PaymentOrder order = order("100.00", new Hand(Hand.Role.AUTHORISED, "demo-releaser"));
        UUID run = fileIt(authorise(order));
        Task release = task(run, "Task_ReleaseRun");
        tasks.claim(release.getId(), "demo-releaser");
        assertThatThrownBy(() -> completeAs("demo-releaser", release, Map.of("release", "release")))
                .hasMessageContaining("demo-releaser")
                .hasMessageContaining(order.purpose());
        assertThatThrownBy(() -> completeAs("demo-releaser", release, Map.of("release", "stop")))
                .hasMessageContaining("what is wrong");
    }

    @Test
    void whoCheckedAPaymentDoesNotBookIt() throws Exception {
        PaymentOrder order = order("100.00", new Hand(Hand.Role.CHECKED_SECOND, "demo-accountant"));
        UUID payment = authorise(order);
        handOver(payment);
        Task book = task(payment, "Task_BookPayment");
        Map<String, Object> statement =
                Map.of("booking", "settled", "bookedOn", monday.toString(), "reference", "DEMO-1");
        tasks.claim(book.getId(), "demo-accountant");
        assertThatThrownBy(() -> completeAs("demo-accountant", book, Map.of("booking", "settled")))
                .hasMessageContaining("statement");
        assertThatThrownBy(() -> completeAs("demo-accountant", book, statement))
                .hasMessageContaining("demo-accountant")
                .hasMessageContaining(order.purpose());
        assertThat(state(payment).state()).isEqualTo("HANDED_OVER");
    }

    /** Past every screen and check of the engine, as a mistake in the code would. */
    @Test
    void theDatabaseItselfKeepsOnePersonToOneThing() {
        UUID payment = authorise(order("100.00"));
        handOver(payment);
        for (String person : List.of("demo-officer", "demo-checker", "demo-authoriser", "demo-releaser")) {
            assertThatThrownBy(() -> lendAHand(payment, "BOOKED", person))
                    .as(person)
                    .hasMessageContaining("payment_hand_in_one_thing");
        }
        transaction.executeWithoutResult(status -> {
            database.sql("ALTER TABLE payment_hand DROP CONSTRAINT payment_hand_in_one_thing")
                    .update();
            lendAHand(payment, "BOOKED", "demo-releaser");
            status.setRollbackOnly();
        });
        lendAHand(payment, "BOOKED", "demo-accountant");
    }

    private void lendAHand(UUID payment, String role, String person) {
        database.sql("INSERT INTO payment_hand (payment, role, person) VALUES (?, ?, ?)")
                .params(payment, role, person)
                .update();
    }

    @Test
    void factsOfPaymentsStand() {
        UUID payment = authorise(order("100.00"));
        handOver(payment);
        book(payment, "settled", monday);
        for (String attack : List.of(
                "UPDATE payment SET amount = amount + 1",
                "DELETE FROM payment",
                "UPDATE payment_account SET iban = 'LV00'",
                "UPDATE payment_booking SET eu = 0",
                "DELETE FROM payment_transfer",
                "UPDATE payment_transfer SET state = 'PLANNED'",
                "UPDATE payment_run SET total = 0",
                "DELETE FROM payment_run")) {
            assertThatThrownBy(() -> database.sql(attack).update()).as(attack).isNotNull();
        }
    }

    private PaymentOrder order(String amount) {
        return order(
                amount,
                new Hand(Hand.Role.CHECKED, "demo-officer"),
                new Hand(Hand.Role.CHECKED_SECOND, "demo-checker"),
                new Hand(Hand.Role.AUTHORISED, "demo-authoriser"));
    }

    private PaymentOrder order(String amount, Hand... hands) {
        UUID application = Ids.next();
        var payee =
                new Party(Ids.next(), Party.Kind.ORGANISATION, "Biedrība “Demo Ūdensroze”", null, null, null, false);
        parties.register(payee);
        Money money = Money.of(CurrencyUnit.EUR, new BigDecimal(amount));
        transaction.executeWithoutResult(status -> ledger.move(new Move(
                new Account(Account.Kind.SOURCE, Ids.next()),
                new Account(Account.Kind.COMMITTED, application),
                Fund.EAFRD,
                money,
                new BigDecimal("0.80"),
                application,
                "commit",
                null,
                "demo-officer")));
        return new PaymentOrder(
                Ids.next(),
                application,
                "AL12",
                payee.id(),
                payee.name(),
                IBAN,
                money,
                "Projekts " + application + ", 1. maksājums",
                Fund.EAFRD,
                List.of(hands));
    }

    private UUID authorise(PaymentOrder order) {
        return transaction.execute(status -> payments.authorise(order));
    }

    private UUID fileIt(UUID payment) {
        runJobs();
        UUID run = state(payment).run();
        clock.moveTo(payments.run(run).orElseThrow().runAt());
        runJobs();
        return run;
    }

    private void handOver(UUID payment) {
        release(fileIt(payment));
    }

    private void release(UUID run) {
        complete(run, "Task_ReleaseRun", "demo-releaser", Map.of("release", "release"));
        runJobs();
    }

    private void book(UUID payment, String booking, LocalDate day) {
        complete(
                payment,
                "Task_BookPayment",
                "demo-accountant",
                Map.of("booking", booking, "bookedOn", day.toString(), "reference", "DEMO-1"));
        runJobs();
    }

    private void complete(UUID caseId, String taskKey, String person, Map<String, Object> answers) {
        Task task = task(caseId, taskKey);
        tasks.claim(task.getId(), person);
        tasks.complete(task.getId(), answers);
    }

    private void completeAs(String person, Task task, Map<String, Object> answers) throws Exception {
        staff.as(person, () -> {
            tasks.complete(task.getId(), answers);
            return null;
        });
    }

    private Task task(UUID caseId, String key) {
        return tasks.createTaskQuery()
                .processInstanceBusinessKey(caseId.toString())
                .taskDefinitionKey(key)
                .singleResult();
    }

    private Payment state(UUID payment) {
        return payments.find(payment).orElseThrow();
    }

    private List<String> passed(UUID caseId) {
        String instance = history.createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(caseId.toString())
                .singleResult()
                .getId();
        return history.createHistoricActivityInstanceQuery().processInstanceId(instance).list().stream()
                .map(activity -> activity.getActivityId())
                .toList();
    }

    private String businessKey(String instance) {
        return runtime.createProcessInstanceQuery()
                .processInstanceId(instance)
                .singleResult()
                .getBusinessKey();
    }

    /** Jobs of payments and runs, and the inbox; other tests' processes are left alone. */
    private List<String> myJobs() {
        return jobs.createJobQuery().executable().list().stream()
                .filter(job -> job.getProcessDefinitionKey() == null || MINE.contains(job.getProcessDefinitionKey()))
                .map(job -> job.getId())
                .toList();
    }

    private void runJobs() {
        for (List<String> due = myJobs(); !due.isEmpty(); due = myJobs()) {
            due.forEach(jobs::executeJob);
        }
    }

    private long parcels(UUID run) {
        return database.sql("SELECT count(*) FROM outbox WHERE channel = 'treasury' AND key = ?")
                .param(run.toString())
                .query(Long.class)
                .single();
    }

    private UUID openRun() {
        UUID run = Ids.next();
        database.sql("INSERT INTO payment_run (id, run_at) VALUES (?, ?)")
                .params(
                        run,
                        java.sql.Timestamp.from(
                                Instant.parse("2099-01-01T00:00:00Z").plusNanos(run.hashCode() * 1000L)))
                .update();
        return run;
    }

    private void plan(UUID payment, UUID run) {
        database.sql("INSERT INTO payment_transfer (id, payment, run, iban) VALUES (?, ?, ?, ?)")
                .params(Ids.next(), payment, run, IBAN)
                .update();
    }

    private static void validate(String file) throws Exception {
        var schema = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(PaymentsTest.class.getResource("/pain.001.001.03.xsd"));
        schema.newValidator()
                .validate(new StreamSource(new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8))));
    }

    private static String code(Throwable thrown) {
        return ((RefusedException) thrown).refusal().code();
    }

    private static Instant at(LocalDate day, String time) {
        return day.atTime(java.time.LocalTime.parse(time))
                .atZone(LegalCalendar.RIGA)
                .toInstant();
    }

    private static String iban(String account) {
        return new Iban.Builder()
                .countryCode(CountryCode.LV)
                .bankCode("DEMO")
                .accountNumber(account)
                .build()
                .toString();
    }
}
