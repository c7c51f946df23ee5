package lv.leader.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import lv.leader.application.Applications;
import lv.leader.application.CostLine;
import lv.leader.decision.CostCheck;
import lv.leader.decision.CostChecks;
import lv.leader.decision.RecordedCostCheck;
import lv.leader.desk.CaseContent.Section;
import org.springframework.stereotype.Component;

/** The costs of a project, applied for and as the agency found them. */
@Component
class CostSections {

    private final Applications applications;
    private final CostChecks checks;
    private final DeskLanguage language;

    CostSections(Applications applications, CostChecks checks, DeskLanguage language) {
        this.applications = applications;
        this.checks = checks;
        this.language = language;
    }

    List<Section> of(UUID application) {
        Wording words = new Wording(language, "cost-check");
        Optional<RecordedCostCheck> latest = checks.latest(application);
        List<Section> sections = new ArrayList<>();
        sections.add(lines(words, application, latest.map(checks::lines).orElse(List.of())));
        latest.ifPresent(check -> sections.add(words.facts(
                "check",
                words.fact("result-of-check", words.code("costs", check.costs())),
                words.fact("finding", words.code("finding", check.finding())),
                words.fact("reasons", check.reasons()),
                words.fact("checked-by", check.checkedBy()),
                words.fact("checked-at", check.checkedAt()))));
        return sections;
    }

    private Section lines(Wording words, UUID application, List<CostCheck.Line> checked) {
        Map<Integer, CostCheck.Line> found =
                checked.stream().collect(Collectors.toMap(CostCheck.Line::position, Function.identity()));
        return words.table(
                "lines",
                List.of("item", "applied", "eligible", "basis", "reason"),
                applications.costs(application).stream()
                        .map(cost -> row(words, cost, Optional.ofNullable(found.get(cost.position()))))
                        .toList());
    }

    private static List<String> row(Wording words, CostLine cost, Optional<CostCheck.Line> found) {
        return words.row(
                cost.position() + ". " + cost.item(),
                cost.eligible(),
                found.map(CostCheck.Line::eligible).orElse(null),
                found.map(line -> words.code("basis", line.basis())).orElse(null),
                found.map(line -> words.code("reason", line.reason())).orElse(null));
    }
}
