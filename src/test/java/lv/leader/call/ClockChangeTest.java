package lv.leader.call;

import static lv.leader.strategy.Drafts.euro;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import lv.leader.call.CallDraft.ActionDraft;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Calls that open or close on the days on which the clock in Riga changes: 31 March and 27 October 2024. */
class ClockChangeTest extends CallTest {

    /** The moments are worked out by hand: Riga is two hours ahead of UTC in winter, three in summer. */
    @ParameterizedTest
    @CsvSource({
        // Closes on the Sunday of 23 hours: opened in winter time, closed in summer time.
        "2024-02-29, 2024-03-31, 2024-02-28T22:00:00Z, 2024-03-31T20:59:59Z",
        // The day before still ends in winter time.
        "2024-02-28, 2024-03-30, 2024-02-27T22:00:00Z, 2024-03-30T21:59:59Z",
        // Opens on that Sunday at midnight, still in winter time.
        "2024-03-31, 2024-04-30, 2024-03-30T22:00:00Z, 2024-04-30T20:59:59Z",
        // Closes on the Sunday of 25 hours.
        "2024-09-27, 2024-10-27, 2024-09-26T21:00:00Z, 2024-10-27T21:59:59Z",
        // The day before still ends in summer time.
        "2024-09-26, 2024-10-26, 2024-09-25T21:00:00Z, 2024-10-26T20:59:59Z",
        // Opens on that Sunday at midnight, still in summer time.
        "2024-10-27, 2024-11-27, 2024-10-26T21:00:00Z, 2024-11-27T21:59:59Z"
    })
    void theCallOpensAtMidnightAndItsLastSecondCounts(
            LocalDate opens, LocalDate closes, Instant opensAt, Instant closesAt) {
        publish(new CallDraft(
                opens,
                closes,
                new BigDecimal("12"),
                "none",
                List.of(new ActionDraft(actions.get(0).id(), euro("210000"))),
                List.of(),
                null,
                CONTACTS,
                STRATEGY_AT));
        Call published = calls.find(call).orElseThrow();
        assertThat(published.opensAt()).isEqualTo(opensAt);
        assertThat(published.closesAt()).isEqualTo(closesAt);

        clock.moveTo(opensAt.minusNanos(1000));
        runJobs(call);
        assertThat(hasPassed(call, "Task_OpenCall")).isFalse();
        assertThatThrownBy(this::submit).hasMessageContaining("application.not-open");
        moveTo(opensAt, call);
        assertThat(hasPassed(call, "Task_OpenCall")).isTrue();

        clock.moveTo(closesAt);
        submit();
        runJobs(call);
        assertThat(hasPassed(call, "Task_CloseCall")).isFalse();
        clock.moveTo(closesAt.plusNanos(1000));
        assertThatThrownBy(this::submit).hasMessageContaining("application.too-late");
        moveTo(closesAt.plusMillis(1), call);
        assertThat(hasPassed(call, "Task_CloseCall")).isTrue();
        assertThat(variable(call, "anyApplications")).isEqualTo(true);
    }
}
