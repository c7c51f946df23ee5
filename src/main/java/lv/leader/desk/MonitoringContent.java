package lv.leader.desk;

import com.fasterxml.jackson.core.type.TypeReference;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import lv.leader.database.JsonText;
import lv.leader.engine.TaskDesk.OpenTask;
import lv.leader.monitoring.Monitorings;
import lv.leader.monitoring.Monitorings.Report;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What a beneficiary owes after the last payment, what was reported, and the figures from year to year. */
@Component
@Order(-1)
class MonitoringContent implements CaseContent {

    private static final Set<String> PROCESSES = Set.of("monitoring-year", "monitoring-finding", "recovery");
    private static final TypeReference<Map<String, Object>> VALUES = new TypeReference<>() {};

    private final Monitorings monitorings;
    private final FilledForms filled;
    private final JsonText json;
    private final DeskLanguage language;

    MonitoringContent(Monitorings monitorings, FilledForms filled, JsonText json, DeskLanguage language) {
        this.monitorings = monitorings;
        this.filled = filled;
        this.json = json;
        this.language = language;
    }

    @Override
    public List<Section> of(OpenTask task) {
        return PROCESSES.contains(task.process())
                ? sections(new Wording(language, "monitoring"), task.caseId())
                : List.of();
    }

    private List<Section> sections(Wording words, UUID application) {
        List<Report> reports = monitorings.reports(application);
        List<Section> sections = new ArrayList<>();
        monitorings
                .periodOf(application)
                .ifPresent(kept -> sections.add(
                        words.facts("period", words.fact("begins", kept.begins()), words.fact("ends", kept.ends()))));
        if (!reports.isEmpty()) {
            Report newest = reports.get(reports.size() - 1);
            sections.add(Section.of(
                    words.word("newest") + ": " + newest.ordinal() + ". " + words.word("year"),
                    filled.facts("yearly-report", newest.content())));
        }
        sections.add(words.table(
                "figures",
                List.of("year", "users", "turnover", "product-turnover", "jobs", "submitted"),
                reports.stream().map(report -> figures(words, report)).toList()));
        sections.add(words.table(
                "years",
                List.of("year", "opens", "due", "met", "met-at"),
                monitorings.years(application).stream()
                        .map(year -> words.row(
                                String.valueOf(year.ordinal()),
                                year.opensAt(),
                                year.due(),
                                year.metBy() == null ? words.word("owed") : words.code("met", year.metBy()),
                                year.metAt()))
                        .toList()));
        return sections;
    }

    private List<String> figures(Wording words, Report report) {
        Map<String, Object> values = json.read(report.content(), VALUES);
        return words.row(
                String.valueOf(report.ordinal()),
                number(values, "users"),
                euro(values, "turnover"),
                euro(values, "productTurnover"),
                number(values, "jobs"),
                report.submittedAt());
    }

    private static Money euro(Map<String, Object> values, String key) {
        BigDecimal number = number(values, key);
        return number == null ? null : Money.of(CurrencyUnit.EUR, number, RoundingMode.HALF_UP);
    }

    private static BigDecimal number(Map<String, Object> values, String key) {
        return values.get(key) instanceof Number number ? new BigDecimal(number.toString()) : null;
    }
}
