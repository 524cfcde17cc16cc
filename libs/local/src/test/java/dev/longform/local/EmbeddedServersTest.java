package dev.longform.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longform.contracts.Topic;
import dev.longform.local.kafka.KafkaBroker;
import dev.longform.local.kafka.TopicDeclarations;
import dev.longform.local.postgres.PostgresServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedServersTest {
    @Test
    void aBrokerKeepsItsTopicsOverARestart(@TempDir Path directory) throws Exception {
        int port = Ports.free();
        int controllerPort = Ports.free();
        try (KafkaBroker broker = KafkaBroker.start(directory, port, controllerPort)) {
            TopicDeclarations.create(broker.bootstrapServers());
        }
        try (KafkaBroker broker = KafkaBroker.start(directory, port, controllerPort);
                Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            Set<String> topics = admin.listTopics().names().get();
            assertThat(topics)
                    .containsAll(
                            Arrays.stream(Topic.values()).map(Topic::topicName).toList())
                    .contains("longform.verdicts.v1.aggregator-service.dlq");
        }
    }

    @Test
    void aDatabaseKeepsItsRowsOverARestart(@TempDir Path directory) throws Exception {
        int port = Ports.free();
        try (PostgresServer postgres = PostgresServer.start(directory.resolve("pg"), port)) {
            postgres.createDatabase("kept");
            try (Connection connection = DriverManager.getConnection(postgres.jdbcUrl("kept"), "postgres", "")) {
                connection.createStatement().execute("create table t as select 42 as answer");
            }
        }
        try (PostgresServer postgres = PostgresServer.start(directory.resolve("pg"), port)) {
            postgres.createDatabase("kept");
            try (Connection connection = DriverManager.getConnection(postgres.jdbcUrl("kept"), "postgres", "");
                    ResultSet row = connection.createStatement().executeQuery("select answer from t")) {
                assertThat(row.next()).isTrue();
                assertThat(row.getInt(1)).isEqualTo(42);
            }
        }
    }
}
