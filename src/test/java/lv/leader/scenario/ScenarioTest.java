package lv.leader.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import lv.leader.LeaderTest;
import lv.leader.database.LeaderClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.annotation.DirtiesContext;

/** All nine steps, on a database of its own: a round goes from its strategy to its closed projects. */
@DirtiesContext
class ScenarioTest extends LeaderTest {

    @Autowired
    Scenario scenario;

    @Autowired
    LeaderClock clock;

    @TempDir
    Path output;

    @AfterEach
    void letTimeRun() {
        clock.release();
    }

    @Test
    void aSmallRoundEndsAsItsScoresAndFindingsSay() throws Exception {
        var printed = new ByteArrayOutputStream();
        boolean holds = scenario.run(
                Path.of("scenarios/small"), output, new PrintStream(printed, true, StandardCharsets.UTF_8));
        assertThat(printed.toString(StandardCharsets.UTF_8)).contains("All checks hold.");
        assertThat(holds).isTrue();
        // Action 1 has 30 000: S-1 and S-2 fit, S-3 waits; what the agency refuses S-2 funds it. S-4 is below six
        // points, S-5 outside the territory, S-6 knocked out. In action 2 S-8 is withdrawn, S-7 reduced to 9 000, S-9
        // and S-10 fit beside it.
        assertThat(Files.readString(output.resolve("outcomes.csv"))).isEqualTo("""
                number,conformity,rank,mean_score,decision,support,paid,reports,end_event
                S-1,conforms,1,8.33,approved,13500.00,13500.00,5,End_ProjectClosed
                S-2,conforms,2,7.83,refused,,,0,End_ApplicationRefused
                S-3,conforms,3,7.00,approved,7200.00,7200.00,5,End_ProjectClosed
                S-4,does-not-conform,,4.17,refused,,,0,End_ApplicationRefused
                S-5,does-not-conform,,,refused,,,0,End_ApplicationRefused
                S-6,does-not-conform,,6.67,refused,,,0,End_ApplicationRefused
                S-7,conforms,1,8.00,approved-reduced,6300.00,6300.00,5,End_ProjectClosed
                S-8,withdrawn,,8.67,,,,0,End_ApplicationWithdrawn
                S-9,conforms,2,7.00,approved,2100.00,2100.00,5,End_ProjectClosed
                S-10,conforms,3,6.50,approved,700.00,700.00,5,End_ProjectClosed
                """);
    }
}
