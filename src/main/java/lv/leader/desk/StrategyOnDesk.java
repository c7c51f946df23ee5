package lv.leader.desk;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.math.BigDecimal;
import java.security.Principal;
import java.util.List;
import java.util.UUID;
import lv.leader.engine.TaskDesk;
import lv.leader.engine.TaskDesk.OpenTask;
import lv.leader.party.Parties;
import lv.leader.refusal.Refusal;
import lv.leader.strategy.PerformanceReserves;
import lv.leader.strategy.StrategyDraft;
import lv.leader.strategy.StrategyDrafts;
import org.joda.money.Money;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A strategy while its group writes it. */
@RestController
@RequestMapping("/api/desk/tasks/{taskId}/strategy")
class StrategyOnDesk {

    private final TaskDesk desk;
    private final StrategyDrafts drafts;
    private final PerformanceReserves reserves;
    private final Parties parties;
    private final DeskLanguage language;

    StrategyOnDesk(
            TaskDesk desk,
            StrategyDrafts drafts,
            PerformanceReserves reserves,
            Parties parties,
            DeskLanguage language) {
        this.desk = desk;
        this.drafts = drafts;
        this.reserves = reserves;
        this.parties = parties;
        this.language = language;
    }

    /**
     * A strategy as its form shows it.
     *
     * @param reasons why it was given back
     * @param revision which one this is; sent back with what is saved
     * @param missing what is not written yet and what the rules would refuse
     */
    record Content(
            @JsonUnwrapped StrategyDraft draft,
            Figures figures,
            List<Choice> municipalities,
            List<PlaceChoice> parishes,
            List<Choice> funds,
            List<Choice> priorities,
            List<String> reasons,
            List<String> missing,
            List<Gap> gaps,
            int revision) {}

    /** @param at what it speaks of, such as {@code actions.0}; null where it is about the whole */
    record Gap(String at, String text) {}

    /** A parish or town, chosen where its municipality is. */
    record PlaceChoice(String value, String label, String of) {}

    /** What is counted from the text. */
    record Figures(
            List<FundFigures> funds,
            BigDecimal largestGroupShare,
            BigDecimal nonPublicShare,
            Money allocated,
            Money allocationGap,
            BigDecimal runningCostShare,
            Money reserve) {}

    /**
     * What is counted fund by fund.
     *
     * @param shared given to its actions, running costs included where it is the strategy's own
     * @param gap shared less planned
     */
    record FundFigures(String fund, int population, Money shared, Money planned, Money gap) {}

    @GetMapping
    Content read(@PathVariable String taskId, Principal person) {
        return content(written(taskId, person).caseId());
    }

    /** Keeps whatever is written; what is missing does not stop it. */
    @PutMapping
    Content write(
            @PathVariable String taskId,
            @RequestParam int revision,
            @RequestBody StrategyDraft draft,
            Principal person) {
        UUID strategy = written(taskId, person).caseId();
        drafts.write(strategy, draft, revision, person.getName());
        return content(strategy);
    }

    private OpenTask written(String taskId, Principal person) {
        OpenTask task = desk.of(taskId, person.getName());
        if (!task.is("strategy", "Task_PrepareStrategy") && !task.is("strategy-amendment", "Task_PrepareAmendment")) {
            throw Refusal.of("desk.not-here").asException();
        }
        return task;
    }

    private Content content(UUID strategy) {
        int revision = drafts.revision(strategy);
        StrategyDraft draft = drafts.draft(strategy);
        List<Refusal> missing = drafts.missing(strategy);
        return new Content(
                draft,
                figures(draft, drafts.fund(strategy), reserves.reserve(strategy)),
                parties.municipalities().stream()
                        .map(municipality -> new Choice(municipality.atvk(), municipality.name()))
                        .toList(),
                parties.parishes().stream()
                        .map(parish -> new PlaceChoice(parish.atvk(), parish.name(), parish.municipality()))
                        .toList(),
                drafts.funds(strategy).stream()
                        .map(fund -> new Choice(fund, fund))
                        .toList(),
                drafts.priorities(strategy).stream()
                        .map(priority -> new Choice(priority, language.word("strategy", "priority." + priority)))
                        .toList(),
                language.texts(drafts.reasons(strategy)),
                language.texts(missing),
                missing.stream()
                        .map(gap -> new Gap((String) gap.facts().get("at"), language.text(gap)))
                        .toList(),
                revision);
    }

    static Figures figures(StrategyDraft draft, String own, Money reserve) {
        return new Figures(
                draft.funds(own).stream()
                        .map(fund -> new FundFigures(
                                fund,
                                draft.population(fund),
                                draft.shared(fund, own),
                                draft.planned(fund, own),
                                draft.shared(fund, own).minus(draft.planned(fund, own))))
                        .toList(),
                draft.shares().largest(),
                draft.shares().nonPublic(),
                draft.allocated(),
                draft.allocationGap(),
                draft.runningCostShare(),
                reserve);
    }
}
