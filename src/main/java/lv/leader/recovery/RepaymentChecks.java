package lv.leader.recovery;

import java.math.BigDecimal;
import java.util.Optional;
import lv.leader.engine.TaskCheck;
import lv.leader.refusal.Refusal;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.springframework.stereotype.Component;

/** What an accountant can't book as repaid. */
@Component
record RepaymentChecks(Repayments repayments) implements TaskCheck {

    @Override
    public Optional<Refusal> check(TaskToComplete task) {
        if (!task.task().equals(Repayments.BOOK)
                || "enforce".equals(task.answers().get("repayment"))) {
            return Optional.empty();
        }
        if (!filled(task, "bookedOn") || !filled(task, "reference")) {
            return Optional.of(Refusal.of("recovery.no-statement"));
        }
        return "part".equals(task.answers().get("repayment")) ? instalment(task) : Optional.empty();
    }

    private Optional<Refusal> instalment(TaskToComplete task) {
        BigDecimal amount = new BigDecimal(task.answers().get("amount").toString());
        Money left = repayments.left(task.caseId());
        if (amount.stripTrailingZeros().scale() > 2) {
            return Optional.of(Refusal.of("recovery.not-in-cents", "amount", amount));
        }
        return Money.of(CurrencyUnit.EUR, amount).isLessThan(left)
                ? Optional.empty()
                : Optional.of(Refusal.of("recovery.not-an-instalment", "amount", amount, "left", left));
    }

    private static boolean filled(TaskToComplete task, String answer) {
        Object given = task.answers().get(answer);
        return given != null && !given.toString().isBlank();
    }
}
