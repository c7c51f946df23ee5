package lv.leader.eps;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import lv.leader.calendar.LegalCalendar;
import lv.leader.monitoring.MonitoringTerms;
import lv.leader.monitoring.Monitorings;
import org.springframework.stereotype.Component;

/** The yearly report on the results of a project (step 9). */
@Component
class ReportPaper implements Paper.Awaited {

    /** Of the diagram monitoring-year: where a report's term was extended. */
    private static final String EXTENDED = "Task_ExtendReport";

    private final Monitorings monitorings;
    private final MonitoringTerms monitoringTerms;
    private final LegalCalendar calendar;
    private final Drafts drafts;

    ReportPaper(Monitorings monitorings, MonitoringTerms monitoringTerms, LegalCalendar calendar, Drafts drafts) {
        this.monitorings = monitorings;
        this.monitoringTerms = monitoringTerms;
        this.calendar = calendar;
        this.drafts = drafts;
    }

    @Override
    public String kind() {
        return "yearly-report";
    }

    @Override
    public List<Possible> possible(List<Standing> standings) {
        Map<UUID, Standing> byCase = standings.stream()
                .collect(Collectors.toMap(one -> one.application().id(), one -> one));
        return monitorings.due(byCase.keySet()).stream()
                .map(report -> possible(byCase.get(report.application()), until(report, byCase)))
                .toList();
    }

    private Instant until(Monitorings.ReportDue report, Map<UUID, Standing> byCase) {
        Standing standing = byCase.get(report.application());
        return standing.element().equals(EXTENDED)
                ? monitoringTerms.extendedDue(report.application(), standing.since())
                : calendar.endOfDay(report.due());
    }

    @Override
    public UUID send(Draft draft, Map<String, Object> values, Applicant person) {
        monitorings.report(draft.subject(), drafts.write(values), person.getName());
        return draft.subject();
    }
}
