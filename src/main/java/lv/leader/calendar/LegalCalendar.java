package lv.leader.calendar;

import de.focus_shift.jollyday.core.HolidayCalendar;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Deadlines as the Administrative Procedure Law counts them, in the time of Riga.
 *
 * <p>Not known to the holiday library: working days that the government moves to a Saturday by a yearly order (the free
 * day counts as a working day, the Saturday as free, so a deadline may be a day off), and holidays proclaimed once.
 */
@Component
public class LegalCalendar {

    /** The law counts in this zone, whatever the machine's. */
    public static final ZoneId RIGA = ZoneId.of("Europe/Riga");

    private static final LocalTime LAST_SECOND = LocalTime.of(23, 59, 59);

    private static final Set<MonthDay> NATIONAL_DAYS = Set.of(MonthDay.of(5, 4), MonthDay.of(11, 18));

    private final HolidayManager holidays =
            HolidayManager.getInstance(ManagerParameters.create(HolidayCalendar.LATVIA));

    /** Neither a Saturday, a Sunday nor a public holiday of Latvia. */
    public boolean isWorkingDay(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY
                && day.getDayOfWeek() != DayOfWeek.SUNDAY
                && !holidays.isHoliday(day)
                && !isFreedByANationalDay(day);
    }

    /** 4 May or 18 November on a weekend frees the Monday after (law on public holidays); the library leaves it out. */
    private static boolean isFreedByANationalDay(LocalDate day) {
        if (day.getDayOfWeek() != DayOfWeek.MONDAY) {
            return false;
        }
        return NATIONAL_DAYS.contains(MonthDay.from(day.minusDays(1)))
                || NATIONAL_DAYS.contains(MonthDay.from(day.minusDays(2)));
    }

    /** The day itself where it is a working day, else the next one that is. */
    public LocalDate orNextWorkingDay(LocalDate day) {
        LocalDate next = day;
        while (!isWorkingDay(next)) {
            next = next.plusDays(1);
        }
        return next;
    }

    /**
     * The last day of a term of working days; the day of the event itself does not count.
     *
     * @param days zero or more; zero gives the day itself, or the next working day where it is free
     */
    public LocalDate plusWorkingDays(LocalDate from, int days) {
        if (days < 0) {
            throw new IllegalArgumentException("a term of " + days + " working days");
        }
        if (days == 0) {
            return orNextWorkingDay(from);
        }
        LocalDate day = from;
        for (int counted = 0; counted < days; counted++) {
            day = orNextWorkingDay(day.plusDays(1));
        }
        return day;
    }

    /**
     * The last day of a term of months: the same date, or the month's last day where it has no such date, moved to the
     * next working day where that is free.
     *
     * @param months zero or more
     */
    public LocalDate plusMonths(LocalDate from, int months) {
        if (months < 0) {
            throw new IllegalArgumentException("a term of " + months + " months");
        }
        return orNextWorkingDay(from.plusMonths(months));
    }

    /** 23:59:59 in Riga on that day, also on the days when the clock is changed. */
    public Instant endOfDay(LocalDate day) {
        return day.atTime(LAST_SECOND).atZone(RIGA).toInstant();
    }

    /** First moment after a day: what comes then comes too late. */
    public Instant afterDay(LocalDate day) {
        return day.plusDays(1).atStartOfDay(RIGA).toInstant();
    }
}
