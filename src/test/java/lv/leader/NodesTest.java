package lv.leader;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;

/** Nodes as they run outside the tests: several on one database, and one that was killed. */
class NodesTest {

    private static final String ADMIN = "first-administrator";
    private static final String PASSWORD = "Gauja-Salaca-2026";

    private Path folder;

    @BeforeEach
    void emptyFolder(TestInfo test) throws IOException {
        folder = Path.of("target/nodes", test.getTestMethod().orElseThrow().getName())
                .toAbsolutePath();
        FileSystemUtils.deleteRecursively(folder);
        Files.createDirectories(folder);
    }

    @Test
    void twoNodesThatStartAtOnceOnAnEmptyDatabaseBothServeAndReleaseTheModelsOnce() throws Exception {
        try (var server = EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(folder.resolve("binaries").toFile())
                .setDataDirectory(folder.resolve("cluster"))
                .start()) {
            // What the README asks of a production node.
            var settings = Map.of(
                    "SPRING_DATASOURCE_URL",
                    server.getJdbcUrl("postgres", "postgres"),
                    "SPRING_DATASOURCE_USERNAME",
                    "postgres",
                    "SPRING_DATASOURCE_PASSWORD",
                    "postgres",
                    "LEADER_DEMO",
                    "false",
                    "LEADER_SIGNING_KEYSTORE",
                    seal().toString(),
                    "LEADER_SIGNING_PASSWORD",
                    PASSWORD,
                    "CAMUNDA_BPM_ADMINUSER_ID",
                    ADMIN,
                    "CAMUNDA_BPM_ADMINUSER_PASSWORD",
                    PASSWORD);
            try (var one = Node.start(folder, "one", settings);
                    var two = Node.start(folder, "two", settings)) {
                for (Node node : new Node[] {one, two}) {
                    node.whenHealthy();
                    assertThat(node.get("/engine-rest/user/count", ADMIN, PASSWORD)
                                    .body())
                            .isEqualTo("{\"count\":1}");
                    assertThat(node.logged()).doesNotContain(" WARN ").doesNotContain(" ERROR ");
                }
            }
            var database = JdbcClient.create(server.getPostgresDatabase());
            assertThat(database.sql("SELECT count(*) FROM model_release")
                            .query(Long.class)
                            .single())
                    .isEqualTo(1);
            assertThat(database.sql("SELECT key_ FROM act_re_procdef WHERE version_ = 1")
                            .query(String.class)
                            .set())
                    .isEqualTo(diagrams());
            assertThat(database.sql("SELECT count(*) FROM act_re_procdef")
                            .query(Long.class)
                            .single())
                    .isEqualTo(diagrams().size());
        }
    }

    @Test
    void aNodeThatWasKilledFindsItsServerAgainAndWhatWasAcknowledged() throws Exception {
        var settings = Map.of("LEADER_DEMOPROGRAMME", "false", "LEADER_DATABASE_PORT", "0");
        try (var first = Node.start(folder, "first", settings)) {
            var made = first.whenHealthy()
                    .post("/engine-rest/user/create", """
                            {"profile": {"id": "demo-newcomer", "firstName": "Demo", "lastName": "Newcomer"},
                             "credentials": {"password": "%s"}}""".formatted(PASSWORD), "demo-admin", PASSWORD);
            assertThat(made.statusCode()).isEqualTo(204);
            first.kill();
            try (var next = Node.start(folder, "next", settings)) {
                assertThat(next.whenHealthy()
                                .get("/engine-rest/user/demo-newcomer/profile", "demo-admin", PASSWORD)
                                .body())
                        .contains("Newcomer");
            }
        }
        assertThat(folder.resolve("data/postgres/cluster/postmaster.pid"))
                .as("a node that is asked to end ends the server too")
                .doesNotExist();
    }

    private static Set<String> diagrams() throws IOException {
        try (var files = Files.list(Path.of("processes"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".bpmn"))
                    .map(name -> name.replace(".bpmn", ""))
                    .collect(Collectors.toSet());
        }
    }

    /** A seal as an institution would have it, made by the JDK's own tool. */
    private Path seal() throws IOException, InterruptedException {
        Path keystore = folder.resolve("seal.p12");
        var tool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "seal",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=Demo seal",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        keystore.toString(),
                        "-storepass",
                        PASSWORD)
                .inheritIO()
                .start();
        assertThat(tool.waitFor()).isZero();
        return keystore;
    }
}
