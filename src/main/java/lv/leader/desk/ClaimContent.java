package lv.leader.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import lv.leader.claim.AdministrativeChecks;
import lv.leader.claim.CheckedLine;
import lv.leader.claim.Claim;
import lv.leader.claim.Claims;
import lv.leader.claim.Examination;
import lv.leader.claim.Examinations;
import lv.leader.claim.LineChecks;
import lv.leader.claim.RecordedCheck;
import lv.leader.engine.TaskDesk.OpenTask;
import lv.leader.payment.Payment;
import lv.leader.payment.Payments;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** A payment request: what is asked for, what was accepted, what is payable; and the project's other requests. */
@Component
@Order(-1)
class ClaimContent implements CaseContent {

    private final Claims claims;
    private final LineChecks lines;
    private final AdministrativeChecks checks;
    private final Examinations examinations;
    private final Payments payments;
    private final FilledForms filled;
    private final DeskLanguage language;

    ClaimContent(
            Claims claims,
            LineChecks lines,
            AdministrativeChecks checks,
            Examinations examinations,
            Payments payments,
            FilledForms filled,
            DeskLanguage language) {
        this.claims = claims;
        this.lines = lines;
        this.checks = checks;
        this.examinations = examinations;
        this.payments = payments;
        this.filled = filled;
        this.language = language;
    }

    @Override
    public List<Section> of(OpenTask task) {
        Wording words = new Wording(language, "claim-check");
        return switch (task.process()) {
            case "payment-claim" ->
                claims.find(task.caseId()).map(claim -> sections(words, claim)).orElse(List.of());
            case "implementation", "amendment" -> List.of(requests(words, task.caseId()));
            default -> List.of();
        };
    }

    private List<Section> sections(Wording words, Claim claim) {
        List<Section> sections = new ArrayList<>();
        sections.add(words.facts(
                "request",
                words.fact("request-number", claim.number()),
                words.fact("kind", words.code("kind", claim.kind())),
                words.fact("claimed-cost", claim.claimedCost()),
                words.fact("iban", claim.iban()),
                words.fact("submitted", claim.submittedAt())));
        sections.add(Section.of(words.word("delivery"), filled.facts("payment-request", claims.content(claim.id()))));
        sections.add(lines(words, claim.id()));
        latest(claim.id()).ifPresent(check -> sections.add(check(words, check)));
        examinations.of(claim.id()).ifPresent(result -> sections.add(outcome(words, result)));
        sections.add(requests(words, claim.application()));
        return sections;
    }

    private Optional<RecordedCheck> latest(UUID claim) {
        return checks.of(claim).stream().reduce((earlier, later) -> later);
    }

    private Section lines(Wording words, UUID claim) {
        Map<Integer, CheckedLine> accepted =
                lines.of(claim).stream().collect(Collectors.toMap(CheckedLine::position, Function.identity()));
        return words.table(
                "lines",
                List.of("line", "claimed-cost", "accepted-cost", "reason"),
                claims.lines(claim).stream()
                        .map(line -> {
                            Optional<CheckedLine> checked = Optional.ofNullable(accepted.get(line.position()));
                            return words.row(
                                    line.position() + ". " + line.description(),
                                    line.amount(),
                                    checked.map(CheckedLine::accepted).orElse(null),
                                    checked.map(CheckedLine::reason)
                                            .map(reason -> words.code("reason", reason))
                                            .orElse(null));
                        })
                        .toList());
    }

    private Section check(Wording words, RecordedCheck check) {
        return words.facts(
                "check",
                words.fact("result-of-check", words.code("result", check.result())),
                words.fact("checked-by", check.checkedBy()),
                words.fact("checked-at", check.checkedAt()),
                words.fact("delivered", words.code("delivered", check.delivered())),
                words.fact("difference", check.difference()),
                words.fact("remarks", check.remarks()));
    }

    private Section outcome(Wording words, Examination result) {
        return words.facts(
                "examined",
                words.fact("support-claimed", result.claimedSupport()),
                words.fact("support-examined", result.examinedSupport()),
                words.fact("excess", result.excess().orElse(null)),
                words.fact("penalty", result.penalty()),
                words.fact("payable", result.payable()));
    }

    /** All requests of a project with what became of them. */
    private Section requests(Wording words, UUID project) {
        Map<UUID, Payment> paid =
                payments.of(project).stream().collect(Collectors.toMap(Payment::claim, Function.identity()));
        return words.table(
                "requests",
                List.of("request-number", "kind", "submitted", "claimed-cost", "payable", "payment"),
                claims.ofProject(project).stream()
                        .map(claim -> {
                            Optional<Payment> payment = Optional.ofNullable(paid.get(claim.id()));
                            return words.row(
                                    String.valueOf(claim.number()),
                                    words.code("kind", claim.kind()),
                                    claim.submittedAt(),
                                    claim.claimedCost(),
                                    payment.map(Payment::amount).orElse(null),
                                    payment.map(Payment::state)
                                            .map(state -> words.code("state", state))
                                            .orElse(null));
                        })
                        .toList());
    }
}
