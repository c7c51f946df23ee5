package lv.leader.eps;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import lv.leader.application.Applications;
import lv.leader.application.CostLine;
import lv.leader.application.Submission;
import lv.leader.call.Calls;
import lv.leader.engine.FormRows;
import lv.leader.engine.Forms.Option;
import lv.leader.party.Parties;
import lv.leader.refusal.Refusal;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** A project application for an action of a call (step 4). */
@Component
class ApplicationPaper implements Paper {

    static final String KIND = Calls.APPLICATION_FORM;

    private static final String OTHER = "other";

    private final Applications applications;
    private final Calls calls;
    private final Parties parties;
    private final Drafts drafts;
    private final MessageSource messages;

    ApplicationPaper(Applications applications, Calls calls, Parties parties, Drafts drafts, MessageSource messages) {
        this.applications = applications;
        this.calls = calls;
        this.parties = parties;
        this.drafts = drafts;
        this.messages = messages;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Integer formVersion(UUID callAction) {
        return calls.terms(callAction).applicationForm();
    }

    @Override
    public Map<String, List<Option>> options(UUID callAction, Locale reader) {
        List<Option> places = new ArrayList<>();
        parties.territory(calls.terms(callAction).lag())
                .forEach(place -> places.add(new Option(place.atvk(), place.name())));
        places.add(new Option(OTHER, messages.getMessage("eps.other-place", null, reader)));
        return Map.of("municipalities", places);
    }

    @Override
    public List<Refusal> hints(Draft draft) {
        var terms = calls.terms(draft.subject());
        List<Refusal> hints = new ArrayList<>();
        BigDecimal eligible = number(draft.values(), "eligibleCost");
        BigDecimal support = number(draft.values(), "requestedSupport");
        BigDecimal most = eligible.min(terms.cap().getAmount())
                .multiply(terms.intensity())
                .divide(BigDecimal.valueOf(100), 2, RoundingMode.HALF_UP);
        if (eligible.compareTo(terms.cap().getAmount()) > 0) {
            hints.add(Refusal.of("eps.hint.above-cap", "cap", terms.cap()));
        }
        if (eligible.signum() > 0 && support.compareTo(most) > 0) {
            hints.add(Refusal.of(
                    "eps.hint.above-intensity",
                    "most",
                    Money.of(CurrencyUnit.EUR, most),
                    "intensity",
                    terms.intensity().stripTrailingZeros()));
        }
        if (OTHER.equals(draft.values().get("municipality"))) {
            hints.add(Refusal.of("intake.outside-territory"));
        }
        return hints;
    }

    /** The draft's id is the key: however often it is sent, it is one application. */
    @Override
    public UUID send(Draft draft, Map<String, Object> values, Applicant person) {
        String municipality = text(values, "municipality");
        return applications
                .submit(new Submission(
                        draft.id().toString(),
                        calls.terms(draft.subject()).call(),
                        draft.subject(),
                        draft.client(),
                        text(values, "kind"),
                        text(values, "title"),
                        OTHER.equals(municipality) ? text(values, "otherPlace") : municipality,
                        costs(values),
                        euro(values, "requestedSupport"),
                        drafts.write(values)))
                .id();
    }

    private static List<CostLine> costs(Map<String, Object> values) {
        List<CostLine> lines = new ArrayList<>();
        for (Map<String, Object> row : FormRows.of("costs", values)) {
            lines.add(new CostLine(
                    lines.size() + 1,
                    text(row, "category"),
                    text(row, "item"),
                    euro(row, "total"),
                    euro(row, "eligible"),
                    String.valueOf(row.getOrDefault("supplier", "")),
                    number(row, "offers").intValue()));
        }
        return lines;
    }

    private static String text(Map<String, Object> values, String key) {
        return String.valueOf(values.get(key));
    }

    private static Money euro(Map<String, Object> values, String key) {
        return Money.of(CurrencyUnit.EUR, number(values, key));
    }

    /** Zero where no number is written yet. */
    private static BigDecimal number(Map<String, Object> values, String key) {
        return values.get(key) instanceof Number number ? new BigDecimal(number.toString()) : BigDecimal.ZERO;
    }
}
