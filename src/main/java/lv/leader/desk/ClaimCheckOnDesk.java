package lv.leader.desk;

import java.math.BigDecimal;
import java.security.Principal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import lv.leader.application.Applications;
import lv.leader.application.Interests;
import lv.leader.application.ProjectCase;
import lv.leader.claim.AdministrativeCheck;
import lv.leader.claim.AdministrativeChecks;
import lv.leader.claim.Claim;
import lv.leader.claim.Claims;
import lv.leader.claim.Examination;
import lv.leader.claim.Examinations;
import lv.leader.claim.PaymentRequest;
import lv.leader.decision.Approval;
import lv.leader.decision.Approvals;
import lv.leader.desk.CaseContent.Fact;
import lv.leader.engine.Answers;
import lv.leader.engine.TaskDesk;
import lv.leader.engine.TaskDesk.OpenTask;
import lv.leader.ledger.Account;
import lv.leader.ledger.Ledger;
import lv.leader.refusal.Refusal;
import org.joda.money.Money;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** A payment request while an officer checks it, line by line and against what was approved. */
@RestController
@RequestMapping("/api/desk/tasks/{taskId}/claim-check")
class ClaimCheckOnDesk {

    private final TaskDesk desk;
    private final Claims claims;
    private final AdministrativeChecks checks;
    private final Examinations examinations;
    private final Applications applications;
    private final Interests interests;
    private final Approvals approvals;
    private final Ledger ledger;
    private final Answers answers;
    private final FilledForms filled;
    private final DeskLanguage language;

    ClaimCheckOnDesk(
            TaskDesk desk,
            Claims claims,
            AdministrativeChecks checks,
            Examinations examinations,
            Applications applications,
            Interests interests,
            Approvals approvals,
            Ledger ledger,
            Answers answers,
            FilledForms filled,
            DeskLanguage language) {
        this.desk = desk;
        this.claims = claims;
        this.checks = checks;
        this.examinations = examinations;
        this.applications = applications;
        this.interests = interests;
        this.approvals = approvals;
        this.ledger = ledger;
        this.answers = answers;
        this.filled = filled;
        this.language = language;
    }

    /**
     * A line of the request.
     *
     * @param reduced whether less than the claimed amount is accepted
     */
    record Row(int position, String description, Money amount, Money accepted, String reason, boolean reduced) {}

    /** What was granted, paid and is left. */
    record Grant(
            String number,
            String title,
            String beneficiary,
            Money eligibleCost,
            Money support,
            String due,
            Money paid,
            Money left) {}

    /**
     * What the reduction rule makes of it.
     *
     * @param claimed support on the claim and the grant decision, (a) of 809/2014 art. 63
     * @param examined support on what is accepted, (b)
     * @param excess of (a) over (b), per cent of (b); null where nothing is accepted
     */
    record Outcome(Money claimed, Money examined, BigDecimal excess, Money penalty, Money payable) {}

    /**
     * A request as its check shows it.
     *
     * @param told what the beneficiary wrote
     * @param compares whether anything was to be built or done yet
     * @param asks whether the beneficiary is asked
     * @param differs whether what was done differs from what was approved
     */
    record Content(
            String kind,
            String iban,
            Grant grant,
            List<Fact> told,
            boolean compares,
            boolean asks,
            boolean differs,
            String result,
            List<Row> lines,
            List<Choice> reasons,
            Money claimedCost,
            Money acceptedCost,
            Outcome outcome,
            String delivered,
            String difference,
            String question,
            String remarks,
            List<String> givenBack,
            List<String> missing) {}

    @GetMapping
    Content read(@PathVariable String taskId, Principal person) {
        return content(checked(taskId, person).caseId());
    }

    /** Keeps whatever is written; what is missing does not stop it. */
    @PutMapping
    Content write(@PathVariable String taskId, @RequestBody AdministrativeCheck check, Principal person) {
        UUID claim = checked(taskId, person).caseId();
        checks.write(claim, check);
        return content(claim);
    }

    private OpenTask checked(String taskId, Principal person) {
        OpenTask task = desk.of(taskId, person.getName());
        if (!task.is("payment-claim", "Task_CheckClaim")) {
            throw Refusal.of("desk.not-here").asException();
        }
        UUID project = claims.find(task.caseId()).orElseThrow().application();
        interests.against(project, person.getName()).ifPresent(refusal -> {
            throw refusal.asException();
        });
        return task;
    }

    private Content content(UUID id) {
        Claim claim = claims.find(id).orElseThrow();
        AdministrativeCheck check = checks.draft(id);
        Wording words = new Wording(language, "claim-check");
        return new Content(
                words.code("kind", claim.kind()),
                claim.iban(),
                grant(applications.project(claim.application())),
                filled.facts("payment-request", claims.content(id)),
                !claim.kind().equals("advance"),
                "clarify".equals(check.result()),
                "differs".equals(check.delivered()),
                check.result(),
                rows(id, check),
                AdministrativeChecks.REASONS.stream()
                        .map(reason -> new Choice(reason, words.code("reason", reason)))
                        .toList(),
                claim.claimedCost(),
                check.accepted(),
                outcome(examinations.foresee(id, check.accepted())),
                check.delivered(),
                check.difference(),
                check.question(),
                check.remarks(),
                givenBack(id, words),
                language.texts(checks.missing(id, check.result())));
    }

    private Grant grant(ProjectCase project) {
        Approval approval = approvals.of(project.id()).orElseThrow();
        LocalDate due = approval.implementationDue();
        return new Grant(
                project.application().number(),
                project.application().title(),
                project.applicant().name(),
                approval.eligibleCost(),
                approval.support(),
                language.value(due),
                ledger.balance(project.account(Account.Kind.PAID)),
                ledger.balance(project.account(Account.Kind.COMMITTED)));
    }

    private List<Row> rows(UUID claim, AdministrativeCheck check) {
        Map<Integer, PaymentRequest.Line> claimed = claims.lines(claim).stream()
                .collect(Collectors.toMap(PaymentRequest.Line::position, Function.identity()));
        return check.lines().stream()
                .map(line -> {
                    PaymentRequest.Line asked = claimed.get(line.position());
                    return new Row(
                            line.position(),
                            asked.description(),
                            asked.amount(),
                            line.accepted(),
                            line.reason(),
                            line.accepted() != null && line.accepted().isLessThan(asked.amount()));
                })
                .toList();
    }

    private static Outcome outcome(Examination foreseen) {
        return new Outcome(
                foreseen.claimedSupport(),
                foreseen.examinedSupport(),
                foreseen.excess().orElse(null),
                foreseen.penalty(),
                foreseen.payable());
    }

    /** Who gave the check back last, and what must change; nothing where the last word was another one. */
    private List<String> givenBack(UUID claim, Wording words) {
        List<Answers.Answer> said = answers.of(claim);
        List<String> back = new ArrayList<>();
        if (!said.isEmpty()) {
            Answers.Answer last = said.get(said.size() - 1);
            if (last.answers().containsValue("return")) {
                back.add(words.word(last.task()) + " (" + last.answeredBy() + ", " + language.value(last.answeredAt())
                        + "): " + last.text("remarks"));
            }
        }
        return back;
    }
}
