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
 * every test class of a module, so that Quarkus starts once. With the argument {@code database=false} only the broker. With the
 * system property {@code longform.test.encrypted} both speak TLS, and the broker asks for a login.
 */
public class KafkaAndPostgres implements QuarkusTestResourceLifecycleManager {
    /** They tell every partition and every line of the database's log. */
    private static final List<String> TALKATIVE =
            List.of("kafka", "org.apache.kafka", "state.change.logger", "io.zonky.test.db.postgres");

    private static final String ENCRYPTED = "longform.test.encrypted";

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
            String management = String.valueOf(Ports.free());
            settings.put("quarkus.management.port", management);
            settings.put("quarkus.management.test-port", management);
            Management.at(management);
            settings.putAll(Boolean.getBoolean(ENCRYPTED) ? startEncrypted() : startPlain());
            settings.put("kafka.bootstrap.servers", broker.bootstrapServers());
            if (database) {
                settings.put("quarkus.datasource.username", "postgres");
                settings.put("quarkus.datasource.password", "postgres");
            }
            return settings;
        } catch (IOException | SQLException e) {
            throw new IllegalStateException("the test's Kafka or PostgreSQL does not start: " + e.getMessage(), e);
        }
    }

    private Map<String, String> startPlain() throws IOException, SQLException {
        broker = KafkaBroker.start(directory.resolve("kafka"), Ports.free(), Ports.free());
        TopicDeclarations.create(broker.bootstrapServers());
        return database ? Map.of("quarkus.datasource.jdbc.url", startDatabase(Map.of())) : Map.of();
    }

    private Map<String, String> startEncrypted() throws IOException, SQLException {
        Encryption encryption = Encryption.create(directory.resolve("keys"));
        int port = Ports.free();
        int controllerPort = Ports.free();
        int internalPort = Ports.free();
        broker = KafkaBroker.start(
                directory.resolve("kafka"),
                port,
                controllerPort,
                encryption.broker(port, controllerPort, internalPort),
                encryption.logins());
        TopicDeclarations.create("127.0.0.1:" + internalPort);
        Map<String, String> settings = new HashMap<>();
        encryption.kafkaClient().forEach((name, value) -> settings.put("kafka." + name, value));
        if (database) {
            settings.put("quarkus.datasource.jdbc.url", encryption.verified(startDatabase(encryption.database())));
        }
        return settings;
    }

    private String startDatabase(Map<String, String> settings) throws IOException, SQLException {
        postgres = PostgresServer.start(directory.resolve("postgres"), Ports.free(), settings);
        postgres.createDatabase("test");
        return postgres.jdbcUrl("test");
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
