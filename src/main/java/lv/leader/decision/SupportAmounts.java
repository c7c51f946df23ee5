package lv.leader.decision;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import lv.leader.application.Applications;
import lv.leader.application.ProjectApplication;
import lv.leader.application.ProjectCase;
import lv.leader.database.Ids;
import lv.leader.rules.Rules;
import lv.leader.rules.Ruling;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The support that the call's rules give: conditions, intensity, ceilings. */
@Component
public class SupportAmounts {

    private static final String AMOUNT = "support-amount";

    static final String RURAL_TICKET = "rural-ticket";

    private final DecisionMapper mapper;
    private final Applications applications;
    private final RegisterChecks checks;
    private final Rules rules;
    private final CostChecks costChecks;

    SupportAmounts(
            DecisionMapper mapper,
            Applications applications,
            RegisterChecks checks,
            CostChecks costChecks,
            Rules rules) {
        this.mapper = mapper;
        this.applications = applications;
        this.checks = checks;
        this.rules = rules;
        this.costChecks = costChecks;
    }

    /**
     * Computes the support from the officer's costs and the lowest of all ceilings.
     *
     * @return whether the application meets every condition
     */
    @Transactional
    public boolean compute(UUID application) {
        ProjectCase of = applications.project(application);
        RecordedCostCheck costs = costChecks.latest(application).orElseThrow();
        Ruling eligibility = rules.decide(application, of.terms().call(), "eligibility", facts(application, costs));
        Money eligible = Money.total(
                CurrencyUnit.EUR,
                costChecks.lines(costs).stream().map(CostCheck.Line::eligible).toList());
        Ruling given = decide(of, eligible);
        Money support = given.money("support");
        String refusals = String.join(" ", eligibility.all("refusal"));
        mapper.computed(Ids.next(), new Support(application, refusals, eligible, support, given.id()));
        return refusals.isEmpty() && support.isPositive();
    }

    private Map<String, Object> facts(UUID application, RecordedCostCheck costs) {
        Map<String, Boolean> clear = checks.of(application);
        return Map.of(
                "registered", clear.get("business-register"),
                "taxesClear", clear.get("tax-debt"),
                "deMinimisClear", clear.get("de-minimis"),
                "sanctionsClear", clear.get("sanctions"),
                "paidOnce", clear.get("double-financing"),
                "costsEligible", costs.costs().equals("eligible"));
    }

    private Ruling decide(ProjectCase of, Money eligible) {
        return rules.decide(of.id(), of.terms().call(), AMOUNT, inputs(of, eligible));
    }

    /** The support that the rules would give for other eligible costs: nothing is decided by it. */
    public Money foresee(UUID application, Money eligible) {
        ProjectCase of = applications.project(application);
        return rules.preview(of.terms().call(), AMOUNT, inputs(of, eligible)).money("support");
    }

    /** What the rules give for other eligible costs of an application that meets every condition. */
    @Transactional
    public Support recompute(UUID application, Money eligible) {
        Ruling given = decide(applications.project(application), eligible);
        var computed = new Support(application, "", eligible, given.money("support"), given.id());
        mapper.computed(Ids.next(), computed);
        return computed;
    }

    private static Map<String, Object> inputs(ProjectCase of, Money eligible) {
        ProjectApplication application = of.application();
        boolean lumpSum = application.kind().equals(RURAL_TICKET)
                && of.law().find("lumpsum.ruralTicket").isPresent();
        Map<String, Object> inputs = new HashMap<>();
        inputs.put("kind", lumpSum ? "lump-sum" : "real-costs");
        inputs.put("eligible", eligible);
        inputs.put("lumpSum", lumpSum ? of.law().money("lumpsum.ruralTicket") : null);
        inputs.put("nationalIntensity", limit(of, "intensity"));
        inputs.put("actionIntensity", of.terms().intensity());
        inputs.put("nationalCap", limit(of, "cap"));
        inputs.put("actionCap", of.terms().cap());
        inputs.put("callCap", null);
        inputs.put("requestedSupport", application.requestedSupport());
        return inputs;
    }

    /** Null where the programme sets no such limit. */
    private static BigDecimal limit(ProjectCase project, String key) {
        return project.law()
                .find(key + "." + project.application().kind())
                .map(BigDecimal::new)
                .orElse(null);
    }

    /** The newest computation; empty before the first. */
    public Optional<Support> of(UUID application) {
        return mapper.support(application);
    }
}
