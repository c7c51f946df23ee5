package lv.leader.assessment;

import java.util.Optional;
import java.util.UUID;
import lv.leader.call.CallTerms;
import lv.leader.call.Calls;
import lv.leader.rules.Parameters;
import lv.leader.rules.Programme;
import lv.leader.strategy.NextRule;
import lv.leader.strategy.Strategies;
import org.springframework.stereotype.Component;

/**
 * What was pinned when a round was published: the programme's numbers, and the approved version of the strategy whose
 * rule decides between equals.
 */
@Component
class RoundLaw {

    private final Calls calls;
    private final Programme programme;
    private final Strategies strategies;

    RoundLaw(Calls calls, Programme programme, Strategies strategies) {
        this.calls = calls;
        this.programme = programme;
        this.strategies = strategies;
    }

    /** How the strategy orders equals; empty where the earlier submission goes first. */
    Optional<NextRule> nextRule(UUID call) {
        return strategies.nextRule(calls.find(call).orElseThrow().strategyVersion());
    }

    Parameters of(UUID call) {
        CallTerms terms = calls.terms(calls.actions(call).get(0).id());
        return programme.of(call, terms.fund(), terms.period());
    }
}
