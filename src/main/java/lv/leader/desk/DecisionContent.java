package lv.leader.desk;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import lv.leader.assessment.Assessments;
import lv.leader.assessment.Conformity;
import lv.leader.assessment.ConformityDecisions;
import lv.leader.assessment.Result;
import lv.leader.assessment.ScoreSheets;
import lv.leader.decision.RegisterChecks;
import lv.leader.decision.Support;
import lv.leader.decision.SupportAmounts;
import lv.leader.engine.TaskDesk.OpenTask;
import lv.leader.ledger.Account;
import lv.leader.ledger.Ledger;
import lv.leader.refusal.Refusal;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What a decision on funding rests on: the group's opinion, the registers, the computed support. */
@Component
@Order(-1)
class DecisionContent implements CaseContent {

    private static final Set<String> PROCESSES = Set.of("funding-decision", "challenge");

    private final ConformityDecisions conformities;
    private final Assessments assessments;
    private final ScoreSheets sheets;
    private final RegisterChecks registers;
    private final CostSections costs;
    private final SupportAmounts supports;
    private final Ledger ledger;
    private final DeskLanguage language;

    DecisionContent(
            ConformityDecisions conformities,
            Assessments assessments,
            ScoreSheets sheets,
            RegisterChecks registers,
            CostSections costs,
            SupportAmounts supports,
            Ledger ledger,
            DeskLanguage language) {
        this.conformities = conformities;
        this.assessments = assessments;
        this.sheets = sheets;
        this.registers = registers;
        this.costs = costs;
        this.supports = supports;
        this.ledger = ledger;
        this.language = language;
    }

    @Override
    public List<Section> of(OpenTask task) {
        if (!PROCESSES.contains(task.process())) {
            return List.of();
        }
        Wording words = new Wording(language, "decision");
        UUID application = task.caseId();
        List<Section> sections = new ArrayList<>();
        conformities.conformityOf(application).ifPresent(found -> sections.add(opinion(words, found)));
        sections.add(words.table(
                "marks",
                List.of("criterion", "mean", "max"),
                sheets.means(application).stream()
                        .map(mark -> words.row(mark.name(), mark.mean(), mark.maxPoints()))
                        .toList()));
        sections.add(words.table(
                "registers",
                List.of("register", "answer", "details", "asked"),
                registers.answers(application).stream()
                        .map(answer -> words.row(
                                words.code("register", answer.register()),
                                words.word(answer.clear() ? "clear" : "not-clear"),
                                answer.details(),
                                answer.checkedAt()))
                        .toList()));
        sections.addAll(costs.of(application));
        supports.of(application).ifPresent(computed -> sections.add(support(words, application, computed)));
        return sections;
    }

    private Section opinion(Wording words, Conformity found) {
        Optional<Result> result = assessments.resultOf(found.application());
        return words.facts(
                "opinion",
                words.fact("outcome", words.code("outcome", found.outcome())),
                words.fact("rank", found.rank()),
                words.fact(
                        "mean-score",
                        result.filter(Result::accepted).map(Result::mean).orElse(null)),
                words.fact("evaluators", result.map(Result::sheets).orElse(null)),
                words.fact(
                        "not-met", result.map(Result::refusals).map(this::codes).orElse(null)));
    }

    private Section support(Wording words, UUID application, Support computed) {
        return words.facts(
                "support",
                words.fact("eligible-cost", computed.eligibleCost()),
                words.fact("computed", computed.support()),
                words.fact("reserved", ledger.balance(new Account(Account.Kind.RESERVED, application))),
                words.fact("conditions", computed.eligible() ? words.word("all-met") : codes(computed.refusals())));
    }

    private String codes(String codes) {
        return codes.isBlank()
                ? ""
                : String.join(
                        " ",
                        Arrays.stream(codes.split(" "))
                                .map(code -> language.text(Refusal.of(code)))
                                .toList());
    }
}
