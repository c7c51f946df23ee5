package lv.leader.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import lv.leader.LeaderTest;
import lv.leader.engine.Inbox;
import lv.leader.engine.ProcessGate;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What a completed user task costs the database, here and with the starter's defaults, on the same process. By hand:
 * {@code mvn test -Dtest=MeasuresTest -Dleader.measure}; docs/performance.md says what was found.
 */
@EnabledIfSystemProperty(named = "leader.measure", matches = ".*")
@Import(MeasuresTest.Nothing.class)
@TestPropertySource(properties = "leader.database.directory=target/postgres-measures")
@DirtiesContext
class MeasuresTest extends LeaderTest {

    private static final int WARMING_UP = 10;
    private static final int CLAIMS = 40;
    private static final double MOST_BYTES = 8 * 1024;

    @Autowired
    ProcessEngine engine;

    @Autowired
    ProcessGate gate;

    @Autowired
    Inbox inbox;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    AuthorizationService authorizations;

    @Autowired
    JdbcClient database;

    @Autowired
    JdbcConnectionDetails connection;

    @TestConfiguration(proxyBeanMethods = false)
    static class Nothing {

        @Bean
        DoesNothing measured() {
            return new DoesNothing();
        }
    }

    @Test
    void aCompletedUserTaskCostsLessThanTheStarters() throws IOException {
        for (String group : List.of("lad-officer", "lad-inspector", "lad-checker", "lad-authoriser")) {
            grant(group);
        }
        Meter here = measure(new ClaimsByHand(engine), new Meter(database), new ClaimsByHand.Ways() {
            @Override
            public void start(UUID claim, Map<String, Object> values) {
                gate.start(ClaimsByHand.PROCESS, claim, null, values);
            }

            @Override
            public void booked(UUID claim) {
                transaction.executeWithoutResult(status -> inbox.post(claim, "PaymentBooked", Map.of(), null));
            }
        });
        Meter plain = starter("false");
        Meter authorized = starter("true");
        int tasks = ClaimsByHand.tasks(CLAIMS);
        var table = new StringBuilder(
                "| per completed user task | | statements | commits | write-ahead log |\n|---|---|---|---|---|\n");
        for (String part : List.of("claim", "complete", "continue")) {
            table.append(line(part, "this project", here.of(part), tasks));
            table.append(line("", "starter's defaults", plain.of(part), tasks));
            table.append(line("", "starter, authorizations on", authorized.of(part), tasks));
        }
        table.append(line("all, start and end shared out", "this project", here.all(), tasks));
        table.append(line("", "starter's defaults", plain.all(), tasks));
        table.append(line("", "starter, authorizations on", authorized.all(), tasks));
        Files.createDirectories(Path.of("target"));
        Files.writeString(
                Path.of("target/measures.md"),
                table
                        + asked("this project, complete", here.of("complete"))
                        + asked("this project, claim", here.of("claim"))
                        + asked("this project, continue", here.of("continue"))
                        + asked("starter, complete", plain.of("complete")));
        System.out.println(table);
        assertThat(here.of("complete").statements())
                .isLessThan(plain.of("complete").statements());
        assertThat((double) here.of("complete").bytes() / tasks).isLessThanOrEqualTo(MOST_BYTES);
    }

    private static String line(String part, String where, Meter.Reading reading, int tasks) {
        return "| %s | %s | %s |%n".formatted(part, where, reading.per(tasks));
    }

    private static Meter measure(ClaimsByHand claims, Meter meter, ClaimsByHand.Ways ways) {
        claims.work(WARMING_UP, ways, part -> {});
        meter.begin();
        claims.work(CLAIMS, ways, meter::done);
        return meter;
    }

    private Meter starter(String authorization) throws IOException {
        String name = "starter_" + UUID.randomUUID().toString().replace("-", "");
        database.sql("CREATE DATABASE " + name).update();
        String url = connection.getJdbcUrl().replaceFirst("/leader_[^?]*\\?.*$", "/" + name);
        try (var application = new SpringApplicationBuilder(StarterDefaults.class)
                .properties(Map.of(
                        "spring.config.name", "starter-defaults",
                        "server.port", "0",
                        "spring.datasource.url", url,
                        "spring.datasource.username", connection.getUsername(),
                        "spring.datasource.password", connection.getPassword(),
                        "spring.jmx.enabled", "false",
                        "camunda.bpm.authorization.enabled", authorization,
                        // The measure executes the jobs itself, as above.
                        "camunda.bpm.job-execution.enabled", "true",
                        "camunda.bpm.job-executor.deployment-aware", "false"))
                .run()) {
            ProcessEngine starter = application.getBean(ProcessEngine.class);
            var configuration = (org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl)
                    starter.getProcessEngineConfiguration();
            configuration.getJobExecutor().shutdown();
            return measure(
                    new ClaimsByHand(starter),
                    new Meter(application.getBean(JdbcClient.class)),
                    new ClaimsByHand.Ways() {
                        @Override
                        public void start(UUID claim, Map<String, Object> values) {
                            starter.getRuntimeService()
                                    .startProcessInstanceByKey(ClaimsByHand.PROCESS, claim.toString(), values);
                        }

                        @Override
                        public void booked(UUID claim) {
                            starter.getRuntimeService()
                                    .createMessageCorrelation("PaymentBooked")
                                    .processInstanceBusinessKey(claim.toString())
                                    .correlate();
                        }
                    });
        }
    }

    private void grant(String group) {
        var grant = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
        grant.setGroupId(group);
        grant.setResource(Resources.PROCESS_DEFINITION);
        grant.setResourceId(ClaimsByHand.PROCESS);
        grant.addPermission(Permissions.READ);
        grant.addPermission(Permissions.READ_TASK);
        grant.addPermission(ProcessDefinitionPermissions.TASK_WORK);
        authorizations.saveAuthorization(grant);
    }

    private static String asked(String where, Meter.Reading reading) {
        var text = new StringBuilder("\n" + where + ": calls, bytes, whole pages, statement\n");
        Map<String, Meter.Asked> byQuery = new LinkedHashMap<>();
        reading.asked()
                .forEach(one -> byQuery.merge(
                        one.query().replaceAll("\\s+", " "),
                        one,
                        (a, b) -> new Meter.Asked(
                                a.query(), a.calls() + b.calls(), a.written() + b.written(), a.images() + b.images())));
        byQuery.forEach((query, one) -> text.append("%6d %9d %5d  %s%n"
                .formatted(
                        one.calls(), one.written(), one.images(), query.substring(0, Math.min(150, query.length())))));
        return text.toString();
    }
}
