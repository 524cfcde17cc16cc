package dev.longform.local.testing;

import dev.longform.local.Ports;
import dev.longform.local.kafka.KafkaBroker;
import dev.longform.local.kafka.TopicDeclarations;
import dev.longform.local.postgres.PostgresServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A real broker with the declared topics and a real, empty database for the tests of one module. Use the same class on
 * every test class of a module, so that Quarkus starts once. With the argument {@code database=false} only the broker.
 */
public class KafkaAndPostgres implements QuarkusTestResourceLifecycleManager {
    /** They tell every partition and every line of the database's log. */
    private static final List<String> TALKATIVE =
            List.of("kafka", "org.apache.kafka", "state.change.logger", "io.zonky.test.db.postgres");

    private boolean database = true;
    private Path directory;
    private KafkaBroker broker;
    private PostgresServer postgres;

    @Override
    public void init(Map<String, String> arguments) {
        database = !"false".equals(arguments.get("database"));
    }

    @Override
    public Map<String, String> start() {
        try {
            directory = Files.createTempDirectory("longform-test");
            Map<String, String> settings = new HashMap<>();
            for (String talkative : TALKATIVE) {
                settings.put("quarkus.log.category.\"" + talkative + "\".level", "WARN");
            }
            broker = KafkaBroker.start(directory.resolve("kafka"), Ports.free(), Ports.free());
            TopicDeclarations.create(broker.bootstrapServers());
            settings.put("kafka.bootstrap.servers", broker.bootstrapServers());
            if (database) {
                postgres = PostgresServer.start(directory.resolve("postgres"), Ports.free());
                postgres.createDatabase("test");
                settings.put("quarkus.datasource.jdbc.url", postgres.jdbcUrl("test"));
                settings.put("quarkus.datasource.username", "postgres");
                settings.put("quarkus.datasource.password", "postgres");
            }
            return settings;
        } catch (IOException | SQLException e) {
            throw new IllegalStateException("the test's Kafka or PostgreSQL does not start: " + e.getMessage(), e);
        }
    }

    @Override
    public void stop() {
        try {
            if (postgres != null) {
                postgres.close();
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } finally {
            if (broker != null) {
                broker.close();
            }
            delete(directory);
        }
    }

    private static void delete(Path root) {
        if (root == null) {
            return;
        }
        try (Stream<Path> files = Files.walk(root)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        } catch (IOException e) {
            throw new UncheckedIOException("the test's directory " + root + " cannot be deleted", e);
        }
    }
}
