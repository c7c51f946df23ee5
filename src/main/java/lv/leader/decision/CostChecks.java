package lv.leader.decision;

import com.fasterxml.jackson.core.type.TypeReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import lv.leader.application.Applications;
import lv.leader.application.CostLine;
import lv.leader.clarification.Clarifications;
import lv.leader.database.FormDrafts;
import lv.leader.database.Ids;
import lv.leader.decision.CostCheck.Line;
import lv.leader.refusal.Refusal;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Whether the costs applied for are eligible and reasonable, line by line (809/2014 art. 48(2)(e)): kept while it is written,
 * recorded for good when the officer completes the task.
 */
@Component
public class CostChecks {

    /** Codes of what shows that a price is reasonable. */
    public static final List<String> BASES = List.of("offers", "reference-costs", "market", "budget");

    /** Codes of why less of a cost is eligible than applied for. */
    public static final List<String> REASONS = List.of(
            "not-eligible",
            "above-lowest-offer",
            "above-reference",
            "not-needed",
            "offers-missing",
            "related-supplier",
            "vat",
            "before-submission",
            "financed-twice",
            "miscalculated");

    /** Codes of what can be wrong with applicant and costs together. */
    public static final List<String> FINDINGS = List.of(
            "not-eligible-applicant",
            "ineligible-costs",
            "double-financing",
            "tax-debt",
            "in-difficulty",
            "de-minimis-exceeded");

    private static final String ELIGIBLE = "eligible";

    private static final String FORM = "cost-check";

    private static final TypeReference<CostCheck> CHECK = new TypeReference<>() {};

    private final CostCheckMapper mapper;
    private final Applications applications;
    private final Clarifications clarifications;
    private final FormDrafts drafts;

    CostChecks(CostCheckMapper mapper, Applications applications, Clarifications clarifications, FormDrafts drafts) {
        this.mapper = mapper;
        this.applications = applications;
        this.clarifications = clarifications;
        this.drafts = drafts;
    }

    /** What stands written; every cost of the application is there, checked or not. */
    public CostCheck draft(UUID application) {
        CostCheck written =
                drafts.find(FORM, application, FormDrafts.ANYBODY, CHECK).orElseGet(CostCheck::empty);
        Map<Integer, Line> lines = written.lines().stream()
                .collect(Collectors.toMap(Line::position, Function.identity(), (first, second) -> second));
        return new CostCheck(
                written.costs(),
                applications.costs(application).stream()
                        .map(cost -> lines.getOrDefault(cost.position(), new Line(cost.position(), null, null, null)))
                        .toList(),
                written.finding(),
                written.question(),
                written.reasons());
    }

    /** Keeps what is written, whole or half-finished. */
    @Transactional
    public void write(UUID application, CostCheck check) {
        drafts.keep(FORM, application, FormDrafts.ANYBODY, check);
    }

    /** What is still missing or wrong before the check can be completed with this result; empty when nothing is. */
    public List<Refusal> missing(UUID application, String result) {
        CostCheck check = draft(application);
        if (isBlank(result)) {
            return List.of(Refusal.of("decision.no-cost-result"));
        }
        List<Refusal> missing = new ArrayList<>();
        switch (result) {
            case ELIGIBLE -> {
                missing.addAll(lines(application, check));
                if (missing.isEmpty() && !check.eligible().isPositive()) {
                    missing.add(Refusal.of("decision.no-eligible-cost"));
                }
                requireReasons(check, missing);
            }
            case "clarify" -> {
                if (isBlank(check.question())) {
                    missing.add(Refusal.of("clarification.no-question"));
                }
            }
            default -> {
                if (isNone(FINDINGS, check.finding())) {
                    missing.add(Refusal.of("decision.no-finding"));
                }
                requireReasons(check, missing);
            }
        }
        return missing;
    }

    private static void requireReasons(CostCheck check, List<Refusal> missing) {
        if (isBlank(check.reasons())) {
            missing.add(Refusal.of("decision.no-cost-reasons"));
        }
    }

    private List<Refusal> lines(UUID application, CostCheck check) {
        Map<Integer, CostLine> applied = applications.costs(application).stream()
                .collect(Collectors.toMap(CostLine::position, Function.identity()));
        return check.lines().stream()
                .map(line -> against(line, applied.get(line.position())))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Refusal> against(Line line, CostLine applied) {
        if (line.eligible() == null || line.eligible().isNegative()) {
            return Optional.of(Refusal.of("decision.line-unchecked", "line", line.position()));
        }
        if (line.eligible().isGreaterThan(applied.eligible())) {
            return Optional.of(Refusal.of(
                    "decision.more-than-applied",
                    "line",
                    line.position(),
                    "given",
                    line.eligible(),
                    "applied",
                    applied.eligible()));
        }
        if (line.eligible().isLessThan(applied.eligible()) && isNone(REASONS, line.reason())) {
            return Optional.of(Refusal.of("decision.no-cut-reason", "line", line.position()));
        }
        return line.eligible().isPositive() && isNone(BASES, line.basis())
                ? Optional.of(Refusal.of("decision.no-price-basis", "line", line.position()))
                : Optional.empty();
    }

    /** The check as written becomes the one that counts; its result has to be said anew the next time. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(UUID application, String person) {
        CostCheck check = draft(application);
        UUID id = Ids.next();
        mapper.record(id, application, person, check);
        if (ELIGIBLE.equals(check.costs())) {
            mapper.recordLines(id, check.lines());
        }
        if ("clarify".equals(check.costs())) {
            clarifications.prepare(application, person, check.question());
        }
        write(application, new CostCheck(null, check.lines(), check.finding(), null, check.reasons()));
    }

    /** All checks of an application's costs that were completed, in order. */
    public List<RecordedCostCheck> of(UUID application) {
        return mapper.of(application);
    }

    /** The newest one; empty before the first. */
    public Optional<RecordedCostCheck> latest(UUID application) {
        return of(application).stream().reduce((earlier, later) -> later);
    }

    /** What a check found eligible, cost by cost; nothing where its result was another. */
    public List<Line> lines(RecordedCostCheck check) {
        return mapper.lines(check.id());
    }

    private static boolean isNone(List<String> codes, String code) {
        return code == null || !codes.contains(code);
    }

    private static boolean isBlank(String text) {
        return text == null || text.isBlank();
    }
}
