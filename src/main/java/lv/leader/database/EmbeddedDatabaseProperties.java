package lv.leader.database;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the embedded PostgreSQL lives.
 *
 * @param directory folder of binaries and data
 * @param port TCP port on the loopback address; 0 takes any free one
 * @param name database in the cluster, created when missing
 */
@ConfigurationProperties("leader.database")
record EmbeddedDatabaseProperties(
        @DefaultValue("data/postgres") Path directory,
        @DefaultValue("54320") int port,
        @DefaultValue("leader") String name) {}
