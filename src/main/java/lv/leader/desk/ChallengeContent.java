package lv.leader.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import lv.leader.challenge.Challenges;
import lv.leader.decision.FundingDecisions;
import lv.leader.engine.TaskDesk.OpenTask;
import lv.leader.register.Decision;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** A challenged decision beside the reasons against it. */
@Component
@Order(-1)
class ChallengeContent implements CaseContent {

    private final Challenges challenges;
    private final FundingDecisions decisions;
    private final DeskLanguage language;

    ChallengeContent(Challenges challenges, FundingDecisions decisions, DeskLanguage language) {
        this.challenges = challenges;
        this.decisions = decisions;
        this.language = language;
    }

    @Override
    public List<Section> of(OpenTask task) {
        return task.process().equals("challenge")
                ? sections(new Wording(language, "challenge"), task.caseId())
                : List.of();
    }

    private List<Section> sections(Wording words, UUID application) {
        List<Section> sections = new ArrayList<>();
        challenges
                .of(application)
                .forEach(challenge -> sections.add(words.facts(
                        "challenge",
                        words.fact("reasons", challenge.reasons()),
                        words.fact("submitted-by", challenge.submittedBy()),
                        words.fact("submitted-at", challenge.submittedAt()))));
        decisions.decisionOn(application).ifPresent(decision -> sections.add(challenged(words, decision)));
        sections.add(words.table(
                "court",
                List.of("reference", "reported-at"),
                challenges.appeals(application).stream()
                        .map(appeal -> words.row(appeal.reference(), appeal.reportedAt()))
                        .toList()));
        return sections;
    }

    private Section challenged(Wording words, Decision decision) {
        return words.facts(
                "decision",
                words.fact("number", decision.number()),
                words.fact("outcome", words.code("outcome", decision.outcome())),
                words.fact("in-force", decision.inForceFrom()),
                words.fact("basis", decision.legalBasis()),
                words.fact("decision-reasons", decision.reasons()));
    }
}
