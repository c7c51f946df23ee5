package lv.leader.challenge;

import java.math.BigDecimal;
import java.util.Optional;
import lv.leader.application.Applications;
import lv.leader.application.ProjectCase;
import lv.leader.decision.Approval;
import lv.leader.decision.Approvals;
import lv.leader.decision.FundingDecisions;
import lv.leader.decision.SupportAmounts;
import lv.leader.engine.TaskCheck;
import lv.leader.ledger.Account;
import lv.leader.ledger.Ledger;
import lv.leader.refusal.Refusal;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.springframework.stereotype.Component;

/** What the director can't answer to a challenge: a change that the rules or the money don't allow. */
@Component
record ChallengeChecks(
        FundingDecisions decisions,
        Approvals approvals,
        SupportAmounts supports,
        Applications applications,
        Ledger ledger)
        implements TaskCheck {

    @Override
    public Optional<Refusal> check(TaskToComplete task) {
        if (!"Task_AnswerChallenge".equals(task.task())) {
            return Optional.empty();
        }
        return switch (String.valueOf(task.answers().get("answer"))) {
            case "change" -> change(task);
            case "annul" -> annul(task);
            default -> Optional.empty();
        };
    }

    /** An annulled grant is mended by an amendment; where all is paid or ended there is nothing to mend. */
    private Optional<Refusal> annul(TaskToComplete task) {
        return granted(task) && committed(task).isZero()
                ? Optional.of(Refusal.of("challenge.project-over"))
                : Optional.empty();
    }

    private boolean granted(TaskToComplete task) {
        return decisions
                .decisionOn(task.caseId())
                .filter(decision -> !decision.outcome().equals("refused"))
                .isPresent();
    }

    private Money committed(TaskToComplete task) {
        return ledger.balance(new Account(Account.Kind.COMMITTED, task.caseId()));
    }

    private Optional<Refusal> change(TaskToComplete task) {
        Optional<Approval> approval = approvals.of(task.caseId());
        if (!granted(task) || approval.isEmpty()) {
            return Optional.of(Refusal.of("challenge.only-a-grant-changes"));
        }
        BigDecimal given = new BigDecimal(task.answers().get("eligibleCost").toString());
        ProjectCase project = applications.project(task.caseId());
        Money applied = project.application().eligibleCost();
        if (given.stripTrailingZeros().scale() > 2 || given.signum() <= 0) {
            return Optional.of(Refusal.of("challenge.not-in-cents", "amount", given));
        }
        Money eligible = Money.of(CurrencyUnit.EUR, given);
        return eligible.isGreaterThan(applied)
                ? Optional.of(Refusal.of("challenge.more-than-applied", "given", eligible, "applied", applied))
                : money(project, approval.get(), supports.foresee(task.caseId(), eligible));
    }

    private Optional<Refusal> money(ProjectCase project, Approval approval, Money support) {
        Money committed = ledger.balance(project.account(Account.Kind.COMMITTED));
        if (committed.isZero()) {
            return Optional.of(Refusal.of("challenge.project-over"));
        }
        Money more = support.minus(approval.support());
        if (more.isZero()) {
            return Optional.of(Refusal.of("challenge.nothing-changes", "support", support));
        }
        Money left = more.isPositive() ? ledger.balance(project.action()) : committed;
        return more.abs().isGreaterThan(left)
                ? Optional.of(Refusal.of(
                        more.isPositive() ? "challenge.no-money" : "challenge.used-already",
                        "wanted",
                        more.abs(),
                        "left",
                        left))
                : Optional.empty();
    }
}
