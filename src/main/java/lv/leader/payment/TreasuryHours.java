package lv.leader.payment;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import lv.leader.calendar.LegalCalendar;
import lv.leader.rules.Parameters;
import lv.leader.rules.Programme;
import org.joda.money.Money;
import org.springframework.stereotype.Component;

/** When the Treasury takes files, and how early it wants to know of large ones. */
@Component
class TreasuryHours {

    private final LegalCalendar calendar;
    private final Programme programme;
    private final TreasuryProperties treasury;

    TreasuryHours(LegalCalendar calendar, Programme programme, TreasuryProperties treasury) {
        this.calendar = calendar;
        this.programme = programme;
        this.treasury = treasury;
    }

    /** The first moment after the given one at which a file is written: on a working day, in time for the cut-off. */
    Instant nextRun(Instant after) {
        LocalTime cutOff = LocalTime.parse(parameters().text("treasury.cutoff"));
        LocalDate day = after.atZone(LegalCalendar.RIGA).toLocalDate();
        while (true) {
            day = calendar.orNextWorkingDay(day);
            Instant run =
                    day.atTime(cutOff).atZone(LegalCalendar.RIGA).toInstant().minus(treasury.releaseTime());
            if (run.isAfter(after)) {
                return run;
            }
            day = day.plusDays(1);
        }
    }

    /** Whether the Treasury wants to know of the sum beforehand. */
    boolean isLarge(Money sum) {
        return sum.isGreaterThan(parameters().money("treasury.bigSum"));
    }

    /** The day on which a large sum may be paid when notice is given now: the working day after the notice's. */
    LocalDate dayAfterNotice(Instant now) {
        ZonedDateTime given = now.atZone(LegalCalendar.RIGA);
        LocalTime latest = LocalTime.parse(parameters().text("treasury.bigSumNotice"));
        LocalDate noticed = given.toLocalTime().isAfter(latest)
                ? calendar.plusWorkingDays(given.toLocalDate(), 1)
                : calendar.orNextWorkingDay(given.toLocalDate());
        return calendar.plusWorkingDays(noticed, 1);
    }

    /** The day on which a file handed over today is executed. */
    LocalDate today(Instant now) {
        return calendar.orNextWorkingDay(now.atZone(LegalCalendar.RIGA).toLocalDate());
    }

    /** The Treasury's hours are those of now, whatever fund and period a project is from. */
    private Parameters parameters() {
        return programme.of("EAFRD", "2023-2027");
    }
}
