package lv.leader.desk;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import lv.leader.engine.Answers;
import lv.leader.engine.TaskDesk.OpenTask;
import lv.leader.payment.Payment;
import lv.leader.payment.PaymentRun;
import lv.leader.payment.Payments;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** A payment, or a run with its payments, and who worked on each: nobody does two of the steps. */
@Component
@Order(-1)
class PaymentContent implements CaseContent {

    private final Payments payments;
    private final Answers answers;
    private final DeskLanguage language;

    PaymentContent(Payments payments, Answers answers, DeskLanguage language) {
        this.payments = payments;
        this.answers = answers;
        this.language = language;
    }

    @Override
    public List<Section> of(OpenTask task) {
        Wording words = new Wording(language, "payment");
        return switch (task.process()) {
            case "payment" ->
                payments.find(task.caseId())
                        .map(payment -> List.of(payment(words, payment), people(words, List.of(payment))))
                        .orElse(List.of());
            case "payment-run" ->
                payments.run(task.caseId())
                        .map(run -> run(words, run, payments.inRun(run.id())))
                        .orElse(List.of());
            default -> List.of();
        };
    }

    private Section payment(Wording words, Payment payment) {
        Optional<PaymentRun> run = payments.run(payment.run());
        return words.facts(
                "payment",
                words.fact("payee", payment.payeeName()),
                words.fact("iban", payment.iban()),
                words.fact("amount", payment.amount()),
                words.fact("purpose", payment.purpose()),
                words.fact("state", words.code("state", payment.state())),
                words.fact("authorised", payment.authorisedAt()),
                words.fact("executed", run.map(PaymentRun::executedOn).orElse(null)),
                words.fact("released-by", run.map(PaymentRun::releasedBy).orElse(null)),
                words.fact("end-to-end", payment.endToEndId()));
    }

    private List<Section> run(Wording words, PaymentRun run, List<Payment> together) {
        return List.of(
                words.facts(
                        "run",
                        words.fact("total", run.total()),
                        words.fact("count", together.size()),
                        words.fact("executed", run.executedOn()),
                        words.fact("written", run.runAt())),
                words.table(
                        "payments",
                        List.of("purpose", "payee", "iban", "amount"),
                        together.stream()
                                .map(payment -> words.row(
                                        payment.purpose(), payment.payeeName(), payment.iban(), payment.amount()))
                                .toList()),
                people(words, together));
    }

    private Section people(Wording words, List<Payment> together) {
        Map<UUID, List<Answers.Answer>> worked =
                answers.of(together.stream().map(Payment::claim).toList());
        return words.table(
                "people",
                List.of("purpose", "checked-by", "visited-by", "second-by", "authorised-by"),
                together.stream()
                        .map(payment -> {
                            List<Answers.Answer> of = worked.getOrDefault(payment.claim(), List.of());
                            return words.row(
                                    payment.purpose(),
                                    last(of, "Task_CheckClaim"),
                                    last(of, "Task_VisitSite"),
                                    last(of, "Task_CheckSecond"),
                                    last(of, "Task_AuthorisePayment"));
                        })
                        .toList());
    }

    private static String last(List<Answers.Answer> answers, String task) {
        return answers.stream()
                .filter(answer -> answer.task().equals(task))
                .reduce((earlier, later) -> later)
                .map(Answers.Answer::answeredBy)
                .orElse(null);
    }
}
