package lv.leader.strategy;

import java.util.UUID;
import lv.leader.rules.Parameters;
import lv.leader.rules.Programme;
import org.springframework.stereotype.Component;

/** The programme's numbers that apply to a strategy. */
@Component
class StrategyLaw {

    private final StrategyMapper mapper;
    private final Programme programme;

    StrategyLaw(StrategyMapper mapper, Programme programme) {
        this.mapper = mapper;
        this.programme = programme;
    }

    /** Those of the newest version: pinned once it is handed in. */
    Parameters of(UUID strategy) {
        Strategy about = mapper.find(strategy).orElseThrow();
        return programme.of(mapper.written(strategy).version(), about.fund(), about.period());
    }
}
