package lv.leader.call;

import com.fasterxml.jackson.core.type.TypeReference;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import lv.leader.calendar.LegalCalendar;
import lv.leader.database.JsonText;
import lv.leader.database.LeaderClock;
import lv.leader.engine.Answers;
import lv.leader.engine.Inbox;
import lv.leader.refusal.Refusal;
import lv.leader.rules.Rules;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Corrections and cancellations of calls that are published: with reasons, and agreed by the paying agency. */
@Component
public class CallChanges {

    private static final TypeReference<ChangeDraft> DRAFT = new TypeReference<>() {};
    private static final TypeReference<List<Refusal>> REFUSALS = new TypeReference<>() {};
    private static final String RULE = "call-correction";

    private final ChangeMapper mapper;
    private final CallMapper callMapper;
    private final Calls calls;
    private final CallDrafts drafts;
    private final Announcements announcements;
    private final CallNotices notices;
    private final Rules rules;
    private final Answers answers;
    private final Inbox inbox;
    private final JsonText json;
    private final LeaderClock clock;

    CallChanges(
            ChangeMapper mapper,
            CallMapper callMapper,
            Calls calls,
            CallDrafts drafts,
            Announcements announcements,
            CallNotices notices,
            Rules rules,
            Answers answers,
            Inbox inbox,
            JsonText json,
            LeaderClock clock) {
        this.mapper = mapper;
        this.callMapper = callMapper;
        this.calls = calls;
        this.drafts = drafts;
        this.announcements = announcements;
        this.notices = notices;
        this.rules = rules;
        this.answers = answers;
        this.inbox = inbox;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Begins a change of a group's published call, with the announcement as it stands.
     *
     * @throws lv.leader.refusal.RefusedException {@code call.no-such-round}, or {@code call.change-under-way}
     */
    @Transactional
    public void begin(UUID change, String lag, String fund, String period, int number, String person) {
        UUID call = mapper.published(lag, fund, period, number)
                .orElseThrow(() -> Refusal.of("call.no-such-round", "number", number, "fund", fund, "period", period)
                        .asException());
        ChangeDraft asItStands = announcements
                .find(call)
                .flatMap(found -> found.said()
                        .map(said -> new ChangeDraft(
                                null,
                                said.contacts(),
                                said.strategyAt(),
                                said.announcement(),
                                day(said.closesAt()),
                                null)))
                .orElseGet(() -> new ChangeDraft(null, null, null, null, null, null));
        if (mapper.begin(change, call, json.write(asItStands), person) == 0) {
            throw Refusal.of("call.change-under-way", "number", number).asException();
        }
    }

    public Optional<CallChange> find(UUID change) {
        return mapper.find(change);
    }

    /** What stands written. */
    public ChangeDraft draft(UUID change) {
        return json.read(mapper.written(change).draft(), DRAFT);
    }

    /** Keeps what is written, whole or half-finished; once the change is published it stands. */
    @Transactional
    public void write(UUID change, ChangeDraft draft) {
        if (mapper.write(change, json.write(draft)) == 0) {
            throw Refusal.of("call.change-ended").asException();
        }
    }

    /** Why it was given back, by the publication or the paying agency. */
    public List<Refusal> reasons(UUID change) {
        List<Refusal> reasons = new ArrayList<>(json.read(mapper.written(change).reasons(), REFUSALS));
        if (reasons.isEmpty()) {
            answers.latest(change, "Task_AgreeCall")
                    .filter(answer -> answer.text("outcome").equals("returned"))
                    .ifPresent(answer -> reasons.add(Refusal.of("call.returned", "reasons", answer.text("reasons"))));
        }
        return reasons;
    }

    /** Everything that speaks against the change as it is written now. */
    public List<Refusal> missing(UUID id) {
        CallChange change = mapper.find(id).orElseThrow();
        ChangeDraft draft = draft(id);
        if (draft.wanted() == null) {
            return List.of(Refusal.of("call.change-not-chosen"));
        }
        if (draft.wanted().equals("drop")) {
            return List.of();
        }
        List<Refusal> against = new ArrayList<>();
        if (draft.reasons() == null || draft.reasons().isBlank()) {
            against.add(Refusal.of("call.change-reasons-missing"));
        }
        if (draft.wanted().equals("correct")) {
            against.addAll(againstCorrection(change, draft));
        } else if (callMapper.undecided(change.call()) == 0) {
            against.add(Refusal.of("call.decided-already"));
        }
        return against;
    }

    private List<Refusal> againstCorrection(CallChange change, ChangeDraft draft) {
        List<Refusal> against = new ArrayList<>();
        if (calls.taking(change.call()).isEmpty()) {
            return List.of(Refusal.of("call.correction-too-late"));
        }
        Announcement stands = stands(change.call());
        if (isBlank(draft.contacts())) {
            against.add(Refusal.of("call.contacts-missing"));
        }
        if (isBlank(draft.strategyAt())) {
            against.add(Refusal.of("call.strategy-at-missing"));
        }
        if (draft.closes() == null) {
            against.add(Refusal.of("call.dates-missing"));
        } else {
            against.addAll(notAllowed(change, stands, draft.closes()));
        }
        if (against.isEmpty() && same(stands, draft)) {
            against.add(Refusal.of("call.correction-empty"));
        }
        return against;
    }

    /** What the table of corrections does not allow now. */
    private List<Refusal> notAllowed(CallChange change, Announcement stands, LocalDate closes) {
        Map<String, Object> facts = new HashMap<>();
        facts.put("period", Integer.signum(closes.compareTo(day(stands.closesAt()))));
        facts.put(
                "open",
                !clock.instant()
                        .isBefore(calls.find(change.call()).orElseThrow().opensAt()));
        facts.put("anyApplications", callMapper.anyOfRound(change.call()));
        return rules.preview(change.call(), RULE, facts).all("refusal").stream()
                .map(code -> Refusal.of(code, "closes", day(stands.closesAt())))
                .toList();
    }

    private boolean same(Announcement stands, ChangeDraft draft) {
        return Objects.equals(stands.contacts(), draft.contacts())
                && Objects.equals(stands.strategyAt(), draft.strategyAt())
                && Objects.equals(stands.announcement(), said(draft))
                && day(stands.closesAt()).equals(draft.closes());
    }

    /**
     * Publishes the change: a new version of the announcement, or the end of everything in the round that is not decided.
     *
     * @return false where it came too late or is not allowed any more; the reasons say why
     */
    @Transactional
    public boolean publish(UUID id) {
        CallChange change = mapper.find(id).orElseThrow();
        // Nobody is stamped, and nothing closes, while the call changes.
        callMapper.lockRound(change.call());
        List<Refusal> against = missing(id);
        mapper.refused(id, json.write(against));
        if (!against.isEmpty()) {
            return false;
        }
        ChangeDraft draft = draft(id);
        if (draft.wanted().equals("correct")) {
            mapper.end(id, "correction");
            correct(change, draft);
        } else {
            mapper.end(id, "cancellation");
            cancel(change, draft);
        }
        return true;
    }

    private void correct(CallChange change, ChangeDraft draft) {
        Announcement stands = stands(change.call());
        List<Call> batches = calls.batches(change.call());
        CallCase about = callMapper.findCase(change.call()).orElseThrow();
        LocalTime closeTime = LocalTime.parse(drafts.law(about).text("call.closeTime"));
        Instant closesAt = Publications.moment(draft.closes(), closeTime);
        announcements.keep(new Announcement(
                change.call(),
                stands.version() + 1,
                draft.contacts(),
                draft.strategyAt(),
                said(draft),
                closesAt,
                draft.reasons(),
                null,
                clock.instant()));
        if (!closesAt.equals(stands.closesAt())) {
            mapper.lengthen(batches.get(batches.size() - 1).id(), closesAt);
        }
        notices.corrected(change.call(), stands.version() + 1, draft.closes(), draft.reasons());
    }

    private void cancel(CallChange change, ChangeDraft draft) {
        List<UUID> cancelled = mapper.cancelUndecided(change.call());
        mapper.cancelCases(cancelled, change.begunBy());
        cancelled.forEach(
                batch -> inbox.post(batch, "CallCancelled", Map.of(), "call/cancelled/" + change.id() + "/" + batch));
        notices.cancelled(change.call(), cancelled, draft.reasons());
    }

    /** The group lets the call stand as it is. */
    @Transactional
    public void drop(UUID change) {
        mapper.end(change, null);
    }

    /** How many applications the changed round has so far. */
    public int applications(UUID change) {
        return callMapper.countOfRound(mapper.find(change).orElseThrow().call());
    }

    /** Who cancelled a call after its publication, and why; empty where nobody did. */
    public Optional<Cancellation> cancellation(UUID call) {
        return calls.find(call)
                .flatMap(found -> mapper.cancellation(found.announced()))
                .map(change ->
                        new Cancellation(change.begunBy(), draft(change.id()).reasons()));
    }

    /** @param person who asked for it in the group's name */
    public record Cancellation(String person, String reasons) {}

    private Announcement stands(UUID call) {
        return announcements.versions(call).stream()
                .reduce((first, second) -> second)
                .orElseThrow(() -> Refusal.of("call.no-announcement").asException());
    }

    private static String said(ChangeDraft draft) {
        return draft.announcement() == null ? "" : draft.announcement();
    }

    private static boolean isBlank(String text) {
        return text == null || text.isBlank();
    }

    private static LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, LegalCalendar.RIGA);
    }
}
