package lv.leader.desk;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import lv.leader.call.CallDraft;
import lv.leader.call.CallDrafts;
import lv.leader.call.Calls;
import lv.leader.engine.TaskDesk.OpenTask;
import lv.leader.strategy.Strategies;
import lv.leader.strategy.StrategyAction;
import org.joda.money.Money;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** A call as its group wrote it: what the paying agency agrees on. */
@Component
@Order(1)
class CallContent implements CaseContent {

    private static final Set<String> PROCESSES = Set.of("call", "call-agreement");

    private final Calls calls;
    private final CallDrafts drafts;
    private final Strategies strategies;
    private final DeskLanguage language;

    CallContent(Calls calls, CallDrafts drafts, Strategies strategies, DeskLanguage language) {
        this.calls = calls;
        this.drafts = drafts;
        this.strategies = strategies;
        this.language = language;
    }

    @Override
    public List<Section> of(OpenTask task) {
        // A call that came without a draft, from another system, has nothing to read here.
        return PROCESSES.contains(task.process())
                ? calls.findCase(task.caseId())
                        .map(about -> sections(about.id(), about.lag()))
                        .orElse(List.of())
                : List.of();
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
                                new Fact(words.get("min-score"), language.value(draft.minScore())),
                                new Fact(words.get("reserve"), reserve),
                                new Fact(words.get("total"), language.value(draft.total())),
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
