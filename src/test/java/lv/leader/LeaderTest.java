package lv.leader;

import lv.leader.coverage.CoverageReport;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/**
 * The real application on a real PostgreSQL: one context for all tests, a fresh database per run of the virtual machine,
 * a clock that can be moved, jobs executed by the tests themselves.
 */
@ExtendWith(CoverageReport.class)
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@TestPropertySource(
        properties = {
            "leader.database.directory=target/postgres",
            "leader.database.port=0",
            "leader.database.name=leader_${random.uuid}",
            "leader.clock.virtual=true",
            "camunda.bpm.job-execution.enabled=false",
            "leader.demo=true",
            "leader.demo-programme=false"
        })
@Import(Guards.class)
public abstract class LeaderTest {}
