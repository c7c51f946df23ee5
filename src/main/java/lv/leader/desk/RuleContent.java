package lv.leader.desk;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lv.leader.engine.TaskDesk.OpenTask;
import lv.leader.rules.Rules;
import lv.leader.rules.Ruling;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** No number without its rule: which table, in which version, was asked what about the case and answered what. */
@Component
@Order(6)
class RuleContent implements CaseContent {

    private final Rules rules;
    private final ProjectOfTask projects;
    private final DeskLanguage language;

    RuleContent(Rules rules, ProjectOfTask projects, DeskLanguage language) {
        this.rules = rules;
        this.projects = projects;
        this.language = language;
    }

    @Override
    public List<Section> of(OpenTask task) {
        return List.of(of(Stream.concat(projects.of(task).stream(), Stream.of(task.caseId()))
                .distinct()
                .toList()));
    }

    /** Everything that tables answered for some cases. */
    Section of(List<UUID> cases) {
        Wording words = new Wording(language, "rule");
        return words.table(
                "rules",
                List.of("rule", "version", "asked", "answered"),
                cases.stream()
                        .flatMap(caseId -> rules.of(caseId).stream())
                        .map(ruling -> row(words, ruling))
                        .toList());
    }

    private List<String> row(Wording words, Ruling ruling) {
        String answered =
                ruling.outputs().stream().map(outputs -> values(words, outputs)).collect(Collectors.joining(" | "));
        return words.row(
                words.code("table", ruling.table()),
                ruling.versionTag() + " · " + ruling.hash().substring(0, 8),
                values(words, ruling.inputs()),
                answered.isEmpty() ? words.word("nothing") : answered);
    }

    private String values(Wording words, Map<String, Object> values) {
        return values.entrySet().stream()
                .filter(entry -> entry.getValue() != null)
                .map(entry -> words.code("value", entry.getKey()) + ": " + value(words, entry.getValue()))
                .collect(Collectors.joining("; "));
    }

    private String value(Wording words, Object value) {
        if (value instanceof Boolean yes) {
            return words.word(yes ? "yes" : "no");
        }
        if (value instanceof Number number) {
            return language.value(new BigDecimal(number.toString()));
        }
        return value instanceof String code ? words.code("said", code) : language.value(value);
    }
}
