package lv.leader.eps;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import lv.leader.calendar.LegalCalendar;
import lv.leader.call.Call;
import lv.leader.call.Calls;
import lv.leader.database.Ids;
import org.joda.money.Money;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A call of a demo group with one action, open for a month around now. */
public record OpenCall(UUID call, UUID action) {

    public static OpenCall of(String lag, JdbcClient database, Calls calls, Clock clock) {
        UUID strategy = Ids.next();
        UUID version = Ids.next();
        UUID action = Ids.next();
        database.sql("INSERT INTO strategy (id, lag, title, fund, period) VALUES (?, ?, 'Demo', 'EAFRD', '2023-2027')")
                .params(strategy, lag)
                .update();
        database.sql("INSERT INTO strategy_version (id, strategy, number) VALUES (?, ?, 1)")
                .params(version, strategy)
                .update();
        database.sql("INSERT INTO strategy_action (id, version, code, name, cap, intensity, allocation)"
                        + " VALUES (?, ?, '2.1', 'Public places and paths', 30000, 90, 210000)")
                .params(action, version)
                .update();
        Instant today = clock.instant().truncatedTo(ChronoUnit.HOURS);
        UUID call = Calls.newId();
        UUID callAction = Calls.newId();
        calls.draft(
                new Call(
                        call,
                        lag,
                        version,
                        1,
                        today.minus(Duration.ofDays(2)),
                        LocalDate.ofInstant(today, LegalCalendar.RIGA)
                                .plusDays(30)
                                .atTime(23, 59, 59)
                                .atZone(LegalCalendar.RIGA)
                                .toInstant(),
                        new BigDecimal("10"),
                        "none"),
                List.of(new Calls.CallAction(callAction, action, Money.parse("EUR 210000"))));
        calls.publish(call);
        return new OpenCall(call, callAction);
    }
}
