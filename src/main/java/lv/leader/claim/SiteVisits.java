package lv.leader.claim;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import lv.leader.application.Applications;
import lv.leader.decision.Approval;
import lv.leader.decision.Approvals;
import lv.leader.engine.Answers;
import lv.leader.rules.Lot;
import lv.leader.rules.Parameters;
import lv.leader.rules.Rules;
import lv.leader.rules.Ruling;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Visits to see whether what is claimed was built or done. */
@Component
class SiteVisits {

    private static final String VISIT = "Task_VisitSite";

    private final Claims claims;
    private final LineChecks checks;
    private final Applications applications;
    private final Approvals approvals;
    private final Rules rules;
    private final Answers answers;
    private final Lot lot;

    SiteVisits(
            Claims claims,
            LineChecks checks,
            Applications applications,
            Approvals approvals,
            Rules rules,
            Lot lot,
            Answers answers) {
        this.claims = claims;
        this.checks = checks;
        this.applications = applications;
        this.approvals = approvals;
        this.rules = rules;
        this.lot = lot;
        this.answers = answers;
    }

    /** Whether the place is visited: by risk, by lot, or once for an investment (809/2014 art. 48(5), 50). */
    @Transactional
    public boolean sample(UUID claimId) {
        Optional<Ruling> drawn = rules.of(claimId).stream()
                .filter(ruling -> ruling.table().equals("onsite-sampling"))
                .findFirst();
        if (drawn.isPresent()) {
            // A check that came back draws no second time, and who was visited is not visited again.
            return isVisit(drawn.get()) && answers.latest(claimId, VISIT).isEmpty();
        }
        Claim claim = claims.get(claimId);
        Approval approval = approvals.of(claim.application()).orElseThrow();
        Parameters law = claims.lawOf(claim);
        boolean investment =
                !applications.find(claim.application()).orElseThrow().kind().equals("youth");
        Ruling ruling = rules.decide(
                claimId,
                "onsite-sampling",
                Map.of(
                        "onlyAdvance", claim.kind().equals("advance"),
                        "riskPoints", riskOf(claim),
                        "riskThreshold", law.number("control.riskThreshold"),
                        "drawn", lot.draw(),
                        "rate", law.percent("control.onTheSpot"),
                        "investment", investment,
                        "finalClaim", claim.isFinal(),
                        "support", approval.support(),
                        "smallLimit", law.money("control.smallClaim")));
        return isVisit(ruling);
    }

    private static boolean isVisit(Ruling ruling) {
        return !ruling.text("visit").equals("none");
    }

    /** A point for every line that was reduced in the project's earlier requests. */
    private int riskOf(Claim claim) {
        return (int) claims.ofProject(claim.application()).stream()
                .filter(earlier -> earlier.number() < claim.number())
                .flatMap(earlier -> checks.of(earlier.id()).stream())
                .filter(line -> !line.reason().isBlank())
                .count();
    }

    /** The cost that was found on the spot; empty without a visit or where nothing differs. */
    Optional<Money> differing(UUID claim) {
        return answers.latest(claim, VISIT)
                .filter(visit -> visit.text("found").equals("differs"))
                .map(visit -> Money.of(CurrencyUnit.EUR, new BigDecimal(visit.text("acceptedCost"))));
    }
}
