package lv.leader.desk;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lv.leader.desk.CaseContent.Fact;
import lv.leader.desk.CaseContent.Section;
import lv.leader.party.Municipality;
import lv.leader.party.Parties;
import lv.leader.strategy.Change;
import lv.leader.strategy.StrategyAmendments;
import org.springframework.stereotype.Component;

/** What a version of a strategy says differently from the one before, row by row, and why it was begun. */
@Component
class StrategyDifference {

    private static final Set<String> CODES =
            Set.of("roundKind", "sector", "kind", "priority", "nextRule", "aspect", "applicants");

    private final StrategyAmendments amendments;
    private final Parties parties;
    private final DeskLanguage language;

    StrategyDifference(StrategyAmendments amendments, Parties parties, DeskLanguage language) {
        this.amendments = amendments;
        this.parties = parties;
        this.language = language;
    }

    /** Nothing where there is no earlier version. */
    List<Section> of(UUID strategy) {
        Wording words = new Wording(language, "strategy-difference");
        Map<String, String> places =
                parties.municipalities().stream().collect(Collectors.toMap(Municipality::atvk, Municipality::name));
        List<Section> reason = amendments
                .open(strategy)
                .map(amendment -> words.facts(
                        "amendment", words.fact("reason", amendment.reason()), words.fact("by", amendment.begunBy())))
                .stream()
                .toList();
        List<Section> changes = amendments.compared(strategy).stream()
                .map(compared -> {
                    String heading = words.word(compared.inForce() ? "against-in-force" : "against-given-back")
                            .replace("{number}", String.valueOf(compared.number()));
                    return compared.changes().isEmpty()
                            ? Section.of(heading, List.of(new Fact(words.word("changes"), words.word("none"))))
                            : Section.of(
                                    heading,
                                    List.of("what", "where", "before", "after").stream()
                                            .map(words::word)
                                            .toList(),
                                    compared.changes().stream()
                                            .map(change -> row(words, places, change))
                                            .toList());
                })
                .toList();
        return Stream.concat(reason.stream(), changes.stream()).toList();
    }

    private List<String> row(Wording words, Map<String, String> places, Change change) {
        String where = Stream.of(
                        Stream.of(words.code("part", change.part())),
                        change.row().stream().map(name -> place(places, name)),
                        Stream.ofNullable(change.field())
                                .filter(field -> !field.equals(change.part()))
                                .map(field -> words.code("field", field)))
                .flatMap(parts -> parts)
                .collect(Collectors.joining(" · "));
        return List.of(
                words.word(change.kind().name().toLowerCase(Locale.ROOT)),
                where,
                said(words, places, change.field(), change.before()),
                said(words, places, change.field(), change.after()));
    }

    private String said(Wording words, Map<String, String> places, String field, Object value) {
        if (value instanceof Map<?, ?> row) {
            return row.entrySet().stream()
                    .map(entry -> words.code("field", entry.getKey()) + ": "
                            + said(words, places, (String) entry.getKey(), entry.getValue()))
                    .collect(Collectors.joining("\n"));
        }
        if (value instanceof Collection<?> several) {
            return several.stream().map(one -> said(words, places, field, one)).collect(Collectors.joining(", "));
        }
        if (value instanceof Boolean yes) {
            return words.word(yes ? "yes" : "no");
        }
        if (value instanceof String text) {
            return field != null && CODES.contains(field) ? words.code("said", text) : place(places, text);
        }
        // A year is a number that nobody groups by thousands.
        return field != null && field.toLowerCase(Locale.ROOT).endsWith("year")
                ? String.valueOf(value)
                : language.value(value);
    }

    private static String place(Map<String, String> places, String name) {
        return places.getOrDefault(name, name);
    }
}
