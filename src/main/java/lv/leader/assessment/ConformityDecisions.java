package lv.leader.assessment;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lv.leader.application.Applications;
import lv.leader.application.ProjectApplication;
import lv.leader.calendar.LegalCalendar;
import lv.leader.call.CallTerms;
import lv.leader.call.Calls;
import lv.leader.engine.Answers;
import lv.leader.engine.ProcessGate;
import lv.leader.register.Decision;
import lv.leader.register.DecisionRegister;
import lv.leader.register.Draft;
import lv.leader.rules.Rules;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The board's decisions on conformity with the strategy, as they follow from ranking and money. */
@Component
public class ConformityDecisions {

    private static final String LEGAL_BASIS = "Regulation (EU) 2021/1060, Article 33(3)(d)";

    private final ConformityMapper mapper;
    private final BoardMapper items;
    private final Board board;
    private final Assessments assessments;
    private final Reservations reservations;
    private final Opinions opinions;
    private final Minutes minutes;
    private final Applications applications;
    private final Calls calls;
    private final DecisionRegister register;
    private final Rules rules;
    private final Answers answers;
    private final ProcessGate gate;
    private final Clock clock;

    ConformityDecisions(
            ConformityMapper mapper,
            BoardMapper items,
            Board board,
            Assessments assessments,
            Reservations reservations,
            Opinions opinions,
            Minutes minutes,
            Applications applications,
            Calls calls,
            DecisionRegister register,
            Rules rules,
            Answers answers,
            ProcessGate gate,
            Clock clock) {
        this.mapper = mapper;
        this.items = items;
        this.board = board;
        this.assessments = assessments;
        this.reservations = reservations;
        this.opinions = opinions;
        this.minutes = minutes;
        this.applications = applications;
        this.calls = calls;
        this.register = register;
        this.rules = rules;
        this.answers = answers;
        this.gate = gate;
        this.clock = clock;
    }

    /**
     * Decides on every application of the call in the order of the ranking, reserves the money of those it funds and
     * tells the applicants. What the board could not decide goes to the general meeting; its money waits with it.
     */
    @Transactional
    public void decide(UUID call) {
        Map<UUID, Board.Outcome> votes = board.outcomes(call);
        String person = board.recordedBy(call);
        for (Calls.CallAction action : calls.actions(call)) {
            CallTerms terms = calls.terms(action.id());
            Map<UUID, Result> results = assessments.results(action.id());
            List<ProjectApplication> votedDown = applications.inRound(action.id()).stream()
                    .filter(application -> isVotedDown(votes.get(application.id())))
                    .toList();
            Ranking ranking = assessments.ranking(
                    action.id(), votedDown.stream().map(ProjectApplication::id).collect(Collectors.toSet()));
            for (Ranking.Place place : ranking.places()) {
                Board.Outcome vote = votes.get(place.application().id());
                if (vote == null || !vote.decided()) {
                    leaveToGeneralMeeting(place, terms);
                } else {
                    Map<String, Object> facts =
                            facts(results.get(place.application().id()), terms, vote, place.funded());
                    decide(place.application(), terms, facts, place.rank(), opinions.ranked(place), person);
                }
            }
            for (ProjectApplication application : votedDown) {
                Board.Outcome vote = votes.get(application.id());
                Map<String, Object> facts = facts(results.get(application.id()), terms, vote, false);
                decide(application, terms, facts, null, Grounds.written(vote.reasons()), person);
            }
            for (ProjectApplication application : ranking.rest()) {
                Result result = results.get(application.id());
                decide(
                        application,
                        terms,
                        facts(result, terms, null, false),
                        null,
                        opinions.notReached(Optional.ofNullable(result), terms),
                        person);
            }
        }
        minutes.write(call);
    }

    private static boolean isVotedDown(Board.Outcome vote) {
        return vote != null && vote.decided() && !vote.carried();
    }

    private void leaveToGeneralMeeting(Ranking.Place place, CallTerms terms) {
        ProjectApplication application = place.application();
        items.leave(
                application.id(),
                place.rank(),
                place.funded() ? application.requestedSupport() : Money.zero(CurrencyUnit.EUR));
        gate.start("board-item", application.id(), terms.lag(), Map.of());
    }

    /** Whether an application waits for the general meeting. */
    boolean isLeftToGeneralMeeting(UUID application) {
        return items.left(application).isPresent()
                && mapper.conformity(application).isEmpty();
    }

    /** What the general meeting decided on an application that the board left to it. */
    @Transactional
    public void decideItem(UUID applicationId) {
        BoardMapper.Item item = items.left(applicationId).orElseThrow();
        Board.Outcome vote = board.outcomes(applicationId).get(applicationId);
        ProjectApplication application = applications.find(applicationId).orElseThrow();
        CallTerms terms = calls.terms(application.callAction());
        boolean funded = item.held().isPositive();
        Map<String, Object> facts = facts(assessments.resultOf(applicationId).orElseThrow(), terms, vote, funded);
        decide(
                application,
                terms,
                facts,
                vote.carried() ? item.rank() : null,
                vote.carried()
                        ? opinions.ranked(new Ranking.Place(application, item.rank(), funded))
                        : Grounds.written(vote.reasons()),
                board.recordedBy(applicationId));
        minutes.write(applicationId);
    }

    /** Nobody could decide lawfully in the time there is: the applicant gets a decision that can be challenged. */
    @Transactional
    public void endItem(UUID applicationId) {
        ProjectApplication application = applications.find(applicationId).orElseThrow();
        CallTerms terms = calls.terms(application.callAction());
        Map<String, Object> facts = facts(assessments.resultOf(applicationId).orElseThrow(), terms, null, false);
        decide(application, terms, facts, null, opinions.nobodyDecided(), "system");
    }

    /** What the rules of the decision are asked, and what stands beside it for whoever reads it later. */
    private static Map<String, Object> facts(Result result, CallTerms terms, Board.Outcome vote, boolean fits) {
        Map<String, Object> asked = new LinkedHashMap<>();
        asked.put("stands", false);
        asked.put("reached", result != null && result.reaches(terms.minScore()));
        asked.put("votesFor", vote == null ? 0 : vote.votesFor());
        asked.put("votesAgainst", vote == null ? 0 : vote.votesAgainst());
        asked.put("fits", fits);
        asked.put("mean", result == null ? null : result.mean());
        asked.put("sheets", result == null ? null : result.sheets());
        asked.put("minScore", terms.minScore());
        return asked;
    }

    private void decide(
            ProjectApplication application,
            CallTerms terms,
            Map<String, Object> facts,
            Integer rank,
            Grounds grounds,
            String person) {
        facts.put("rank", rank);
        facts.put("requested", application.requestedSupport());
        facts.put("left", reservations.left(terms.callAction()));
        String outcome = rules.decide(application.id(), terms.call(), "conformity", facts)
                .text("outcome");
        decide(application, terms, outcome, rank, grounds, person);
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
        // What the board or the general meeting found stands; what changed is the money.
        Board.Outcome vote = Stream.of(application.id(), terms.call())
                .map(subject -> board.outcomes(subject).get(application.id()))
                .filter(found -> found != null && found.decided())
                .findFirst()
                .orElse(null);
        Map<String, Object> facts = facts(assessments.resultOf(application.id()).orElse(null), terms, vote, true);
        facts.put("stands", true);
        decide(application, terms, facts, waiting.rank(), opinions.calledUp(waiting), "system");
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
