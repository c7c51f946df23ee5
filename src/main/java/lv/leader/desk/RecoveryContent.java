package lv.leader.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import lv.leader.engine.TaskDesk.OpenTask;
import lv.leader.recovery.Recoveries;
import lv.leader.recovery.Recovery;
import lv.leader.recovery.Repayments;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What is to be repaid, how it was computed, and what the beneficiary says. */
@Component
@Order(-1)
class RecoveryContent implements CaseContent {

    private final Recoveries recoveries;
    private final Repayments repayments;
    private final DeskLanguage language;

    RecoveryContent(Recoveries recoveries, Repayments repayments, DeskLanguage language) {
        this.recoveries = recoveries;
        this.repayments = repayments;
        this.language = language;
    }

    @Override
    public List<Section> of(OpenTask task) {
        return task.process().equals("recovery")
                ? sections(new Wording(language, "recovery"), task.caseId())
                : List.of();
    }

    private List<Section> sections(Wording words, UUID application) {
        List<Section> sections = new ArrayList<>();
        recoveries.latest(application).ifPresent(recovery -> sections.add(amount(words, recovery)));
        sections.add(words.table(
                "explanations",
                List.of("explanation", "explained-by", "explained-at"),
                recoveries.explanations(application).stream()
                        .map(said -> words.row(said.explanation(), said.explainedBy(), said.explainedAt()))
                        .toList()));
        return sections;
    }

    private Section amount(Wording words, Recovery recovery) {
        return words.facts(
                "recovery",
                words.fact("paid", recovery.paid()),
                words.fact("share", Wording.percent(language.value(recovery.share()))),
                words.fact("amount", recovery.amount()),
                words.fact("left", repayments.left(recovery.application())));
    }
}
