package lv.leader;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Date;
import lv.leader.database.LeaderClock;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class LeaderApplicationTest extends LeaderTest {

    @Autowired
    LeaderClock clock;

    @Autowired
    JdbcClient database;

    @AfterEach
    void letTimeRun() {
        clock.release();
    }

    @Test
    void databaseJavaAndEngineShareOneClock() {
        Instant moment = Instant.parse("2027-03-28T00:59:59.123456Z");
        clock.moveTo(moment);
        assertThat(clock.instant()).isEqualTo(moment);
        assertThat(database.sql("SELECT leader_now()")
                        .query(java.time.OffsetDateTime.class)
                        .single()
                        .toInstant())
                .isEqualTo(moment);
        assertThat(ClockUtil.getCurrentTime()).isEqualTo(Date.from(moment));
    }

    @Test
    void theServerKeepsWhatItAcknowledged() {
        for (String guard : new String[] {"fsync", "synchronous_commit", "full_page_writes"}) {
            assertThat(database.sql("SELECT current_setting('" + guard + "')")
                            .query(String.class)
                            .single())
                    .as(guard)
                    .isEqualTo("on");
        }
    }
}
