package lv.leader.monitoring;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import lv.leader.application.Applications;
import lv.leader.calendar.LegalCalendar;
import org.springframework.stereotype.Component;

/** Until when something is to be done in the years after the last payment. */
@Component
public class MonitoringTerms {

    private final Applications applications;
    private final LegalCalendar calendar;

    MonitoringTerms(Applications applications, LegalCalendar calendar) {
        this.applications = applications;
        this.calendar = calendar;
    }

    /** When the beneficiary is reminded of a report. */
    public Instant reminder(UUID application, Instant due) {
        int days =
                applications.project(application).law().number("reminder.days").intValueExact();
        return due.atZone(LegalCalendar.RIGA).minusDays(days).toInstant();
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

    /** The last moment for putting in order what was asked for at a moment. */
    public Instant correctionDue(UUID application, Instant asked) {
        int days = applications
                .project(application)
                .law()
                .number("monitoring.correctionDays")
                .intValueExact();
        return calendar.endOfDay(calendar.orNextWorkingDay(day(asked).plusDays(days)));
    }

    private static LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, LegalCalendar.RIGA);
    }
}
