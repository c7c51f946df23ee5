package lv.leader.strategy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import lv.leader.refusal.Refusal;
import lv.leader.rules.Parameters;
import lv.leader.rules.Programme;
import lv.leader.rules.Rules;
import lv.leader.rules.Ruling;
import org.springframework.stereotype.Component;

/** What the rules say about a strategy's numbers: population, shares of votes, allocations, running costs. */
@Component
class Admissibility {

    private static final String TABLE = "strategy-admissibility";

    /** Which part of the strategy a refusal speaks of. */
    private static final Map<String, String> ABOUT = Map.of(
            "admissibility.population-too-small", "territory",
            "admissibility.population-too-large", "territory",
            "admissibility.group-controls", "members",
            "admissibility.too-few-non-public", "members",
            "admissibility.allocations-do-not-add-up", "total",
            "admissibility.running-costs-too-high", "runningCosts",
            "admissibility.targets-not-measurable", "objectives");

    private final Programme programme;
    private final Rules rules;
    private final GroupApprovals approvals;

    Admissibility(Programme programme, Rules rules, GroupApprovals approvals) {
        this.programme = programme;
        this.rules = rules;
        this.approvals = approvals;
    }

    /** What the rules would refuse before the group has approved; nothing is kept. */
    List<Refusal> preview(Strategy about, UUID version, StrategyDraft draft) {
        return refusals(rules.preview(version, TABLE, facts(about, version, draft, null)));
    }

    /** What the rules refuse now that the group has voted. */
    List<Refusal> decide(Strategy about, UUID version, StrategyDraft draft) {
        boolean approved = approvals.isApproved(version);
        return refusals(rules.decide(about.id(), version, TABLE, facts(about, version, draft, approved)));
    }

    private Map<String, Object> facts(Strategy about, UUID version, StrategyDraft draft, Boolean groupApproved) {
        Parameters law = programme.of(version, about.fund(), about.period());
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("population", draft.population(about.fund()));
        facts.put("largestGroupShare", draft.shares().largest());
        facts.put("nonPublicShare", draft.shares().nonPublic());
        facts.put("allocationGap", draft.allocationGap());
        facts.put("runningCostShare", draft.runningCostShare());
        facts.put("measurableTargets", draft.hasMeasurableTargets());
        facts.put("groupApproved", groupApproved);
        facts.put("populationMin", law.number("lag.population.min"));
        facts.put("populationMax", law.number("lag.population.max"));
        facts.put("maxShareOneGroup", law.percent("lag.vote.maxShareOneGroup"));
        facts.put("minNonPublicShare", law.percent("lag.vote.minNonPublicShare"));
        facts.put("maxRunningCostShare", law.percent("strategy.adminCostMaxShare"));
        return facts;
    }

    private static List<Refusal> refusals(Ruling ruling) {
        Map<String, Object> facts = new LinkedHashMap<>(ruling.inputs());
        facts.values().removeIf(fact -> fact == null);
        return ruling.all("refusal").stream()
                .map(code -> {
                    Map<String, Object> said = new LinkedHashMap<>(facts);
                    Optional.ofNullable(ABOUT.get(code)).ifPresent(at -> said.put("at", at));
                    return new Refusal(code, said);
                })
                .toList();
    }
}
