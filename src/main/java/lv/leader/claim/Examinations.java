package lv.leader.claim;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import lv.leader.database.Ids;
import lv.leader.decision.Approval;
import lv.leader.decision.Approvals;
import lv.leader.engine.Answers;
import lv.leader.ledger.Account;
import lv.leader.ledger.Ledger;
import lv.leader.rules.Rules;
import lv.leader.rules.Ruling;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What is payable of a request: compared as support, not as cost (809/2014 art. 63). */
@Component
public class Examinations {

    private final ClaimMapper mapper;
    private final Claims claims;
    private final LineChecks checks;
    private final SiteVisits visits;
    private final Approvals approvals;
    private final Ledger ledger;
    private final Rules rules;
    private final Answers answers;

    Examinations(
            ClaimMapper mapper,
            Claims claims,
            LineChecks checks,
            SiteVisits visits,
            Approvals approvals,
            Ledger ledger,
            Rules rules,
            Answers answers) {
        this.mapper = mapper;
        this.claims = claims;
        this.checks = checks;
        this.visits = visits;
        this.approvals = approvals;
        this.ledger = ledger;
        this.rules = rules;
        this.answers = answers;
    }

    /**
     * Applies the reduction rule to the support asked for and due.
     *
     * @return whether anything is payable
     */
    @Transactional
    public boolean examine(UUID claim) {
        Examination examination =
                examined(claims.get(claim), acceptedCost(claim), inputs -> rules.decide(claim, "reduction", inputs));
        mapper.examined(Ids.next(), examination);
        return examination.payable().isPositive();
    }

    /** What the same rule would give for accepted costs: shown while the check is written, decided by nothing. */
    public Examination foresee(UUID claim, Money accepted) {
        return examined(claims.get(claim), accepted, inputs -> rules.preview(claim, "reduction", inputs));
    }

    private Examination examined(Claim claim, Money accepted, Function<Map<String, Object>, Ruling> reduction) {
        Approval approval = approvals.of(claim.application()).orElseThrow();
        Money left = ledger.balance(new Account(Account.Kind.COMMITTED, claim.application()));
        Money asked = least(support(claim.claimedCost(), approval), left);
        Money due = least(support(accepted, approval), asked);
        Ruling ruling = reduction.apply(Map.of(
                "claimed",
                asked,
                "examined",
                due,
                "threshold",
                claims.lawOf(claim).percent("penalty.threshold"),
                "noFaultShown",
                false));
        return new Examination(claim.id(), asked, due, ruling.money("payable"), ruling.money("penalty"), ruling.id());
    }

    /** What the officer accepted, and where the place was visited no more than was found there. */
    private Money acceptedCost(UUID claim) {
        boolean accepted = answers.latest(claim, "Task_CheckClaim")
                .map(answer -> answer.text("result").equals("accept"))
                .orElse(false);
        if (!accepted) {
            return Money.zero(CurrencyUnit.EUR);
        }
        Money checked = Money.total(
                CurrencyUnit.EUR,
                checks.of(claim).stream().map(CheckedLine::accepted).toList());
        return visits.differing(claim).map(found -> least(checked, found)).orElse(checked);
    }

    /** The grant's share of the cost, to the cent; the whole approved cost gives exactly the whole support. */
    private static Money support(Money cost, Approval approval) {
        Money counted = least(cost, approval.eligibleCost());
        BigDecimal exact = counted.getAmount()
                .multiply(approval.support().getAmount())
                .divide(approval.eligibleCost().getAmount(), 2, RoundingMode.HALF_UP);
        return Money.of(CurrencyUnit.EUR, exact);
    }

    private static Money least(Money one, Money other) {
        return one.isLessThan(other) ? one : other;
    }

    /** The newest examination; empty before the first. */
    public Optional<Examination> of(UUID claim) {
        return mapper.examination(claim);
    }
}
