package lv.leader.assessment;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import lv.leader.application.Applications;
import lv.leader.application.ProjectApplication;
import lv.leader.calendar.LegalCalendar;
import lv.leader.call.CallTerms;
import lv.leader.call.Calls;
import lv.leader.engine.Answers;
import lv.leader.register.Decision;
import lv.leader.register.DecisionRegister;
import lv.leader.register.Draft;
import lv.leader.rules.Rules;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The board's decisions on conformity with the strategy, as they follow from ranking and money. */
@Component
public class ConformityDecisions {

    private static final String LEGAL_BASIS = "Regulation (EU) 2021/1060, Article 33(3)(d)";

    private final ConformityMapper mapper;
    private final Board board;
    private final Assessments assessments;
    private final Reservations reservations;
    private final Opinions opinions;
    private final Applications applications;
    private final Calls calls;
    private final DecisionRegister register;
    private final Rules rules;
    private final Answers answers;
    private final Clock clock;

    ConformityDecisions(
            ConformityMapper mapper,
            Board board,
            Assessments assessments,
            Reservations reservations,
            Opinions opinions,
            Applications applications,
            Calls calls,
            DecisionRegister register,
            Rules rules,
            Answers answers,
            Clock clock) {
        this.mapper = mapper;
        this.board = board;
        this.assessments = assessments;
        this.reservations = reservations;
        this.opinions = opinions;
        this.applications = applications;
        this.calls = calls;
        this.register = register;
        this.rules = rules;
        this.answers = answers;
        this.clock = clock;
    }

    /**
     * Decides on every application of the call in the order of the ranking, reserves the money of those it funds and
     * tells the applicants.
     */
    @Transactional
    public void decide(UUID call) {
        String person = board.recordedBy(call);
        for (Calls.CallAction action : calls.actions(call)) {
            Ranking ranking = assessments.ranking(action.id());
            CallTerms terms = calls.terms(action.id());
            for (Ranking.Place place : ranking.places()) {
                String outcome = place.funded() ? Conformity.CONFORMS : Conformity.WITHOUT_FUNDING;
                decide(place.application(), terms, outcome, place.rank(), opinions.ranked(place), person);
            }
            for (ProjectApplication application : ranking.rest()) {
                decide(
                        application,
                        terms,
                        Conformity.DOES_NOT_CONFORM,
                        null,
                        opinions.notReached(assessments.resultOf(application.id()), terms),
                        person);
            }
        }
    }

    private void decide(
            ProjectApplication application,
            CallTerms terms,
            String outcome,
            Integer rank,
            Grounds grounds,
            String person) {
        Decision decision = register.issue(new Draft(
                "conformity",
                application.id(),
                outcome,
                person,
                null,
                person,
                LocalDate.ofInstant(clock.instant(), LegalCalendar.RIGA),
                LEGAL_BASIS,
                grounds.latvian(),
                rules.of(application.id()),
                null));
        Conformity conformity =
                new Conformity(application.id(), terms.call(), terms.callAction(), outcome, rank, decision.id());
        mapper.decide(conformity);
        if (conformity.funded()) {
            reservations.reserve(application, terms);
        }
        opinions.tell(decision, conformity, grounds);
    }

    /** Money that came back funds an application that waited for it. */
    void callUp(Conformity waiting, ProjectApplication application, CallTerms terms) {
        decide(application, terms, Conformity.CONFORMS, waiting.rank(), opinions.calledUp(waiting), "system");
    }

    /**
     * The board's new opinion on an application that came back: the old one upheld with better reasons, or changed to
     * "does not conform" or back by the points that stand.
     */
    @Transactional
    public void reconsider(UUID applicationId) {
        Conformity before = conformityOf(applicationId).orElseThrow();
        Answers.Answer answer =
                answers.latest(applicationId, "Task_ReconsiderOpinion").orElseThrow();
        boolean changed = "changed".equals(answer.text("outcome"));
        ProjectApplication application = applications.find(applicationId).orElseThrow();
        String outcome = changed ? changed(before, application) : before.outcome();
        if (before.funded() && !outcome.equals(Conformity.CONFORMS)) {
            reservations.release(applicationId, reservations.of(applicationId), "reconsidered");
        }
        decide(
                application,
                calls.terms(application.callAction()),
                outcome,
                before.rank(),
                Grounds.written(answer.text("reasons")),
                answer.answeredBy());
    }

    /** A positive opinion becomes negative; a negative one positive, with money where the call still holds enough. */
    private String changed(Conformity before, ProjectApplication application) {
        if (!before.outcome().equals(Conformity.DOES_NOT_CONFORM)) {
            return Conformity.DOES_NOT_CONFORM;
        }
        return application.requestedSupport().isGreaterThan(reservations.left(application.callAction()))
                ? Conformity.WITHOUT_FUNDING
                : Conformity.CONFORMS;
    }

    /** The decision that counts; empty before the board decided. */
    public Optional<Conformity> conformityOf(UUID application) {
        return mapper.conformity(application);
    }

    /** All decisions of a call, one per application. */
    public List<Conformity> ofCall(UUID call) {
        return mapper.ofCall(call);
    }
}
