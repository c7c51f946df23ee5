package lv.leader.desk;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import lv.leader.engine.TaskDesk.OpenTask;
import lv.leader.party.Parties;
import lv.leader.refusal.Refusal;
import lv.leader.strategy.Committee;
import lv.leader.strategy.NextRule;
import lv.leader.strategy.PerformanceReserves;
import lv.leader.strategy.StrategyDraft;
import lv.leader.strategy.StrategyDrafts;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** A strategy as its group, the secretariat and the committee read it; before declaring an interest nobody does. */
@Component
@Order(1)
class StrategyContent implements CaseContent {

    private static final Set<String> PROCESSES =
            Set.of("strategy", "strategy-amendment", "strategy-selection", "strategy-midterm");

    private final StrategyDrafts drafts;
    private final PerformanceReserves reserves;
    private final Committee committee;
    private final Parties parties;
    private final StrategyDifference difference;
    private final DeskLanguage language;

    StrategyContent(
            StrategyDrafts drafts,
            PerformanceReserves reserves,
            Committee committee,
            Parties parties,
            StrategyDifference difference,
            DeskLanguage language) {
        this.difference = difference;
        this.drafts = drafts;
        this.reserves = reserves;
        this.committee = committee;
        this.parties = parties;
        this.language = language;
    }

    @Override
    public List<Section> of(OpenTask task) {
        if (!PROCESSES.contains(task.process())) {
            return List.of();
        }
        if (task.task().equals("Task_DeclareInterest")) {
            throw Refusal.of("interest.not-declared").asException();
        }
        if (task.task().equals("Task_AssessStrategy")) {
            committee.bar(task.caseId(), task.assignee()).ifPresent(barred -> {
                throw barred.asException();
            });
        }
        List<Section> sections = new ArrayList<>(difference.of(task.caseId()));
        sections.addAll(sections(task.caseId(), drafts.draft(task.caseId())));
        return sections;
    }

    private List<Section> sections(UUID strategy, StrategyDraft draft) {
        Map<String, String> words = language.words("strategy");
        String own = drafts.fund(strategy);
        var figures = StrategyOnDesk.figures(draft, own, reserves.reserve(strategy));
        List<Section> sections = new ArrayList<>();
        sections.add(Section.of(
                words.get("about"),
                List.of(
                        fact(words, "title", draft.title()),
                        fact(words, "situation", draft.situation()),
                        fact(words, "total", draft.total()),
                        fact(words, "running-costs", draft.runningCosts()),
                        fact(words, "running-share", figures.runningCostShare()),
                        fact(words, "gap", figures.allocationGap()),
                        fact(words, "reserve", figures.reserve()),
                        fact(words, "largest-group", figures.largestGroupShare()),
                        fact(words, "non-public", figures.nonPublicShare()),
                        new Fact(words.get("next-rule"), nextRule(words, draft)))));
        sections.add(table(
                words,
                "involvement",
                List.of("involvement-kind", "day", "place", "participants", "outcome"),
                draft.involvement().stream()
                        .map(event -> row(
                                word(words, event.kind()),
                                event.day(),
                                event.place(),
                                event.participants(),
                                event.outcome()))
                        .toList()));
        Map<String, String> places = places(parties);
        sections.add(table(
                words,
                "territory",
                List.of("place", "population", "territory-fund"),
                draft.territory().stream()
                        .map(area -> row(
                                area.place() == null ? "" : places.getOrDefault(area.place(), area.place()),
                                area.population(),
                                blank(area.fund()) ? words.get("all-funds") : area.fund()))
                        .toList()));
        sections.add(table(
                words,
                "members",
                List.of("member-name", "sector", "interest-group"),
                draft.members().stream()
                        .map(member ->
                                row(member.name(), word(words, "sector-" + member.sector()), member.interestGroup()))
                        .toList()));
        sections.add(table(
                words,
                "needs",
                List.of("need", "evidence"),
                draft.needs().stream()
                        .map(need -> row(need.name(), need.evidence()))
                        .toList()));
        sections.add(table(
                words,
                "objectives",
                List.of("objective", "priority", "indicator", "target", "unit", "target-year"),
                draft.objectives().stream()
                        .map(objective -> row(
                                objective.name(),
                                word(words, "priority." + objective.priority()),
                                objective.indicator(),
                                objective.target(),
                                objective.unit(),
                                text(objective.targetYear())))
                        .toList()));
        sections.add(table(
                words,
                "actions",
                List.of(
                        "code",
                        "action-name",
                        "fund",
                        "activity",
                        "allocation",
                        "cap",
                        "intensity",
                        "round-kind",
                        "min-score",
                        "indicators",
                        "criteria"),
                draft.actions().stream()
                        .map(action -> row(
                                action.code(),
                                action.name(),
                                blank(action.fund()) ? own : action.fund(),
                                action.activity(),
                                action.allocation(),
                                action.cap(),
                                action.intensity(),
                                word(
                                        words,
                                        "cooperation".equals(action.roundKind())
                                                ? "cooperation-round"
                                                : action.roundKind()),
                                action.minScore(),
                                action.indicators().stream()
                                        .map(indicator -> indicator.name() + ": " + language.value(indicator.target())
                                                + " " + indicator.unit())
                                        .collect(Collectors.joining("; ")),
                                action.criteria().stream()
                                        .map(criterion -> criterion(words, criterion))
                                        .collect(Collectors.joining("; "))))
                        .toList()));
        sections.add(table(
                words,
                "cooperation",
                List.of("cooperation-name", "partners", "paid-by"),
                draft.cooperation().stream()
                        .map(project -> row(project.name(), project.partners(), project.action()))
                        .toList()));
        sections.add(table(
                words,
                "plan",
                List.of("fund", "year", "amount"),
                draft.plan().stream()
                        .map(year -> row(blank(year.fund()) ? own : year.fund(), text(year.year()), year.amount()))
                        .toList()));
        return sections;
    }

    /** Municipalities, parishes and towns by code. */
    static Map<String, String> places(Parties parties) {
        Map<String, String> places = new HashMap<>();
        parties.municipalities().forEach(municipality -> places.put(municipality.atvk(), municipality.name()));
        parties.parishes().forEach(parish -> places.put(parish.atvk(), parish.name()));
        return places;
    }

    private static String nextRule(Map<String, String> words, StrategyDraft draft) {
        return words.get(
                "next-" + NextRule.of(draft.nextRule()).map(NextRule::code).orElse("time"));
    }

    /** Such as "Serves many (up to 10; specific, innovation)". */
    private String criterion(Map<String, String> words, StrategyDraft.CriterionDraft criterion) {
        List<String> marks = new ArrayList<>();
        if (criterion.knockout()) {
            marks.add(words.get("knockout"));
        }
        if (criterion.specific()) {
            marks.add(words.get("specific"));
        }
        if (criterion.next()) {
            marks.add(words.get("next"));
        }
        if (!blank(criterion.aspect())) {
            marks.add(word(words, criterion.aspect()));
        }
        return criterion.name() + " (" + language.value(criterion.maxPoints())
                + (marks.isEmpty() ? "" : "; " + String.join(", ", marks)) + ")";
    }

    private static String word(Map<String, String> words, String key) {
        return key == null ? "" : words.getOrDefault(key, key);
    }

    private static String text(Integer year) {
        return year == null ? "" : year.toString();
    }

    private static boolean blank(String text) {
        return text == null || text.isBlank();
    }

    private Fact fact(Map<String, String> words, String word, Object value) {
        return new Fact(words.get(word), language.value(value));
    }

    private List<String> row(Object... values) {
        return Arrays.stream(values).map(language::value).toList();
    }

    private static Section table(
            Map<String, String> words, String heading, List<String> head, List<List<String>> rows) {
        return Section.of(words.get(heading), head.stream().map(words::get).toList(), rows);
    }
}
