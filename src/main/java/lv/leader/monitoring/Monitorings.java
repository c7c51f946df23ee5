package lv.leader.monitoring;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import lv.leader.application.Applications;
import lv.leader.application.ProjectCase;
import lv.leader.calendar.LegalCalendar;
import lv.leader.database.Ids;
import lv.leader.engine.Inbox;
import lv.leader.notice.Notices;
import lv.leader.party.Parties;
import lv.leader.refusal.Refusal;
import lv.leader.rules.Lot;
import lv.leader.rules.Programme;
import lv.leader.rules.Rules;
import lv.leader.rules.Ruling;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What a beneficiary owes after the last payment (1303/2013 art. 71; 2021/1060 art. 65). */
@Component
public class Monitorings {

    private static final String REPORT_SUBMITTED = "ReportSubmitted";

    private final MonitoringMapper mapper;
    private final Applications applications;
    private final Parties parties;
    private final Rules rules;
    private final Programme programme;
    private final Notices notices;
    private final Inbox inbox;
    private final LegalCalendar calendar;
    private final Clock clock;
    private final Lot lot;

    Monitorings(
            MonitoringMapper mapper,
            Applications applications,
            Parties parties,
            Rules rules,
            Programme programme,
            Notices notices,
            Inbox inbox,
            LegalCalendar calendar,
            Lot lot,
            Clock clock) {
        this.mapper = mapper;
        this.applications = applications;
        this.parties = parties;
        this.rules = rules;
        this.programme = programme;
        this.notices = notices;
        this.inbox = inbox;
        this.calendar = calendar;
        this.lot = lot;
        this.clock = clock;
    }

    /** A report as given; content is a JSON object. */
    public record Report(int ordinal, String content, String submittedBy, Instant submittedAt) {}

    /** The time in which results are kept: from the last payment to the day the obligation ends. */
    public record ObligationPeriod(LocalDate begins, LocalDate ends) {}

    /** When the next report opens, how long the obligation lasts, and whether a report is still owed. */
    public record Plan(Instant nextOpens, Instant obligationEnds, boolean left) {}

    /** Plans one report a year from the year after the last payment, and the end of the obligation. */
    @Transactional
    public Plan plan(UUID application) {
        ProjectCase project = applications.project(application);
        Ruling schedule = rules.decide(
                application,
                "monitoring-schedule",
                Map.of("period", project.terms().period()));
        int years = schedule.number("years").intValueExact();
        MonthDay dueOn = MonthDay.parse(schedule.text("reportDue"), DateTimeFormatter.ofPattern("MM-dd"));
        LocalDate paid = today();
        List<Obligation> obligations = IntStream.rangeClosed(1, years)
                .mapToObj(ordinal -> obligation(ordinal, paid.getYear() + ordinal, dueOn))
                .toList();
        mapper.plan(application, obligations);
        mapper.period(application, paid, paid.plusYears(years));
        return next(application);
    }

    private static Obligation obligation(int ordinal, int year, MonthDay dueOn) {
        Instant opens =
                LocalDate.of(year, 1, 1).atStartOfDay(LegalCalendar.RIGA).toInstant();
        return new Obligation(ordinal, opens, dueOn.atYear(year));
    }

    /** A report that can be given now and was not. */
    public record ReportDue(UUID application, int ordinal, Instant opensAt, LocalDate due) {}

    /** Reports of some projects that can be given now; {@code due} is the last day for it, a working day. */
    public List<ReportDue> due(Collection<UUID> applications) {
        return applications.isEmpty()
                ? List.of()
                : mapper.due(List.copyOf(applications)).stream()
                        .map(report -> new ReportDue(
                                report.application(),
                                report.ordinal(),
                                report.opensAt(),
                                calendar.orNextWorkingDay(report.due())))
                        .toList();
    }

    /** What is owed now. */
    public Plan next(UUID application) {
        Instant ends =
                calendar.endOfDay(mapper.periodOf(application).orElseThrow().ends());
        Optional<Obligation> next = mapper.next(application);
        return new Plan(next.map(Obligation::opensAt).orElse(ends), ends, next.isPresent());
    }

    /** Counts the year as done, by a report or, without one, by what was found. */
    @Transactional
    public Plan finishYear(UUID application) {
        mapper.lock(application);
        mapper.next(application).ifPresent(year -> mapper.met(application, year.ordinal()));
        // A report that came while the year was inspected is that year's: the next one waits for its own.
        inbox.discard(application, REPORT_SUBMITTED);
        return next(application);
    }

    /** Asks for the year's report, once. */
    @Transactional
    public Instant ask(UUID application) {
        return tell(application, "report-asked");
    }

    /** Reminds of the year's report, once. */
    @Transactional
    public void remind(UUID application) {
        tell(application, "report-due");
    }

    private Instant tell(UUID application, String topic) {
        ProjectCase project = applications.project(application);
        Obligation year = mapper.next(application).orElseThrow();
        LocalDate due = calendar.orNextWorkingDay(year.due());
        notices.tell(
                parties.mailboxes(project.applicant().id()),
                topic,
                application,
                topic + "/" + application + "/" + year.ordinal(),
                "project",
                project.application().number(),
                "due",
                due);
        return calendar.endOfDay(due);
    }

    /** Gives a report that did not come a new term, and tells the beneficiary. */
    @Transactional
    public Instant extend(UUID application) {
        ProjectCase project = applications.project(application);
        Instant until = extendedDue(application);
        LocalDate due = LocalDate.ofInstant(until, LegalCalendar.RIGA);
        notices.tell(
                parties.mailboxes(project.applicant().id()),
                "report-extended",
                application,
                "report-extended/" + application + "/" + due,
                "project",
                project.application().number(),
                "due",
                due);
        return until;
    }

    /** When the beneficiary is reminded of a report. */
    public Instant reminder(UUID application, Instant due) {
        int days =
                applications.project(application).law().number("reminder.days").intValueExact();
        return due.atZone(LegalCalendar.RIGA).minusDays(days).toInstant();
    }

    /** A new term for a report that did not come. */
    public Instant extendedDue(UUID application) {
        return extendedDue(application, clock.instant());
    }

    /** The new term for a report whose term was extended at a moment. */
    public Instant extendedDue(UUID application, Instant extended) {
        int days = applications
                .project(application)
                .law()
                .number("clarification.days")
                .intValueExact();
        return calendar.endOfDay(calendar.plusWorkingDays(day(extended), days));
    }

    /** The last day for putting in order what a visit found. */
    @Transactional
    public Instant askCorrection(UUID application) {
        ProjectCase project = applications.project(application);
        LocalDate due = correctionDue(project, today());
        notices.tell(
                parties.mailboxes(project.applicant().id()),
                "correction",
                application,
                "correction/" + application + "/" + due,
                "project",
                project.application().number(),
                "due",
                due);
        return calendar.endOfDay(due);
    }

    /** The last moment for putting in order what was asked for at a moment. */
    public Instant correctionDue(UUID application, Instant asked) {
        return calendar.endOfDay(correctionDue(applications.project(application), day(asked)));
    }

    private LocalDate correctionDue(ProjectCase project, LocalDate asked) {
        return calendar.orNextWorkingDay(
                asked.plusDays(project.law().number("monitoring.correctionDays").intValueExact()));
    }

    /**
     * Takes the year's report in.
     *
     * @param content everything the beneficiary wrote, a JSON object
     * @throws lv.leader.refusal.RefusedException {@code monitoring.none-left}, {@code monitoring.not-open} or
     *     {@code monitoring.given-before}
     */
    @Transactional
    public void report(UUID application, String content, String person) {
        mapper.lock(application);
        Obligation year = mapper.next(application)
                .orElseThrow(() -> Refusal.of("monitoring.none-left").asException());
        if (clock.instant().isBefore(year.opensAt())) {
            throw Refusal.of(
                            "monitoring.not-open",
                            "opens",
                            year.opensAt().atZone(LegalCalendar.RIGA).toLocalDate())
                    .asException();
        }
        UUID id = Ids.next();
        if (mapper.report(id, application, year.ordinal(), content, person) == 0) {
            throw Refusal.of("monitoring.given-before").asException();
        }
        inbox.post(application, REPORT_SUBMITTED, Map.of(), "report-" + id);
    }

    /** The report that is owed now or next; empty when all are in or monitoring has not begun. */
    public Optional<Obligation> owed(UUID application) {
        return mapper.next(application);
    }

    /**
     * A year of the obligation.
     *
     * @param metBy {@code report} or {@code finding}; null while it is owed
     */
    public record Year(int ordinal, Instant opensAt, LocalDate due, String metBy, Instant metAt) {}

    /** All years of a project's obligation, met or owed; empty before the last payment. */
    public List<Year> years(UUID application) {
        return mapper.years(application);
    }

    /** How many reports a project owes in all. */
    public int planned(UUID application) {
        return mapper.planned(application);
    }

    /** All reports of a project, in order. */
    public List<Report> reports(UUID application) {
        return mapper.reports(application);
    }

    /** Empty before the last payment. */
    public Optional<ObligationPeriod> periodOf(UUID application) {
        return mapper.periodOf(application);
    }

    /** Whether the project is visited this year, by risk or by lot (809/2014 art. 52). */
    @Transactional
    public boolean sampleVisit(UUID application) {
        ProjectCase project = applications.project(application);
        var law = programme.of(project.terms().fund(), project.terms().period());
        return rules.decide(
                        application,
                        "expost-sampling",
                        Map.of(
                                "underObligation", true,
                                "riskPoints", 0,
                                "riskThreshold", law.number("control.riskThreshold"),
                                "drawn", lot.draw(),
                                "rate", law.percent("control.exPost")))
                .yes("check");
    }

    private LocalDate today() {
        return day(clock.instant());
    }

    private static LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, LegalCalendar.RIGA);
    }
}
