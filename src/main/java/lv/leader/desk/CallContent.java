package lv.leader.desk;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import lv.leader.calendar.LegalCalendar;
import lv.leader.call.AnnouncedCall;
import lv.leader.call.Announcements;
import lv.leader.call.CallChange;
import lv.leader.call.CallChanges;
import lv.leader.call.CallDraft;
import lv.leader.call.CallDrafts;
import lv.leader.call.Calls;
import lv.leader.call.ChangeDraft;
import lv.leader.engine.TaskDesk.OpenTask;
import lv.leader.strategy.Strategies;
import lv.leader.strategy.StrategyAction;
import org.joda.money.Money;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** A call as its group wrote it, and what it wants to change of a published one: what the paying agency agrees on. */
@Component
@Order(1)
class CallContent implements CaseContent {

    private static final Set<String> PROCESSES = Set.of("call", "call-agreement", "call-change");

    private final Calls calls;
    private final CallDrafts drafts;
    private final CallChanges changes;
    private final Announcements announcements;
    private final Strategies strategies;
    private final DeskLanguage language;

    CallContent(
            Calls calls,
            CallDrafts drafts,
            CallChanges changes,
            Announcements announcements,
            Strategies strategies,
            DeskLanguage language) {
        this.calls = calls;
        this.drafts = drafts;
        this.changes = changes;
        this.announcements = announcements;
        this.strategies = strategies;
        this.language = language;
    }

    @Override
    public List<Section> of(OpenTask task) {
        // A call that came without a draft, from another system, has nothing to read here.
        if (!PROCESSES.contains(task.process())) {
            return List.of();
        }
        return changes.find(task.caseId())
                .map(this::sections)
                .or(() -> calls.findCase(task.caseId()).map(about -> sections(about.id(), about.lag())))
                .orElse(List.of());
    }

    /** Field by field, as it stands and as it will be. */
    private List<Section> sections(CallChange change) {
        Map<String, String> words = language.words("call");
        ChangeDraft draft = changes.draft(change.id());
        AnnouncedCall call = announcements.find(change.call()).orElseThrow();
        String wanted = draft.wanted() == null ? "" : words.get("wanted-" + draft.wanted());
        List<Section> sections = new ArrayList<>();
        sections.add(Section.of(
                words.get("change"),
                List.of(
                        new Fact(words.get("group"), call.group()),
                        new Fact(words.get("number"), String.valueOf(call.call().number())),
                        new Fact(words.get("wanted"), wanted),
                        new Fact(words.get("change-reasons"), language.value(draft.reasons())),
                        new Fact(words.get("applications"), String.valueOf(changes.applications(change.id()))))));
        call.said().filter(said -> "correct".equals(draft.wanted())).ifPresent(said -> {
            LocalDate closes = LocalDate.ofInstant(said.closesAt(), LegalCalendar.RIGA);
            sections.add(Section.of(
                    words.get("stands"),
                    List.of(words.get("field"), words.get("before"), words.get("after")),
                    List.of(
                            List.of(words.get("closes"), language.value(closes), language.value(draft.closes())),
                            List.of(words.get("contacts"), said.contacts(), language.value(draft.contacts())),
                            List.of(words.get("strategy-at"), said.strategyAt(), language.value(draft.strategyAt())),
                            List.of(
                                    words.get("announcement"),
                                    said.announcement(),
                                    language.value(draft.announcement())))));
        });
        return sections;
    }

    private List<Section> sections(UUID call, String lag) {
        CallDraft draft = drafts.draft(call);
        Map<String, String> words = language.words("call");
        List<StrategyAction> ofStrategy = calls.findCase(call)
                .flatMap(drafts::strategyOf)
                .map(version -> strategies.actions(version.id()))
                .orElse(List.of());
        Map<UUID, StrategyAction> actions = new HashMap<>();
        ofStrategy.forEach(action -> actions.put(action.id(), action));
        Map<UUID, Money> left = strategies.left(ofStrategy);
        String reserve = draft.reserve() == null ? "" : words.get("reserve-" + draft.reserve());
        return List.of(
                Section.of(
                        words.get("conditions"),
                        List.of(
                                new Fact(words.get("group"), lag),
                                new Fact(words.get("opens"), language.value(draft.opens())),
                                new Fact(words.get("closes"), language.value(draft.closes())),
                                new Fact(
                                        words.get("batches"),
                                        draft.batches().stream()
                                                .map(batch -> language.value(batch.closes()))
                                                .collect(Collectors.joining(", "))),
                                new Fact(words.get("min-score"), language.value(draft.minScore())),
                                new Fact(words.get("reserve"), reserve),
                                new Fact(words.get("total"), language.value(draft.total())),
                                new Fact(words.get("contacts"), language.value(draft.contacts())),
                                new Fact(words.get("strategy-at"), language.value(draft.strategyAt())),
                                new Fact(words.get("announcement"), language.value(draft.announcement())))),
                Section.of(
                        words.get("actions"),
                        List.of(
                                words.get("action"),
                                words.get("funding"),
                                words.get("left"),
                                words.get("cap"),
                                words.get("intensity")),
                        draft.actions().stream()
                                .filter(action -> actions.containsKey(action.action()))
                                .map(action -> row(actions.get(action.action()), action.funding(), left))
                                .toList()));
    }

    private List<String> row(StrategyAction action, Money funding, Map<UUID, Money> left) {
        return List.of(
                action.code() + " " + action.name(),
                language.value(funding),
                language.value(left.get(action.id())),
                language.value(action.cap()),
                language.value(action.intensity()));
    }
}
