package lv.leader.strategy;

import java.util.Optional;
import java.util.UUID;
import lv.leader.clarification.Correspondent;
import org.springframework.stereotype.Component;

/** Questions about a strategy go to the managers of its group. */
@Component
record StrategyCorrespondent(Strategies strategies, StrategyNotices notices) implements Correspondent {

    @Override
    public Optional<Address> of(UUID caseId) {
        return strategies
                .find(caseId)
                .map(strategy -> new Address(strategy.fund(), strategy.period(), notices.managersOf(strategy)));
    }
}
