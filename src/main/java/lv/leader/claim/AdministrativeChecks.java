package lv.leader.claim;

import com.fasterxml.jackson.core.type.TypeReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import lv.leader.claim.AdministrativeCheck.Line;
import lv.leader.clarification.Clarifications;
import lv.leader.database.FormDrafts;
import lv.leader.database.Ids;
import lv.leader.refusal.Refusal;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The administrative check of payment requests (809/2014 art. 48(3)): kept while it is written, recorded for good when the
 * officer completes the task.
 */
@Component
public class AdministrativeChecks {

    /** Codes of why less than the claimed amount of a line is accepted. */
    public static final List<String> REASONS = List.of(
            "not-approved",
            "above-approved",
            "no-invoice",
            "not-paid",
            "outside-term",
            "not-delivered",
            "procurement",
            "unreasonable-price",
            "vat",
            "financed-twice",
            "miscalculated");

    private static final String FORM = "claim-check";

    private static final TypeReference<AdministrativeCheck> CHECK = new TypeReference<>() {};

    private final AdministrativeCheckMapper mapper;
    private final ClaimMapper claims;
    private final Clarifications clarifications;
    private final FormDrafts drafts;

    AdministrativeChecks(
            AdministrativeCheckMapper mapper, ClaimMapper claims, Clarifications clarifications, FormDrafts drafts) {
        this.mapper = mapper;
        this.claims = claims;
        this.clarifications = clarifications;
        this.drafts = drafts;
    }

    /** What stands written; every line of the request is there, checked or not. */
    public AdministrativeCheck draft(UUID claim) {
        AdministrativeCheck written =
                drafts.find(FORM, claim, FormDrafts.ANYBODY, CHECK).orElseGet(AdministrativeCheck::empty);
        Map<Integer, Line> lines = written.lines().stream()
                .collect(Collectors.toMap(Line::position, Function.identity(), (first, second) -> second));
        return new AdministrativeCheck(
                written.result(),
                claims.lines(claim).stream()
                        .map(line -> lines.getOrDefault(line.position(), new Line(line.position(), null, null)))
                        .toList(),
                written.delivered(),
                written.difference(),
                written.question(),
                written.remarks());
    }

    /** Keeps what is written, whole or half-finished. */
    @Transactional
    public void write(UUID claim, AdministrativeCheck check) {
        drafts.keep(FORM, claim, FormDrafts.ANYBODY, check);
    }

    /** Whether somebody began to write the check here; what other systems check comes with its lines at once. */
    boolean isWritten(UUID claim) {
        return drafts.find(FORM, claim, FormDrafts.ANYBODY, CHECK).isPresent();
    }

    /** What is still missing or wrong before the check can be completed with this result; empty when nothing is. */
    public List<Refusal> missing(UUID claim, String result) {
        AdministrativeCheck check = draft(claim);
        if (result == null || result.isBlank()) {
            return List.of(Refusal.of("claim.no-result"));
        }
        return switch (result) {
            case "accept" -> againstAccepting(claims.find(claim).orElseThrow(), check);
            case "clarify" -> unless(isFilled(check.question()), "clarification.no-question");
            default -> unless(isFilled(check.remarks()), "claim.no-refusal-reasons");
        };
    }

    private List<Refusal> againstAccepting(Claim claim, AdministrativeCheck check) {
        Map<Integer, PaymentRequest.Line> claimed = claims.lines(claim.id()).stream()
                .collect(Collectors.toMap(PaymentRequest.Line::position, Function.identity()));
        List<Refusal> missing = new ArrayList<>();
        for (Line line : check.lines()) {
            against(line, claimed.get(line.position())).ifPresent(missing::add);
        }
        // An advance is paid before anything is built: there is nothing to compare yet.
        if (!claim.kind().equals("advance")) {
            missing.addAll(unless(isFilled(check.delivered()), "claim.not-compared"));
            missing.addAll(unless(
                    !"differs".equals(check.delivered()) || isFilled(check.difference()), "claim.no-difference"));
        }
        return missing;
    }

    private static Optional<Refusal> against(Line line, PaymentRequest.Line claimed) {
        if (line.accepted() == null) {
            return Optional.of(Refusal.of("claim.line-unchecked", "line", line.position()));
        }
        if (line.accepted().isNegative()) {
            return Optional.of(Refusal.of("claim.negative", "line", line.position()));
        }
        if (line.accepted().isGreaterThan(claimed.amount())) {
            return Optional.of(
                    Refusal.of("claim.more-than-claimed", "line", line.position(), "claimed", claimed.amount()));
        }
        boolean reasonGiven = line.reason() != null && REASONS.contains(line.reason());
        return line.accepted().isLessThan(claimed.amount()) && !reasonGiven
                ? Optional.of(Refusal.of("claim.no-reason", "line", line.position()))
                : Optional.empty();
    }

    /**
     * The check as written becomes the one that counts: asked by the engine when the task is completed. The lines stay
     * for the next time; its result has to be said anew.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(UUID claim, String person) {
        if (!isWritten(claim)) {
            return;
        }
        AdministrativeCheck check = draft(claim);
        UUID id = Ids.next();
        mapper.record(id, claim, person, check);
        if ("accept".equals(check.result())) {
            claims.checkLines(
                    id,
                    check.lines().stream()
                            .map(line -> new CheckedLine(
                                    line.position(), line.accepted(), line.reason() == null ? "" : line.reason()))
                            .toList());
        }
        if ("clarify".equals(check.result())) {
            clarifications.prepare(claim, person, check.question());
        }
        write(
                claim,
                new AdministrativeCheck(
                        null, check.lines(), check.delivered(), check.difference(), null, check.remarks()));
    }

    /** All checks of a request that were completed, in order. */
    public List<RecordedCheck> of(UUID claim) {
        return mapper.of(claim);
    }

    /** The newest one; empty before the first. */
    Optional<RecordedCheck> latest(UUID claim) {
        return of(claim).stream().reduce((earlier, later) -> later);
    }

    private static List<Refusal> unless(boolean done, String code) {
        return done ? List.of() : List.of(Refusal.of(code));
    }

    private static boolean isFilled(String text) {
        return text != null && !text.isBlank();
    }
}
