package lv.leader.engine;

import java.time.Instant;
import java.util.Date;
import lv.leader.database.LeaderClock;
import org.camunda.bpm.engine.impl.util.ClockUtil;

/** Puts the engine's clock on {@link LeaderClock}. */
final class EngineTime {

    private EngineTime() {}

    /** The engine's clock runs with the real one, shifted by the database's difference, or stands where ours stands. */
    static void follow(LeaderClock clock) {
        clock.follow(() -> set(clock));
    }

    private static void set(LeaderClock clock) {
        if (clock.isFixed()) {
            ClockUtil.setCurrentTime(Date.from(clock.instant()));
        } else {
            ClockUtil.reset();
            ClockUtil.offset(clock.millis() - Instant.now().toEpochMilli());
        }
    }
}
