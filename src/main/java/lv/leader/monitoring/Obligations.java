package lv.leader.monitoring;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import lv.leader.application.Applications;
import lv.leader.application.ProjectCase;
import lv.leader.calendar.LegalCalendar;
import lv.leader.engine.Inbox;
import lv.leader.rules.Rules;
import lv.leader.rules.Ruling;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The years for which a paid project owes a report: planned at the last payment, counted one after the other. */
@Component
class Obligations {

    private final MonitoringMapper mapper;
    private final Applications applications;
    private final Rules rules;
    private final Inbox inbox;
    private final LegalCalendar calendar;
    private final Clock clock;

    Obligations(
            MonitoringMapper mapper,
            Applications applications,
            Rules rules,
            Inbox inbox,
            LegalCalendar calendar,
            Clock clock) {
        this.mapper = mapper;
        this.applications = applications;
        this.rules = rules;
        this.inbox = inbox;
        this.calendar = calendar;
        this.clock = clock;
    }

    /** When the next report opens, how long the obligation lasts, and whether a report is still owed. */
    record Plan(Instant nextOpens, Instant obligationEnds, boolean left) {}

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
        LocalDate paid = LocalDate.ofInstant(clock.instant(), LegalCalendar.RIGA);
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

    /** Counts the year as done, by a report or, without one, by what was found. */
    @Transactional
    public Plan finishYear(UUID application) {
        mapper.lock(application);
        mapper.next(application).ifPresent(year -> mapper.met(application, year.ordinal()));
        // A report that came while the year was inspected is that year's: the next one waits for its own.
        inbox.discard(application, Monitorings.REPORT_SUBMITTED);
        return next(application);
    }

    /** What is owed now. */
    private Plan next(UUID application) {
        Instant ends =
                calendar.endOfDay(mapper.periodOf(application).orElseThrow().ends());
        Optional<Obligation> next = mapper.next(application);
        return new Plan(next.map(Obligation::opensAt).orElse(ends), ends, next.isPresent());
    }
}
