package lv.leader.eps;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import lv.leader.challenge.Challenges;
import lv.leader.decision.FundingDecisions;
import lv.leader.register.Decision;
import lv.leader.register.DecisionRegister;
import org.springframework.stereotype.Component;

/** The applicant tells that the court has the answer to their challenge. */
@Component
class CourtPaper implements Paper.OnCase {

    private final Challenges challenges;
    private final FundingDecisions decisions;
    private final DecisionRegister register;
    private final Clock clock;

    CourtPaper(Challenges challenges, FundingDecisions decisions, DecisionRegister register, Clock clock) {
        this.challenges = challenges;
        this.decisions = decisions;
        this.register = register;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return "court-appeal";
    }

    @Override
    public List<Possible> possible(Standing standing) {
        UUID application = standing.application().id();
        return decisions
                .decisionOn(application)
                .filter(decision -> isAnswered(application, decision.id()))
                .filter(decision -> challenges.appeals(application).stream()
                        .noneMatch(appeal -> appeal.decision().equals(decision.id())))
                .map(decision -> challenges.courtUntil(application))
                .filter(until -> !clock.instant().isAfter(until))
                .map(until -> List.of(possible(standing, until)))
                .orElse(List.of());
    }

    /** What annulled the decision leaves nothing for the court. */
    private boolean isAnswered(UUID application, UUID decision) {
        return register.of(application).stream()
                .filter(answer -> answer.kind().equals("challenge") && decision.equals(answer.corrects()))
                .map(Decision::outcome)
                .anyMatch(outcome -> !outcome.equals("annulled"));
    }

    @Override
    public UUID send(Draft draft, Map<String, Object> values, Applicant person) {
        challenges.appeal(draft.subject(), String.valueOf(values.get("reference")), person.getName());
        return draft.subject();
    }
}
