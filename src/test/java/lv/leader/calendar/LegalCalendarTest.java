package lv.leader.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LegalCalendarTest {

    private final LegalCalendar calendar = new LegalCalendar();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-01-01",
                "2026-04-03",
                "2026-04-06",
                "2026-05-01",
                "2026-05-04",
                "2026-06-23",
                "2026-06-24",
                "2026-11-18",
                "2026-12-24",
                "2026-12-25",
                "2026-12-31",
                "2026-11-21",
                "2026-11-22"
            })
    void holidaysAndWeekendsAreFree(LocalDate day) {
        assertThat(calendar.isWorkingDay(day)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-01-02", "2026-04-02", "2026-04-07", "2026-06-22", "2026-11-17", "2026-11-19"})
    void daysBesideHolidaysAreWorked(LocalDate day) {
        assertThat(calendar.isWorkingDay(day)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2024-05-06", "2025-05-05", "2028-11-20"})
    void aNationalDayOnAWeekendFreesTheMondayAfter(LocalDate monday) {
        assertThat(calendar.isWorkingDay(monday)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-16, 5, 2026-11-24",
        "2026-06-22, 1, 2026-06-25",
        "2026-12-23, 5, 2027-01-05",
        "2026-11-20, 1, 2026-11-23",
        "2026-11-21, 1, 2026-11-23",
        "2026-11-21, 0, 2026-11-23",
        "2026-11-20, 0, 2026-11-20"
    })
    void workingDaysPassOverWhatIsFree(LocalDate from, int days, LocalDate last) {
        assertThat(calendar.plusWorkingDays(from, days)).isEqualTo(last);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-02-10, 1, 2026-03-10",
        "2027-12-31, 2, 2028-02-29",
        "2028-01-31, 1, 2028-02-29",
        "2026-01-31, 1, 2026-03-02",
        "2028-02-29, 12, 2029-02-28",
        "2026-10-18, 1, 2026-11-19",
        "2026-11-24, 1, 2026-12-28"
    })
    void monthsEndOnTheSameDateOrTheNextWorkingDay(LocalDate from, int months, LocalDate last) {
        assertThat(calendar.plusMonths(from, months)).isEqualTo(last);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-15, 2026-01-15T21:59:59Z",
        "2026-07-15, 2026-07-15T20:59:59Z",
        "2026-03-29, 2026-03-29T20:59:59Z",
        "2026-10-25, 2026-10-25T21:59:59Z"
    })
    void aDayEndsInRiga(LocalDate day, Instant end) {
        assertThat(calendar.endOfDay(day)).isEqualTo(end);
    }

    @Test
    void aTermDoesNotRunBackwards() {
        assertThatIllegalArgumentException().isThrownBy(() -> calendar.plusWorkingDays(LocalDate.EPOCH, -1));
        assertThatIllegalArgumentException().isThrownBy(() -> calendar.plusMonths(LocalDate.EPOCH, -1));
    }

    /**
     * A round's whole calendar, worked out by hand from the printed calendars of Latvia: the last day for the group's
     * assessment (one month after closing) and, where the decisions are made on that day, for the hand-over (five working
     * days later).
     */
    @ParameterizedTest
    @CsvSource({
        // 31 January and a month: February has no 31st, its last day in 2027 is a Sunday, so Monday 1 March.
        "2027-01-31, 2027-03-01, 2027-03-08",
        // In the leap year 2028 it has a 29th, a Tuesday.
        "2028-01-31, 2028-02-29, 2028-03-07",
        // From 29 February: the same date in March.
        "2028-02-29, 2028-03-29, 2028-04-05",
        // Easter 2026 (Friday 3 to Monday 6 April): a month from 3 March ends on Tuesday 7; five working days: 8, 9,
        // 10, 13, 14.
        "2026-03-03, 2026-04-07, 2026-04-14",
        // From the Tuesday before Easter 2027 (26 to 29 March) the hand-over passes over it: 24, 25, 30, 31 March, 1
        // April.
        "2027-02-23, 2027-03-23, 2027-04-01",
        // 1 May 2026 is a Friday, 4 May the Monday after: 30 April, then 5, 6, 7, 8 May.
        "2026-03-29, 2026-04-29, 2026-05-08",
        // 4 May 2025 is a Sunday, so Monday 5 May is free: a month from 4 April ends on Tuesday 6.
        "2025-04-04, 2025-05-06, 2025-05-13",
        // 4 May 2024 is a Saturday, so Monday 6 May is free.
        "2024-04-04, 2024-05-07, 2024-05-14",
        // Līgo and Jāņi 2026 are Tuesday and Wednesday: a month from 23 May ends on Thursday 25 June.
        "2026-05-23, 2026-06-25, 2026-07-02",
        // Decided on Friday 19 June 2026: 22, 25, 26, 29, 30 June.
        "2026-05-19, 2026-06-19, 2026-06-30",
        // 18 November 2026 is a Wednesday: a month from 18 October ends on Thursday 19.
        "2026-10-18, 2026-11-19, 2026-11-26",
        // 18 November 2028 is a Saturday, so Monday 20 is free: Tuesday 21.
        "2028-10-18, 2028-11-21, 2028-11-28",
        // Christmas 2026: 24, 25 and 26 December are free, 26 a Saturday: Monday 28; then 29, 30 December, 4, 5, 6
        // January.
        "2026-11-24, 2026-12-28, 2027-01-06",
        // A month from 30 November ends on Wednesday 30 December; 31 December and 1 January are free: 4, 5, 6, 7, 8
        // January.
        "2026-11-30, 2026-12-30, 2027-01-08",
        // 1 January 2027 is a Friday: Monday 4.
        "2026-12-01, 2027-01-04, 2027-01-11"
    })
    void theGroupsMonthAndTheHandOverPassOverWhatIsFree(LocalDate closed, LocalDate assessed, LocalDate handedOver) {
        assertThat(calendar.plusMonths(closed, 1)).isEqualTo(assessed);
        assertThat(calendar.plusWorkingDays(assessed, 5)).isEqualTo(handedOver);
    }
}
