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
}
