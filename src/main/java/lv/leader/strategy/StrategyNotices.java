package lv.leader.strategy;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import lv.leader.access.Group;
import lv.leader.access.People;
import lv.leader.calendar.LegalCalendar;
import lv.leader.notice.Notices;
import lv.leader.register.Decision;
import org.joda.money.Money;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What a group's managers are told of its strategy. */
@Component
class StrategyNotices {

    private final StrategyMapper mapper;
    private final StrategyLaw law;
    private final Notices notices;
    private final People people;

    private final LegalCalendar calendar;

    StrategyNotices(StrategyMapper mapper, StrategyLaw law, Notices notices, People people, LegalCalendar calendar) {
        this.calendar = calendar;
        this.mapper = mapper;
        this.law = law;
        this.notices = notices;
        this.people = people;
    }

    List<String> managersOf(Strategy strategy) {
        return people.mailboxes(Group.LAG_MANAGER, strategy.lag());
    }

    /** Reminds the group's managers, once, that the term for preparing ends soon. */
    @Transactional
    public void remindPreparation(UUID strategy) {
        Strategy about = mapper.find(strategy).orElseThrow();
        LocalDate begun = about.createdAt().atZone(LegalCalendar.RIGA).toLocalDate();
        LocalDate term = StrategyLaw.preparedBy(begun, law.of(strategy), calendar);
        notices.tell(
                managersOf(about),
                "strategy-reminder",
                strategy,
                "strategy/preparation/" + strategy,
                "title",
                about.title(),
                "term",
                term);
    }

    /** How the committee decided. */
    void decided(Strategy about, Decision decision, String outcome) {
        notices.tell(
                managersOf(about),
                "strategy-decided-" + outcome,
                about.id(),
                "decision/" + decision.number(),
                "title",
                about.title(),
                "number",
                decision.number(),
                "reasons",
                decision.reasons());
    }

    /** All members of the committee hear of its next meeting, once. */
    void meetingCalled(UUID strategy, String meeting, LocalDate day, String place) {
        notices.tell(
                people.mailboxes(Group.COMMITTEE, null),
                "committee-meeting-called",
                strategy,
                "committee/meeting/" + meeting,
                "title",
                mapper.find(strategy).orElseThrow().title(),
                "day",
                day,
                "place",
                place);
    }

    /** What the group gets of its performance reserve. */
    void reserveSettled(Strategy about, String outcome, Decision decision, Money given) {
        notices.tell(
                managersOf(about),
                "strategy-reserve-" + outcome,
                about.id(),
                "strategy/midterm/" + about.id(),
                "title",
                about.title(),
                "number",
                decision.number(),
                "amount",
                given.getAmount());
    }
}
