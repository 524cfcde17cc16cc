package dev.longform.local.postgres;

import dev.longform.local.Lifeline;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * A real PostgreSQL on the loopback address, unpacked from a library. It outlives a killed JVM; the next start on its
 * directory stops it first.
 */
public final class PostgresServer implements AutoCloseable {
    private static final Duration STARTUP = Duration.ofSeconds(60);

    /** A killed server leaves its socket's lock file behind, which keeps the next one from starting. */
    private static final String NONE = "";

    private final EmbeddedPostgres server;
    private final Postmaster postmaster;
    private volatile boolean closing;

    private PostgresServer(EmbeddedPostgres server, Postmaster postmaster) {
        this.server = server;
        this.postmaster = postmaster;
    }

    /**
     * Starts a server that keeps what it acknowledged ({@code fsync} and synchronous commit are on), and stops it when this
     * JVM ends.
     *
     * @param directory where it keeps its data; initialised when it is new
     * @param port where clients connect
     * @throws IOException when it does not start
     */
    public static PostgresServer start(Path directory, int port) throws IOException {
        return start(directory, port, Map.of());
    }

    /**
     * The same with settings of its own.
     *
     * @param more settings beside the usual ones, for example {@code ssl}
     * @throws IOException when it does not start
     */
    public static PostgresServer start(Path directory, int port, Map<String, String> more) throws IOException {
        Path data = directory.toAbsolutePath().normalize();
        Files.createDirectories(data.getParent());
        PostgresBinaries.keepInOnePlace();
        Postmaster postmaster = new Postmaster(data);
        postmaster.stopOrphan();
        new PostgresDirectory(data).removeUnfinished();
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setPort(port)
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("unix_socket_directories", NONE)
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("max_connections", "200")
                .setPGStartupWait(STARTUP)
                .setRegisterShutdownHook(false);
        more.forEach(builder::setServerConfig);
        EmbeddedPostgres server = builder.start();
        PostgresServer started = new PostgresServer(server, postmaster);
        Lifeline.onEnd("PostgreSQL", started);
        return started;
    }

    /** Creates a database unless it exists. */
    public void createDatabase(String name) throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            try (ResultSet found = statement.executeQuery("select 1 from pg_database where datname = '" + name + "'")) {
                if (found.next()) {
                    return;
                }
            }
            statement.execute("create database \"" + name + "\"");
        }
    }

    /** The JDBC URL of one of its databases, for the user {@code postgres} without a password. */
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/" + database + "?reWriteBatchedInserts=true";
    }

    /** Does something when the server's process ends although nobody closed it. */
    public void whenGone(Runnable action) {
        postmaster.process().ifPresent(process -> process.onExit().thenRun(() -> {
            if (!closing) {
                action.run();
            }
        }));
    }

    /** Stops the server and waits until its process is gone. */
    @Override
    public void close() throws IOException {
        closing = true;
        Optional<ProcessHandle> process = postmaster.process();
        server.close();
        if (process.isPresent()) {
            postmaster.awaitEnd(process.get());
        }
    }
}
