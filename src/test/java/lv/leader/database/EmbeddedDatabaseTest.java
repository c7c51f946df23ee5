package lv.leader.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;

/** What the embedded server acknowledged outlives the server. */
class EmbeddedDatabaseTest {

    private static final Path FOLDER = Path.of("target/embedded-database");
    private static final Path LOCK = FOLDER.resolve("cluster/postmaster.pid");

    private final EmbeddedDatabase embedded = new EmbeddedDatabase();
    private final EmbeddedDatabaseProperties properties = new EmbeddedDatabaseProperties(FOLDER, 0, "leader");

    @BeforeEach
    void fromNothing() throws IOException {
        FileSystemUtils.deleteRecursively(FOLDER);
    }

    @AfterEach
    void endTheServer() throws Exception {
        if (Files.exists(LOCK)) {
            ProcessHandle.of(processOfServer()).ifPresent(ProcessHandle::destroy);
        }
    }

    @Test
    void aServerThatWasKilledRecoversOnTheNextStart() throws Exception {
        var first = embedded.embeddedPostgres(properties);
        write(first);
        var server = ProcessHandle.of(processOfServer()).orElseThrow();
        var workers = server.descendants().toList();
        server.destroyForcibly();
        server.onExit().get(20, TimeUnit.SECONDS);
        for (ProcessHandle worker : workers) {
            worker.onExit().get(20, TimeUnit.SECONDS);
        }
        first.close();
        assertThat(LOCK).as("left behind by the killed server").exists();

        try (var second = embedded.embeddedPostgres(properties)) {
            assertThat(written(second)).isEqualTo("kept");
        }
    }

    private static void write(EmbeddedPostgres server) {
        var database = JdbcClient.create(server.getPostgresDatabase());
        database.sql("CREATE TABLE note (text text)").update();
        database.sql("INSERT INTO note VALUES ('kept')").update();
    }

    private static String written(EmbeddedPostgres server) {
        return JdbcClient.create(server.getPostgresDatabase())
                .sql("SELECT text FROM note")
                .query(String.class)
                .single();
    }

    private static long processOfServer() throws IOException {
        return Long.parseLong(Files.readAllLines(LOCK).get(0).strip());
    }
}
