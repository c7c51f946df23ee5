package lv.leader.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Starts a real, durable PostgreSQL with the application when no {@code spring.datasource.url} is given.
 *
 * <p>Its data stay in a local folder. A server that survived a killed application is found by its lock file and
 * reused. It closes after everything that uses it, since the data source depends on the connection details.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnExpression("'${spring.datasource.url:}' == ''")
class EmbeddedDatabase {

    private static final Logger log = LoggerFactory.getLogger(EmbeddedDatabase.class);
    private static final String USER = "postgres";

    @Bean(destroyMethod = "close")
    EmbeddedPostgres embeddedPostgres(EmbeddedDatabaseProperties properties) throws IOException {
        Path directory = properties.directory().toAbsolutePath();
        Files.createDirectories(directory);
        EmbeddedPostgres server = EmbeddedPostgres.builder()
                .setDataDirectory(directory.resolve("cluster"))
                .setOverrideWorkingDirectory(directory.resolve("binaries").toFile())
                .setCleanDataDirectory(false)
                .setPort(portOf(directory.resolve("cluster"), properties.port()))
                .setRegisterShutdownHook(false)
                .setPGStartupWait(Duration.ofSeconds(60))
                .setLocaleConfig("locale", "C.UTF-8")
                .setLocaleConfig("encoding", "UTF8")
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("max_connections", "100")
                .setServerConfig("shared_preload_libraries", "pg_stat_statements")
                .setServerConfig("track_io_timing", "off")
                .start();
        log.info("PostgreSQL on port {} keeps its data in {}", server.getPort(), directory);
        return server;
    }

    @Bean
    JdbcConnectionDetails embeddedConnection(EmbeddedPostgres server, EmbeddedDatabaseProperties properties)
            throws SQLException {
        createIfMissing(server, properties.name());
        String url =
                "jdbc:postgresql://localhost:%d/%s?reWriteBatchedInserts=true&socketTimeout=30&options=-c%%20statement_timeout=20000"
                        .formatted(server.getPort(), properties.name());
        return new JdbcConnectionDetails() {
            @Override
            public String getUsername() {
                return USER;
            }

            @Override
            public String getPassword() {
                return USER;
            }

            @Override
            public String getJdbcUrl() {
                return url;
            }
        };
    }

    private static void createIfMissing(EmbeddedPostgres server, String name) throws SQLException {
        try (var connection = server.getPostgresDatabase().getConnection();
                var look = connection.prepareStatement("SELECT 1 FROM pg_database WHERE datname = ?")) {
            look.setString(1, name);
            if (!look.executeQuery().next()) {
                try (var create = connection.createStatement()) {
                    create.execute("CREATE DATABASE " + create.enquoteIdentifier(name, true));
                }
            }
        }
    }

    /** The port of a server that still runs on this cluster, else the configured one (0: any free one). */
    private static int portOf(Path cluster, int configured) throws IOException {
        Path lock = cluster.resolve("postmaster.pid");
        if (Files.isReadable(lock)) {
            var lines = Files.readAllLines(lock);
            boolean alive =
                    ProcessHandle.of(Long.parseLong(lines.get(0).strip())).isPresent();
            if (alive) {
                return Integer.parseInt(lines.get(3).strip());
            }
        }
        return configured;
    }
}
