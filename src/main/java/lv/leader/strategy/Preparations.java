package lv.leader.strategy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.UUID;
import lv.leader.calendar.LegalCalendar;
import lv.leader.database.LeaderClock;
import lv.leader.rules.Parameters;
import lv.leader.rules.Programme;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The beginning of a strategy, and the moments that matter to it. */
@Component
class Preparations {

    private final StrategyMapper mapper;
    private final StrategyDrafts drafts;
    private final Programme programme;
    private final LeaderClock clock;
    private final LegalCalendar calendar;

    Preparations(
            StrategyMapper mapper,
            StrategyDrafts drafts,
            Programme programme,
            LeaderClock clock,
            LegalCalendar calendar) {
        this.calendar = calendar;
        this.mapper = mapper;
        this.drafts = drafts;
        this.programme = programme;
        this.clock = clock;
    }

    /**
     * The moments that a strategy's process waits for.
     *
     * @param reminder when the group is reminded of the term for preparing
     * @param midterm first moment after the mid-term day; null where the programme has no mid-term test
     * @param end first moment after the last day of the period
     */
    public record Terms(Instant reminder, Instant midterm, Instant end, boolean reserveKept) {}

    /** Keeps a strategy that begins, with an empty first version. */
    @Transactional
    public Terms register(UUID id, String lag, String title, String fund, String period, String startedBy) {
        Parameters law = programme.of(fund, period);
        LocalDate today = LocalDate.ofInstant(clock.instant(), LegalCalendar.RIGA);
        LocalDate term = StrategyLaw.preparedBy(today, law, calendar);
        Instant reminder = startOf(
                term.minus(Period.ofDays(law.number("strategy.remindBefore").intValueExact())));
        Instant midterm = law.find("strategy.midterm.date")
                .map(day -> startOf(LocalDate.parse(day).plusDays(1)))
                .orElse(null);
        Instant end = startOf(LocalDate.parse(law.text("strategy.periodEnd")).plusDays(1));
        // Where mid-term is over before the strategy begins, there is nothing that a reserve could wait for.
        boolean reserve = law.find("strategy.reserveShare").isPresent()
                && midterm != null
                && clock.instant().isBefore(midterm);
        mapper.insert(id, lag, title, fund, period, startedBy, reserve);
        drafts.begin(id, title);
        return new Terms(reminder, midterm, end, reserve);
    }

    private static Instant startOf(LocalDate day) {
        return day.atStartOfDay(LegalCalendar.RIGA).toInstant();
    }
}
