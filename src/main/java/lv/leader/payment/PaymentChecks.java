package lv.leader.payment;

import java.util.Optional;
import lv.leader.engine.TaskCheck;
import lv.leader.refusal.Refusal;
import org.springframework.stereotype.Component;

/**
 * Authorising, paying and booking are done by different people ((EU) 2022/127 Annex I, before (EU) 907/2014 Annex I): who
 * releases a run has worked on none of its payments, and who books a payment has neither worked on it nor released it.
 */
@Component
class PaymentChecks implements TaskCheck {

    static final String BOOK = "Task_BookPayment";

    private final Payments payments;

    PaymentChecks(Payments payments) {
        this.payments = payments;
    }

    @Override
    public Optional<Refusal> check(TaskToComplete task) {
        return switch (task.task()) {
            case "Task_ReleaseRun" -> "stop".equals(task.answers().get("release")) ? stop(task) : release(task);
            case BOOK -> book(task);
            default -> Optional.empty();
        };
    }

    /** Anybody who releases may stop: nothing leaves then. */
    private static Optional<Refusal> stop(TaskToComplete task) {
        return filled(task, "remarks") ? Optional.empty() : Optional.of(Refusal.of("payment.stop-without-reason"));
    }

    private Optional<Refusal> release(TaskToComplete task) {
        return payments.notToBeReleasedBy(task.caseId(), task.person())
                .map(payment -> refusal("payment.releaser-took-part", payment, task.person()));
    }

    private Optional<Refusal> book(TaskToComplete task) {
        if (!filled(task, "bookedOn") || !filled(task, "reference")) {
            return Optional.of(Refusal.of("payment.no-statement"));
        }
        return payments.notToBeBookedBy(task.caseId(), task.person())
                .map(payment -> refusal("payment.accountant-took-part", payment, task.person()));
    }

    private static boolean filled(TaskToComplete task, String answer) {
        Object given = task.answers().get(answer);
        return given != null && !given.toString().isBlank();
    }

    private static Refusal refusal(String code, Payment payment, String person) {
        return Refusal.of(
                code,
                "person",
                person,
                "payment",
                payment.purpose(),
                "payee",
                payment.payeeName(),
                "amount",
                payment.amount().getAmount());
    }
}
