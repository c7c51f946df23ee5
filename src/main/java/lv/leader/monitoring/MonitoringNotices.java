package lv.leader.monitoring;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import lv.leader.application.Applications;
import lv.leader.application.ProjectCase;
import lv.leader.calendar.LegalCalendar;
import lv.leader.notice.Notices;
import lv.leader.party.Parties;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What a beneficiary is asked for and reminded of; each method gives the last moment for it. */
@Component
class MonitoringNotices {

    private final MonitoringMapper mapper;
    private final MonitoringTerms terms;
    private final Applications applications;
    private final Parties parties;
    private final Notices notices;
    private final LegalCalendar calendar;
    private final Clock clock;

    MonitoringNotices(
            MonitoringMapper mapper,
            MonitoringTerms terms,
            Applications applications,
            Parties parties,
            Notices notices,
            LegalCalendar calendar,
            Clock clock) {
        this.mapper = mapper;
        this.terms = terms;
        this.applications = applications;
        this.parties = parties;
        this.notices = notices;
        this.calendar = calendar;
        this.clock = clock;
    }

    /** Asks for the year's report, once. */
    @Transactional
    public Instant ask(UUID application) {
        return tellOfYear(application, "report-asked");
    }

    /** Reminds of the year's report, once. */
    @Transactional
    public Instant remind(UUID application) {
        return tellOfYear(application, "report-due");
    }

    /** Gives a report that did not come a new term. */
    @Transactional
    public Instant extend(UUID application) {
        return tell(application, "report-extended", terms.extendedDue(application, clock.instant()));
    }

    /** Asks to put in order what a visit found. */
    @Transactional
    public Instant askCorrection(UUID application) {
        return tell(application, "correction", terms.correctionDue(application, clock.instant()));
    }

    private Instant tellOfYear(UUID application, String topic) {
        Obligation year = mapper.next(application).orElseThrow();
        LocalDate due = calendar.orNextWorkingDay(year.due());
        tell(application, topic, topic + "/" + application + "/" + year.ordinal(), due);
        return calendar.endOfDay(due);
    }

    private Instant tell(UUID application, String topic, Instant until) {
        LocalDate due = LocalDate.ofInstant(until, LegalCalendar.RIGA);
        tell(application, topic, topic + "/" + application + "/" + due, due);
        return until;
    }

    private void tell(UUID application, String topic, String key, LocalDate due) {
        ProjectCase project = applications.project(application);
        notices.tell(
                parties.mailboxes(project.applicant().id()),
                topic,
                application,
                key,
                "project",
                project.application().number(),
                "due",
                due);
    }
}
