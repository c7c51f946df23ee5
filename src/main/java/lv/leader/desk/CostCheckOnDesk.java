package lv.leader.desk;

import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import lv.leader.application.Applications;
import lv.leader.application.CostLine;
import lv.leader.application.Interests;
import lv.leader.application.ProjectCase;
import lv.leader.decision.CostCheck;
import lv.leader.decision.CostChecks;
import lv.leader.decision.SupportAmounts;
import lv.leader.engine.TaskDesk;
import lv.leader.engine.TaskDesk.OpenTask;
import lv.leader.refusal.Refusal;
import org.joda.money.Money;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The costs of an application while an officer checks them one by one. */
@RestController
@RequestMapping("/api/desk/tasks/{taskId}/cost-check")
class CostCheckOnDesk {

    private final TaskDesk desk;
    private final CostChecks checks;
    private final SupportAmounts supports;
    private final Applications applications;
    private final Interests interests;
    private final DeskLanguage language;

    CostCheckOnDesk(
            TaskDesk desk,
            CostChecks checks,
            SupportAmounts supports,
            Applications applications,
            Interests interests,
            DeskLanguage language) {
        this.desk = desk;
        this.checks = checks;
        this.supports = supports;
        this.applications = applications;
        this.interests = interests;
        this.language = language;
    }

    /**
     * A cost of the application.
     *
     * @param reduced whether less is eligible than applied for
     */
    record Row(
            int position,
            String item,
            String category,
            Money total,
            String supplier,
            int offers,
            Money applied,
            Money eligible,
            String basis,
            String reason,
            boolean reduced) {}

    /**
     * An application as the check of its costs shows it.
     *
     * @param support what the rules would give for what is eligible so far
     * @param asks whether the applicant is asked
     * @param refuses whether nothing is eligible
     * @param cuts reasons for less than applied for
     */
    record Content(
            String number,
            String title,
            String applicant,
            String kind,
            Money totalCost,
            Money eligibleCost,
            Money requested,
            List<Row> lines,
            Money checkedCost,
            Money support,
            String costs,
            boolean asks,
            boolean refuses,
            String finding,
            String question,
            String reasons,
            List<Choice> bases,
            List<Choice> cuts,
            List<Choice> findings,
            List<String> missing) {}

    @GetMapping
    Content read(@PathVariable String taskId, Principal person) {
        return content(checked(taskId, person).caseId());
    }

    /** Keeps whatever is written; what is missing does not stop it. */
    @PutMapping
    Content write(@PathVariable String taskId, @RequestBody CostCheck check, Principal person) {
        UUID application = checked(taskId, person).caseId();
        checks.write(application, check);
        return content(application);
    }

    private OpenTask checked(String taskId, Principal person) {
        OpenTask task = desk.of(taskId, person.getName());
        if (!task.is("funding-decision", "Task_CheckCosts")) {
            throw Refusal.of("desk.not-here").asException();
        }
        interests.against(task.caseId(), person.getName()).ifPresent(refusal -> {
            throw refusal.asException();
        });
        return task;
    }

    private Content content(UUID application) {
        ProjectCase project = applications.project(application);
        CostCheck check = checks.draft(application);
        Wording words = new Wording(language, "cost-check");
        return new Content(
                project.application().number(),
                project.application().title(),
                project.applicant().name(),
                words.code("kind", project.application().kind()),
                project.application().totalCost(),
                project.application().eligibleCost(),
                project.application().requestedSupport(),
                rows(application, check, words),
                check.eligible(),
                supports.foresee(application, check.eligible()),
                check.costs(),
                "clarify".equals(check.costs()),
                "ineligible".equals(check.costs()),
                check.finding(),
                check.question(),
                check.reasons(),
                choices(CostChecks.BASES, "basis", words),
                choices(CostChecks.REASONS, "reason", words),
                choices(CostChecks.FINDINGS, "finding", words),
                language.texts(checks.missing(application, check.costs())));
    }

    private List<Row> rows(UUID application, CostCheck check, Wording words) {
        Map<Integer, CostLine> applied = applications.costs(application).stream()
                .collect(Collectors.toMap(CostLine::position, Function.identity()));
        return check.lines().stream()
                .map(line -> row(line, applied.get(line.position()), words))
                .toList();
    }

    private static Row row(CostCheck.Line line, CostLine cost, Wording words) {
        return new Row(
                line.position(),
                cost.item(),
                words.code("category", cost.category()),
                cost.total(),
                cost.supplier(),
                cost.offers(),
                cost.eligible(),
                line.eligible(),
                line.basis(),
                line.reason(),
                line.eligible() != null && line.eligible().isLessThan(cost.eligible()));
    }

    private static List<Choice> choices(List<String> codes, String kind, Wording words) {
        return codes.stream()
                .map(code -> new Choice(code, words.code(kind, code)))
                .toList();
    }
}
