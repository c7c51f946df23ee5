package lv.leader.desk;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import lv.leader.engine.TaskDesk.OpenTask;
import lv.leader.party.Municipality;
import lv.leader.party.Parties;
import lv.leader.refusal.Refusal;
import lv.leader.strategy.Committee;
import lv.leader.strategy.PerformanceReserves;
import lv.leader.strategy.StrategyDraft;
import lv.leader.strategy.StrategyDrafts;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** A strategy as its group, the secretariat and the committee read it; before declaring an interest nobody does. */
@Component
@Order(1)
class StrategyContent implements CaseContent {

    private static final Set<String> PROCESSES = Set.of("strategy", "strategy-selection");

    private final StrategyDrafts drafts;
    private final PerformanceReserves reserves;
    private final Committee committee;
    private final Parties parties;
    private final DeskLanguage language;

    StrategyContent(
            StrategyDrafts drafts,
            PerformanceReserves reserves,
            Committee committee,
            Parties parties,
            DeskLanguage language) {
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
        return sections(task.caseId(), drafts.draft(task.caseId()));
    }

    private List<Section> sections(UUID strategy, StrategyDraft draft) {
        Map<String, String> words = language.words("strategy");
        var figures = StrategyOnDesk.figures(draft, reserves.reserve(strategy));
        List<Section> sections = new ArrayList<>();
        sections.add(Section.of(
                words.get("about"),
                List.of(
                        fact(words, "title", draft.title()),
                        fact(words, "needs", draft.needs()),
                        fact(words, "total", draft.total()),
                        fact(words, "running-costs", draft.runningCosts()),
                        fact(words, "running-share", figures.runningCostShare()),
                        fact(words, "gap", figures.allocationGap()),
                        fact(words, "reserve", figures.reserve()),
                        fact(words, "population-total", figures.population()),
                        fact(words, "largest-group", figures.largestGroupShare()),
                        fact(words, "non-public", figures.nonPublicShare()))));
        sections.add(table(
                words,
                "meetings",
                List.of("day", "place", "participants", "meeting-needs"),
                draft.meetings().stream()
                        .map(meeting -> row(meeting.day(), meeting.place(), meeting.participants(), meeting.needs()))
                        .toList()));
        Map<String, String> places =
                parties.municipalities().stream().collect(Collectors.toMap(Municipality::atvk, Municipality::name));
        sections.add(table(
                words,
                "territory",
                List.of("municipality", "population"),
                draft.territory().stream()
                        .map(area -> row(
                                area.atvk() == null ? "" : places.getOrDefault(area.atvk(), area.atvk()),
                                area.population()))
                        .toList()));
        sections.add(table(
                words,
                "members",
                List.of("member-name", "interest-group", "public-authority"),
                draft.members().stream()
                        .map(member -> row(
                                member.name(),
                                member.interestGroup(),
                                words.get(member.publicAuthority() ? "yes" : "no")))
                        .toList()));
        sections.add(table(
                words,
                "objectives",
                List.of("objective", "indicator", "target", "unit", "target-year"),
                draft.objectives().stream()
                        .map(objective -> row(
                                objective.name(),
                                objective.indicator(),
                                objective.target(),
                                objective.unit(),
                                objective.targetYear()))
                        .toList()));
        sections.add(table(
                words,
                "actions",
                List.of("code", "action-name", "allocation", "cap", "intensity", "min-score", "criteria"),
                draft.actions().stream()
                        .map(action -> row(
                                action.code(),
                                action.name(),
                                action.allocation(),
                                action.cap(),
                                action.intensity(),
                                action.minScore(),
                                action.criteria().stream()
                                        .map(criterion -> criterion.name() + " (" + criterion.maxPoints() + ")")
                                        .collect(Collectors.joining("; "))))
                        .toList()));
        sections.add(table(
                words,
                "plan",
                List.of("year", "amount"),
                draft.plan().stream()
                        .map(year -> row(String.valueOf(year.year()), year.amount()))
                        .toList()));
        return sections;
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
