package lv.leader.strategy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import lv.leader.access.Group;
import lv.leader.access.People;
import lv.leader.calendar.LegalCalendar;
import lv.leader.database.LeaderClock;
import lv.leader.engine.Answers;
import lv.leader.party.Parties;
import lv.leader.party.Party;
import lv.leader.refusal.Refusal;
import org.springframework.stereotype.Component;

/** The committee that selects strategies: who sits on it, who is free of interest, and until when they act. */
@Component
public class Committee {

    private final StrategyMapper mapper;
    private final StrategyLaw law;
    private final People people;
    private final Parties parties;
    private final Answers answers;
    private final LegalCalendar calendar;
    private final LeaderClock clock;

    Committee(
            StrategyMapper mapper,
            StrategyLaw law,
            People people,
            Parties parties,
            Answers answers,
            LegalCalendar calendar,
            LeaderClock clock) {
        this.mapper = mapper;
        this.law = law;
        this.people = people;
        this.parties = parties;
        this.answers = answers;
        this.calendar = calendar;
        this.clock = clock;
    }

    /** All members of the committee. */
    public List<String> members() {
        return people.inGroup(Group.COMMITTEE, null);
    }

    /** The members who declared no interest and in whom none is found. */
    public List<String> assessors(UUID strategy) {
        return members().stream()
                .filter(member -> bar(strategy, member).isEmpty())
                .toList();
    }

    /**
     * Why a member may neither read, assess nor vote: {@code interest.not-declared}, {@code interest.declared} or
     * {@code interest.detected}; empty for who is free (2021/1060 art. 33(3)(b)).
     */
    public Optional<Refusal> bar(UUID strategy, String member) {
        // What was declared about an earlier version says nothing about this one.
        Instant handedIn = mapper.current(strategy).orElseThrow().handedInAt();
        String declared = answers.of(strategy).stream()
                .filter(answer -> answer.task().equals("Task_DeclareInterest")
                        && answer.answeredBy().equals(member)
                        && handedIn != null
                        && !answer.answeredAt().isBefore(handedIn))
                .reduce((earlier, later) -> later)
                .map(answer -> answer.text("interest"))
                .orElse("");
        if (declared.isEmpty()) {
            return Optional.of(Refusal.of("interest.not-declared"));
        }
        return declared.equals("none") ? detected(strategy, member) : Optional.of(Refusal.of("interest.declared"));
    }

    private Optional<Refusal> detected(UUID strategy, String member) {
        String lag = mapper.find(strategy).orElseThrow().lag();
        Optional<UUID> person = parties.ofUser(member).map(Party::id);
        Optional<UUID> group = parties.ofLocalActionGroup(lag);
        if (person.isEmpty() || group.isEmpty()) {
            return Optional.empty();
        }
        return parties.conflicts(person.get(), List.of(group.get()), today()).stream()
                .findFirst()
                .map(conflict -> Refusal.of("interest.detected", "path", conflict.path()));
    }

    /** First moment at which a declaration comes too late: who has not declared by then neither assesses nor votes. */
    public Instant declarationsDue(UUID strategy) {
        return afterWorkingDays(strategy, "committee.declareWithin");
    }

    /** First moment at which an assessment comes too late: what is not signed by then does not count. */
    public Instant assessmentsDue(UUID strategy) {
        return afterWorkingDays(strategy, "committee.assessWithin");
    }

    private Instant afterWorkingDays(UUID strategy, String term) {
        int days = law.of(strategy).number(term).intValueExact();
        return calendar.afterDay(calendar.plusWorkingDays(today(), days));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), LegalCalendar.RIGA);
    }
}
