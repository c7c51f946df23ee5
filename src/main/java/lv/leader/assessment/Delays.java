package lv.leader.assessment;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import lv.leader.access.Group;
import lv.leader.access.People;
import lv.leader.assessment.EvaluatorLeaving.Cause;
import lv.leader.calendar.LegalCalendar;
import lv.leader.call.CallTerms;
import lv.leader.call.Calls;
import lv.leader.engine.Answers;
import lv.leader.engine.Answers.Answer;
import lv.leader.notice.Notices;
import lv.leader.refusal.Refusal;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The assessment of an action that takes longer than it may: who is told, what is missing, and how it goes on. */
@Component
public class Delays {

    private static final String DECIDING = "Task_DecideOnDelay";

    private final EvaluatorMapper mapper;
    private final Evaluators evaluators;
    private final Replacements replacements;
    private final Calls calls;
    private final RoundLaw law;
    private final LegalCalendar calendar;
    private final Answers answers;
    private final People people;
    private final Notices notices;
    private final Clock clock;

    Delays(
            EvaluatorMapper mapper,
            Evaluators evaluators,
            Replacements replacements,
            Calls calls,
            RoundLaw law,
            LegalCalendar calendar,
            Answers answers,
            People people,
            Notices notices,
            Clock clock) {
        this.mapper = mapper;
        this.evaluators = evaluators;
        this.replacements = replacements;
        this.calls = calls;
        this.law = law;
        this.calendar = calendar;
        this.answers = answers;
        this.people = people;
        this.notices = notices;
        this.clock = clock;
    }

    /** A sheet that is waited for. */
    public record Owed(UUID application, String number, String evaluator) {}

    /** Sheets of the action that are missing, by application. */
    public List<Owed> owed(UUID callAction) {
        return mapper.owed(callAction);
    }

    /** The end of the last day for declarations asked for today. */
    Instant declarationsDue(UUID callAction) {
        int days = law.of(calls.terms(callAction).call())
                .number("lag.declareWithin")
                .intValueExact();
        return calendar.endOfDay(calendar.plusWorkingDays(today(), days));
    }

    /** Tells manager and board that the time is over and work unfinished. */
    @Transactional
    public void tell(UUID callAction, Instant due) {
        CallTerms terms = calls.terms(callAction);
        tell(
                terms,
                List.of(Group.LAG_MANAGER, Group.LAG_BOARD),
                "assessment-late",
                LocalDate.ofInstant(due, LegalCalendar.RIGA),
                "missing",
                owed(callAction).size());
    }

    /** What speaks against the manager's decision: a day that is over, nobody named, somebody whose sheets are all there. */
    Optional<Refusal> objection(UUID callAction, Map<String, Object> answered) {
        LocalDate newEnd = day(answered.get("newEnd"));
        if (!newEnd.isAfter(today())) {
            return Optional.of(Refusal.of("assessment.new-end-over", "day", newEnd));
        }
        if (!"replace".equals(answered.get("outcome"))) {
            return Optional.empty();
        }
        List<String> silent = owed(callAction).stream()
                .map(Owed::evaluator)
                .distinct()
                .sorted()
                .toList();
        List<String> named = Evaluators.named(String.valueOf(answered.getOrDefault("evaluators", "")))
                .toList();
        if (named.isEmpty() || !silent.containsAll(named)) {
            return Optional.of(Refusal.of(
                    "assessment.not-silent",
                    "names",
                    named.isEmpty() ? "–" : String.join(", ", named),
                    "silent",
                    silent.isEmpty() ? "–" : String.join(", ", silent)));
        }
        return Optional.empty();
    }

    /**
     * Does what the manager decided and tells the board why.
     *
     * @return the end of the new last day
     */
    @Transactional
    public Instant record(UUID callAction) {
        Answer answer = answers.latest(callAction, DECIDING).orElseThrow();
        LocalDate newEnd = answer.date("newEnd").orElseThrow();
        boolean replaced = "replace".equals(answer.text("outcome"));
        List<String> named =
                replaced ? Evaluators.named(answer.text("evaluators")).toList() : List.of();
        named.forEach(evaluator ->
                replacements.leave(callAction, evaluator, Cause.SILENT, answer.text("reasons"), answer.answeredBy()));
        tell(
                calls.terms(callAction),
                List.of(Group.LAG_BOARD),
                replaced ? "assessment-replaced" : "assessment-extended",
                newEnd,
                "evaluators",
                named.stream().map(people::nameOf).collect(Collectors.joining(", ")),
                "reasons",
                answer.text("reasons"));
        return calendar.endOfDay(newEnd);
    }

    private void tell(CallTerms terms, Collection<Group> groups, String topic, LocalDate day, Object... more) {
        List<Object> facts = new ArrayList<>(List.of("action", terms.code(), "day", day));
        facts.addAll(List.of(more));
        for (Group group : groups) {
            notices.tell(
                    people.mailboxes(group, terms.lag()),
                    topic,
                    terms.callAction(),
                    topic + "/" + terms.callAction() + "/" + day,
                    facts.toArray());
        }
    }

    /** As a form or a client gives it. */
    private static LocalDate day(Object given) {
        return given instanceof Date moment
                ? LocalDate.ofInstant(moment.toInstant(), LegalCalendar.RIGA)
                : LocalDate.parse(String.valueOf(given));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), LegalCalendar.RIGA);
    }
}
