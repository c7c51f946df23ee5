package lv.leader.clarification;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import lv.leader.calendar.LegalCalendar;
import lv.leader.clarification.Correspondent.Address;
import lv.leader.database.Ids;
import lv.leader.database.LeaderClock;
import lv.leader.engine.Answers;
import lv.leader.engine.Inbox;
import lv.leader.notice.Notices;
import lv.leader.refusal.Refusal;
import lv.leader.rules.Programme;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Questions about cases, answered in time or not at all. */
@Component
public class Clarifications {

    static final String ANSWERED = "ClarificationAnswered";

    private final ClarificationMapper mapper;
    private final List<Correspondent> correspondents;
    private final Answers answers;
    private final Programme programme;
    private final LegalCalendar calendar;
    private final LeaderClock clock;
    private final Notices notices;
    private final Inbox inbox;

    Clarifications(
            ClarificationMapper mapper,
            List<Correspondent> correspondents,
            Answers answers,
            Programme programme,
            LegalCalendar calendar,
            LeaderClock clock,
            Notices notices,
            Inbox inbox) {
        this.mapper = mapper;
        this.correspondents = correspondents;
        this.answers = answers;
        this.programme = programme;
        this.calendar = calendar;
        this.clock = clock;
        this.notices = notices;
        this.inbox = inbox;
    }

    /**
     * Keeps a question that the case's process asks when it comes to it, as after a check that ends with one.
     *
     * @throws lv.leader.refusal.RefusedException {@code clarification.no-question}, or {@code clarification.still-open}
     *     where another waits: whoever the case is about is asked one thing at a time
     */
    @Transactional
    public void prepare(UUID caseId, String person, String question) {
        keep(Ids.next(), caseId, person, question);
    }

    private void keep(UUID id, UUID caseId, String person, String question) {
        if (question == null || question.isBlank()) {
            throw Refusal.of("clarification.no-question").asException();
        }
        if (!openOf(List.of(caseId)).isEmpty() || mapper.request(id, caseId, person, question.strip()) == 0) {
            throw Refusal.of("clarification.still-open").asException();
        }
    }

    /** Whether a question waits to be asked. */
    public boolean isPrepared(UUID caseId) {
        return mapper.requested(caseId).isPresent();
    }

    /**
     * Keeps a question of a member of staff and lets the case's process ask it at once.
     *
     * @throws lv.leader.refusal.RefusedException as {@link #prepare}
     */
    @Transactional
    public void request(UUID caseId, String person, String question) {
        UUID id = Ids.next();
        keep(id, caseId, person, question);
        inbox.post(caseId, "QuestionAsked", Map.of(), "question/" + id);
    }

    /** Whether a question about the case waits to be asked, or for its answer while there is time. */
    public boolean isOpen(UUID caseId) {
        return isPrepared(caseId) || !openOf(List.of(caseId)).isEmpty();
    }

    /**
     * Asks what was kept for it, or else what the last completed task of the case left to be clarified, and tells whoever
     * it is about.
     *
     * @return the question with its term: the programme's working days, counted from tomorrow
     */
    @Transactional
    public Clarification ask(UUID caseId) {
        Address address = address(caseId);
        Optional<ClarificationMapper.Request> requested = mapper.requested(caseId);
        Question asked = requested
                .map(request -> new Question(request.question(), request.askedBy()))
                .orElseGet(() -> answered(caseId));
        int days = programme
                .of(address.fund(), address.period())
                .number("clarification.days")
                .intValueExact();
        LocalDate last = calendar.plusWorkingDays(LocalDate.ofInstant(clock.instant(), LegalCalendar.RIGA), days);
        Instant due = calendar.afterDay(last);
        // An answer to an earlier question that came together with the end of its term is no answer to this one.
        inbox.discard(caseId, ANSWERED);
        UUID id = Ids.next();
        mapper.insert(id, caseId, asked.text(), asked.by(), due);
        requested.ifPresent(request -> mapper.asked(request.id(), id));
        notices.tell(
                address.mailboxes(),
                "clarification",
                caseId,
                "clarification/" + id,
                "question",
                asked.text(),
                "term",
                last);
        return mapper.find(id).orElseThrow();
    }

    private record Question(String text, String by) {}

    private Question answered(UUID caseId) {
        var asking = answers.of(caseId).stream()
                .reduce((earlier, later) -> later)
                .orElseThrow(() -> new IllegalStateException("nobody asked anything about case " + caseId));
        return Stream.of(asking.text("question"), asking.text("reasons"))
                .filter(text -> !text.isBlank())
                .findFirst()
                .map(text -> new Question(text, asking.answeredBy()))
                .orElseThrow(() -> new IllegalStateException("nobody wrote a question about case " + caseId));
    }

    private Address address(UUID caseId) {
        return correspondents.stream()
                .map(step -> step.of(caseId))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no step knows whom to ask about case " + caseId));
    }

    /** Questions that can still be answered, the most urgent first. */
    public List<Clarification> openOf(Collection<UUID> cases) {
        return cases.isEmpty() ? List.of() : mapper.openOf(List.copyOf(cases));
    }

    /** All questions about a case with their answers, in order. */
    public List<Clarification> of(UUID caseId) {
        return mapper.of(caseId);
    }

    /** The same about some cases. */
    public List<Clarification> of(Collection<UUID> cases) {
        return cases.isEmpty() ? List.of() : mapper.ofCases(List.copyOf(cases));
    }

    public Optional<Clarification> find(UUID clarification) {
        return mapper.find(clarification);
    }

    /**
     * Takes the answer in and tells the case. The caller has checked that the person may speak for whoever is asked.
     *
     * @throws lv.leader.refusal.RefusedException {@code clarification.gone}, {@code clarification.empty},
     *     {@code clarification.answered} or {@code clarification.too-late}
     */
    @Transactional
    public void answer(UUID clarification, String person, String text) {
        Clarification asked = mapper.find(clarification)
                .orElseThrow(() -> Refusal.of("clarification.gone").asException());
        if (text == null || text.isBlank()) {
            throw Refusal.of("clarification.empty").asException();
        }
        if (mapper.answer(clarification, person, text) == 0) {
            throw Refusal.of(asked.answer() != null ? "clarification.answered" : "clarification.too-late")
                    .asException();
        }
        inbox.post(asked.caseId(), ANSWERED, Map.of(), "clarification/" + clarification);
    }
}
