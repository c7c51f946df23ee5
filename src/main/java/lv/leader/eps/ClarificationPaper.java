package lv.leader.eps;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import lv.leader.claim.Claim;
import lv.leader.claim.Claims;
import lv.leader.clarification.Clarification;
import lv.leader.clarification.Clarifications;
import org.springframework.stereotype.Component;

/** The answer to a question about an application or one of its payment requests. */
@Component
class ClarificationPaper implements Paper.Awaited {

    private final Clarifications clarifications;
    private final Claims claims;

    ClarificationPaper(Clarifications clarifications, Claims claims) {
        this.clarifications = clarifications;
        this.claims = claims;
    }

    @Override
    public String kind() {
        return "clarification-answer";
    }

    @Override
    public UUID caseOf(UUID subject) {
        UUID asked = clarifications.find(subject).map(Clarification::caseId).orElse(subject);
        return claims.find(asked).map(Claim::application).orElse(asked);
    }

    @Override
    public String about(UUID subject) {
        return clarifications.find(subject).map(Clarification::question).orElse(null);
    }

    @Override
    public List<Possible> possible(List<Standing> standings) {
        Map<UUID, UUID> applications = new HashMap<>();
        standings.forEach(one ->
                applications.put(one.application().id(), one.application().id()));
        claims.ofProjects(List.copyOf(applications.keySet()))
                .forEach(claim -> applications.put(claim.id(), claim.application()));
        return clarifications.openOf(new ArrayList<>(applications.keySet())).stream()
                .map(asked -> new Possible(
                        kind(),
                        applications.get(asked.caseId()),
                        asked.id(),
                        asked.due().minusMillis(1),
                        asked.question()))
                .toList();
    }

    @Override
    public UUID send(Draft draft, Map<String, Object> values, Applicant person) {
        clarifications.answer(draft.subject(), person.getName(), String.valueOf(values.get("answer")));
        return caseOf(draft.subject());
    }
}
