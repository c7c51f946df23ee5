package lv.leader.eps;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import lv.leader.calendar.LegalCalendar;
import lv.leader.claim.Claims;
import lv.leader.claim.PaymentRequest;
import lv.leader.decision.Approval;
import lv.leader.decision.Approvals;
import lv.leader.refusal.Refusal;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.springframework.stereotype.Component;

/** A payment request of a project that is carried out (step 7). */
@Component
class PaymentPaper implements Paper.Awaited {

    private static final int DESCRIBED = 200;

    private final Claims claims;
    private final Approvals approvals;
    private final LegalCalendar calendar;
    private final Drafts drafts;

    PaymentPaper(Claims claims, Approvals approvals, LegalCalendar calendar, Drafts drafts) {
        this.claims = claims;
        this.approvals = approvals;
        this.calendar = calendar;
        this.drafts = drafts;
    }

    @Override
    public String kind() {
        return "payment-request";
    }

    @Override
    public List<Possible> possible(List<Standing> standings) {
        Map<UUID, Standing> carriedOut = standings.stream()
                .filter(one -> one.status().equals("implementation"))
                .collect(Collectors.toMap(one -> one.application().id(), one -> one));
        return approvals.of(claims.askable(carriedOut.keySet())).stream()
                .map(approval -> possible(
                        carriedOut.get(approval.application()), calendar.endOfDay(approval.implementationDue())))
                .toList();
    }

    @Override
    public List<Refusal> hints(Draft draft) {
        List<Refusal> hints = new ArrayList<>();
        Money claimed = euro(draft.values().get("claimedCost"));
        Money approved =
                approvals.of(draft.subject()).map(Approval::eligibleCost).orElse(Money.zero(CurrencyUnit.EUR));
        if (claimed.isGreaterThan(approved)) {
            hints.add(Refusal.of("eps.hint.above-approved", "approved", approved));
        }
        return hints;
    }

    /** The draft's id is the key: however often it is sent, it is one request. */
    @Override
    public UUID send(Draft draft, Map<String, Object> values, Applicant person) {
        claims.submit(
                new PaymentRequest(
                        draft.id().toString(),
                        draft.subject(),
                        String.valueOf(values.get("kind")),
                        List.of(new PaymentRequest.Line(1, described(values), euro(values.get("claimedCost")))),
                        String.valueOf(values.get("iban")).replaceAll("\\s", ""),
                        drafts.write(values)),
                person.getName());
        return draft.subject();
    }

    /** What the officer reads beside the amount: what was done, or will be paid with an advance. */
    private static String described(Map<String, Object> values) {
        String text = String.valueOf(values.getOrDefault("done", values.get("plan")));
        return text.length() > DESCRIBED ? text.substring(0, DESCRIBED) + "…" : text;
    }

    private static Money euro(Object value) {
        BigDecimal amount = value instanceof Number number ? new BigDecimal(number.toString()) : BigDecimal.ZERO;
        return Money.of(CurrencyUnit.EUR, amount);
    }
}
