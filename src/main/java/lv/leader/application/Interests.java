package lv.leader.application;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import lv.leader.calendar.LegalCalendar;
import lv.leader.engine.TaskCheck;
import lv.leader.party.Parties;
import lv.leader.refusal.Refusal;
import org.springframework.stereotype.Component;

/**
 * Ties between staff and applicants that the register of parties knows: who has one neither reads, scores, votes nor
 * decides, whatever was declared (2021/1060 art. 33(3)(b)).
 */
@Component
public class Interests implements TaskCheck {

    private final ApplicationMapper applications;
    private final Parties parties;
    private final Clock clock;

    Interests(ApplicationMapper applications, Parties parties, Clock clock) {
        this.applications = applications;
        this.parties = parties;
        this.clock = clock;
    }

    /** {@code interest.detected} where a member of staff is tied to the application's applicant today. */
    public Optional<Refusal> against(UUID application, String person) {
        return applications.find(application).flatMap(found -> tie(found.applicant(), person));
    }

    private Optional<Refusal> tie(UUID applicant, String person) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), LegalCalendar.RIGA);
        return parties.ofUser(person)
                .flatMap(party -> parties.conflicts(party.id(), List.of(applicant), today).stream()
                        .findFirst())
                .map(conflict -> Refusal.of("interest.detected", "path", conflict.path()));
    }

    /** An evaluator in whom a tie comes up completes without a sheet, see the assessment; nobody else completes. */
    @Override
    public Optional<Refusal> check(TaskToComplete task) {
        return task.process().equals("assessment") ? Optional.empty() : against(task.caseId(), task.person());
    }
}
