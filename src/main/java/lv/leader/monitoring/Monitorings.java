package lv.leader.monitoring;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import lv.leader.calendar.LegalCalendar;
import lv.leader.database.Ids;
import lv.leader.engine.Inbox;
import lv.leader.refusal.Refusal;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What a beneficiary owes after the last payment (1303/2013 art. 71; 2021/1060 art. 65). */
@Component
public class Monitorings {

    /** Message of the process that waits for the report. */
    static final String REPORT_SUBMITTED = "ReportSubmitted";

    private final MonitoringMapper mapper;
    private final Inbox inbox;
    private final LegalCalendar calendar;
    private final Clock clock;

    Monitorings(MonitoringMapper mapper, Inbox inbox, LegalCalendar calendar, Clock clock) {
        this.mapper = mapper;
        this.inbox = inbox;
        this.calendar = calendar;
        this.clock = clock;
    }

    /** A report as given; content is a JSON object. */
    public record Report(int ordinal, String content, String submittedBy, Instant submittedAt) {}

    /** The time in which results are kept: from the last payment to the day the obligation ends. */
    public record ObligationPeriod(LocalDate begins, LocalDate ends) {}

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
}
