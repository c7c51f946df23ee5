package lv.leader.application;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import lv.leader.calendar.LegalCalendar;
import lv.leader.call.Calls;
import lv.leader.engine.TaskCheck;
import lv.leader.party.Conflict;
import lv.leader.party.Parties;
import lv.leader.refusal.Refusal;
import org.springframework.stereotype.Component;

/**
 * Ties between staff and applicants that the register of parties knows: who has one neither reads, scores, votes nor
 * decides, whatever was declared (2021/1060 art. 33(3)(b)).
 */
@Component
public class Interests implements TaskCheck {

    /** Their cases are no application; who checks a claim is asked about by its own step. Any other is looked up. */
    private static final Set<String> OF_NO_APPLICATION = Set.of(
            "strategy",
            "strategy-amendment",
            "strategy-selection",
            "strategy-midterm",
            "call",
            "call-agreement",
            "call-change",
            "action-assessment",
            "evaluator-replacement",
            "late-interest",
            "payment-claim",
            "payment-run");

    private final ApplicationMapper applications;
    private final Calls calls;
    private final Parties parties;
    private final Clock clock;

    Interests(ApplicationMapper applications, Calls calls, Parties parties, Clock clock) {
        this.applications = applications;
        this.calls = calls;
        this.parties = parties;
        this.clock = clock;
    }

    /** {@code interest.detected} where a member of staff is tied to the application's applicant today. */
    public Optional<Refusal> against(UUID application, String person) {
        return applications.find(application).flatMap(found -> {
            String lag = calls.terms(found.callAction()).lag();
            return ties(person, List.of(found.applicant()), lag).stream()
                    .findFirst()
                    .map(tie -> Refusal.of("interest.detected", "path", tie.path()));
        });
    }

    /**
     * Ties of a member of staff to applicants of a LAG's round today. To belong to the group is no tie: its members are
     * whom it is there for.
     */
    public List<Conflict> ties(String person, Collection<UUID> applicants, String lag) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), LegalCalendar.RIGA);
        Optional<UUID> group = parties.ofLocalActionGroup(lag);
        return parties
                .ofUser(person)
                .map(party -> parties.conflicts(party.id(), applicants, today))
                .orElse(List.of())
                .stream()
                .filter(tie -> group.isEmpty() || !group.get().equals(tie.over()))
                .toList();
    }

    /** An evaluator in whom a tie comes up completes without a sheet, see the assessment; nobody else completes. */
    @Override
    public Optional<Refusal> check(TaskToComplete task) {
        return task.process().equals("assessment") || OF_NO_APPLICATION.contains(task.process())
                ? Optional.empty()
                : against(task.caseId(), task.person());
    }
}
