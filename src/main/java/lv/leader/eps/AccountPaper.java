package lv.leader.eps;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import lv.leader.payment.Payment;
import lv.leader.payment.Payments;
import org.springframework.stereotype.Component;

/** Another account for a payment that came back. */
@Component
class AccountPaper implements Paper.Awaited {

    private final Payments payments;

    AccountPaper(Payments payments) {
        this.payments = payments;
    }

    @Override
    public String kind() {
        return "account-correction";
    }

    @Override
    public UUID caseOf(UUID subject) {
        return payments.find(subject).map(Payment::application).orElse(subject);
    }

    @Override
    public String about(UUID subject) {
        return payments.find(subject).map(AccountPaper::about).orElse(null);
    }

    @Override
    public List<Possible> possible(List<Standing> standings) {
        return payments
                .returned(standings.stream().map(one -> one.application().id()).collect(Collectors.toSet()))
                .stream()
                .map(payment -> new Possible(kind(), payment.application(), payment.id(), null, about(payment)))
                .toList();
    }

    private static String about(Payment payment) {
        return payment.purpose() + ": " + payment.iban();
    }

    @Override
    public UUID send(Draft draft, Map<String, Object> values, Applicant person) {
        payments.correctAccount(draft.subject(), String.valueOf(values.get("iban")), person.getName());
        return caseOf(draft.subject());
    }
}
