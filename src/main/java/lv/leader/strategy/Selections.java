package lv.leader.strategy;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import lv.leader.calendar.LegalCalendar;
import lv.leader.database.LeaderClock;
import lv.leader.document.Letters;
import lv.leader.engine.Answers;
import lv.leader.party.Parties;
import lv.leader.refusal.Refusal;
import lv.leader.register.Decision;
import lv.leader.register.DecisionRegister;
import lv.leader.register.Draft;
import lv.leader.rules.Rules;
import org.joda.money.Money;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The end of the committee's work on a strategy (step 2): the decision, and what follows from it. */
@Component
class Selections {

    private static final Map<String, String> REGISTERED =
            Map.of("approve", "approved", "improve", "improve", "reject", "rejected");

    private final StrategyMapper mapper;
    private final Strategies strategies;
    private final StrategyDrafts drafts;
    private final PerformanceReserves reserves;
    private final StrategyAssessments assessments;
    private final CommitteeVotes votes;
    private final StrategyLaw law;
    private final StrategyNotices notices;
    private final Parties parties;
    private final Answers answers;
    private final Rules rules;
    private final DecisionRegister register;
    private final Letters letters;
    private final LeaderClock clock;
    private final StrategyAmendments amendments;

    Selections(
            StrategyMapper mapper,
            Strategies strategies,
            StrategyDrafts drafts,
            PerformanceReserves reserves,
            StrategyAssessments assessments,
            CommitteeVotes votes,
            StrategyLaw law,
            StrategyNotices notices,
            Parties parties,
            Answers answers,
            Rules rules,
            DecisionRegister register,
            Letters letters,
            LeaderClock clock,
            StrategyAmendments amendments) {
        this.amendments = amendments;
        this.mapper = mapper;
        this.strategies = strategies;
        this.drafts = drafts;
        this.reserves = reserves;
        this.assessments = assessments;
        this.votes = votes;
        this.law = law;
        this.notices = notices;
        this.parties = parties;
        this.answers = answers;
        this.rules = rules;
        this.register = register;
        this.letters = letters;
        this.clock = clock;
    }

    /**
     * Issues the decision and does what it says: books the money, or gives the strategy back in a new version.
     *
     * @param inadmissible the formal check ended the selection: the strategy is rejected, whatever else was recorded
     * @param voted what the committee voted for
     * @return approve, improve or reject
     */
    @Transactional
    public String decide(UUID strategy, boolean inadmissible, String voted) {
        Strategy about = strategies.find(strategy).orElseThrow();
        String outcome = inadmissible ? "reject" : voted;
        var recorded = answers.latest(strategy, inadmissible ? "Task_CheckFormally" : "Task_RecordVote")
                .orElseThrow();
        String reasons =
                inadmissible ? recorded.text("reasons") : votes.vote(strategy).reasons();
        UUID version = strategies.current(strategy).id();
        Decision decision = register.issue(new Draft(
                "strategy",
                strategy,
                REGISTERED.get(outcome),
                recorded.answeredBy(),
                null,
                recorded.answeredBy(),
                today(),
                law.of(strategy).text("strategy.legalBasis"),
                Objects.requireNonNullElse(reasons, ""),
                rules.of(strategy),
                null));
        mapper.signVote(version);
        StrategyDraft decided = drafts.draft(strategy);
        if (outcome.equals("approve")) {
            strategies.approve(strategy, recorded.answeredBy());
        } else if (outcome.equals("improve")) {
            drafts.giveBack(strategy, List.of(Refusal.of("committee.improve", "reasons", reasons)));
        } else {
            amendments.close(strategy);
        }
        // What an earlier version reached says nothing about one that was not assessed.
        tell(about, decided, decision, outcome, inadmissible ? Optional.empty() : assessments.standing(strategy));
        return outcome;
    }

    /** The group gets the decision as a letter, where the register of parties knows it; its managers hear of it. */
    private void tell(
            Strategy about,
            StrategyDraft decided,
            Decision decision,
            String outcome,
            Optional<StrategyAssessments.Standing> reached) {
        Map<String, Object> facts = new HashMap<>(
                Map.of("fund", about.fund(), "period", about.period(), "strategy", String.valueOf(decided.title())));
        reached.ifPresent(standing -> {
            facts.put("score", standing.share().stripTrailingZeros().toPlainString() + " %");
            facts.put("minScore", standing.threshold().stripTrailingZeros().toPlainString() + " %");
        });
        if (outcome.equals("approve")) {
            Money reserve = reserves.reserve(about.id());
            facts.put("allocation", decided.total().plus(reserve));
            facts.put("initial", decided.total());
            facts.put("reserve", reserve);
        }
        parties.ofLocalActionGroup(about.lag())
                .flatMap(parties::find)
                .ifPresent(group -> letters.issue(decision, "strategy-decision", group, facts));
        notices.decided(about, decision, outcome);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), LegalCalendar.RIGA);
    }
}
