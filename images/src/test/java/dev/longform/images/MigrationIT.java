package dev.longform.images;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.cloud.tools.jib.api.Jib;
import dev.longform.local.Ports;
import dev.longform.local.postgres.PostgresServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the manifests' init containers and containers do to a database: the image's own entry point is run, from the
 * image's unpacked layers, and there is no broker.
 */
class MigrationIT {
    private static final Map<String, String> MIGRATE = Map.of("QUARKUS_INIT_AND_EXIT", "true");

    /** As a pod's container, but it ends when it would begin to serve. */
    private static final Map<String, String> CHECK = Map.of(
            "QUARKUS_INIT_AND_EXIT", "true",
            "QUARKUS_FLYWAY_MIGRATE_AT_START", "false",
            "QUARKUS_FLYWAY_VALIDATE_AT_START", "true");

    @TempDir
    private static Path directory;

    private static PostgresServer postgres;

    @BeforeAll
    static void start() throws IOException {
        postgres = PostgresServer.start(directory.resolve("postgres"), Ports.free());
    }

    @AfterAll
    static void stop() throws IOException {
        postgres.close();
    }

    @Test
    void anInitContainerMigratesAndAContainerRefusesADatabaseThatIsBehindButNotOneThatIsAhead() throws Exception {
        List<String> command = unpacked("aggregator-service");
        postgres.createDatabase("aggregator");

        Ended early = run(command, "aggregator", CHECK);
        assertThat(early.code()).as(early.output()).isNotZero();
        assertThat(early.output()).contains("Detected resolved migration not applied to database: 1");

        Ended migration = run(command, "aggregator", MIGRATE);
        assertThat(migration.code()).as(migration.output()).isZero();
        assertThat(applied("aggregator")).isPositive();

        execute("aggregator", """
            insert into flyway_schema_history
              (installed_rank, version, description, type, script, installed_by, execution_time, success)
            values (9999, '9999', 'of a newer version', 'SQL', 'V9999__newer.sql', 'newer', 1, true)
            """);
        for (Map<String, String> start : List.of(MIGRATE, CHECK)) {
            Ended ahead = run(command, "aggregator", start);
            assertThat(ahead.code()).as(ahead.output()).isZero();
        }
    }

    @Test
    void theOtherDatabaseIsMigratedInTheSameWay() throws Exception {
        List<String> command = unpacked("dataset-service");
        postgres.createDatabase("dataset");

        Ended migration = run(command, "dataset", MIGRATE);

        assertThat(migration.code()).as(migration.output()).isZero();
        assertThat(applied("dataset")).isPositive();
    }

    /** The entry point of an image whose files stand in a directory of this machine, for the Java of this test. */
    private static List<String> unpacked(String service) throws Exception {
        Path file = new ImageWriter("test", directory.resolve(service), false, line -> {})
                .write(
                        ServiceImage.of(ImagesIT.ROOT, service),
                        Jib.fromScratch(),
                        ServiceImage.PLATFORMS.get(0),
                        directory.resolve(service));
        ImageFile image = ImageFile.read(file);
        Path files = directory.resolve(service).resolve("files");
        image.unpack(files);
        List<String> command = new ArrayList<>();
        for (String argument : image.entryPoint()) {
            // an option of Java 23 and later
            if (!argument.startsWith("--sun-misc-unsafe-memory-access")
                    || Runtime.version().feature() >= 23) {
                command.add(argument.startsWith("/app") ? files + argument : argument);
            }
        }
        command.set(0, Path.of(System.getProperty("java.home"), "bin", "java").toString());
        return command;
    }

    private static Ended run(List<String> command, String database, Map<String, String> environment)
            throws IOException, InterruptedException {
        Path output = Files.createTempFile(directory, "output", ".log");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        Map<String, String> variables = new HashMap<>(environment);
        variables.put("QUARKUS_DATASOURCE_JDBC_URL", postgres.jdbcUrl(database));
        variables.put("QUARKUS_DATASOURCE_USERNAME", "postgres");
        variables.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        variables.put("KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:1");
        variables.put("JAVA_TOOL_OPTIONS", "-Xmx256m -XX:+UseSerialGC -XX:TieredStopAtLevel=1");
        builder.environment().putAll(variables);
        Process process = builder.start();
        try {
            assertThat(process.waitFor(3, TimeUnit.MINUTES))
                    .as(Files.readString(output))
                    .isTrue();
        } finally {
            process.destroyForcibly();
        }
        return new Ended(process.exitValue(), Files.readString(output));
    }

    private static int applied(String database) throws SQLException {
        try (Connection connection = connection(database);
                Statement statement = connection.createStatement();
                ResultSet count = statement.executeQuery(
                        "select count(*) from flyway_schema_history where success and version is not null")) {
            count.next();
            return count.getInt(1);
        }
    }

    private static void execute(String database, String sql) throws SQLException {
        try (Connection connection = connection(database);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Connection connection(String database) throws SQLException {
        return DriverManager.getConnection(postgres.jdbcUrl(database), "postgres", "");
    }

    private record Ended(int code, String output) {}
}
