package lv.leader.strategy;

import java.time.LocalDate;
import java.util.UUID;
import lv.leader.calendar.LegalCalendar;
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

    /** The last day for handing in a strategy begun on that day: never a day off (Administrative Procedure Law art. 43). */
    static LocalDate preparedBy(LocalDate begun, Parameters law, LegalCalendar calendar) {
        return calendar.plusMonths(
                begun, (int) law.months("strategy.submitWithin").toTotalMonths());
    }
}
