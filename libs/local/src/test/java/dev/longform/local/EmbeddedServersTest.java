package dev.longform.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.longform.contracts.Topic;
import dev.longform.local.kafka.KafkaBroker;
import dev.longform.local.kafka.TopicDeclarations;
import dev.longform.local.postgres.PostgresServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
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

    /** The broker has Kafka's own limit of 1 MiB; a topic from before the topics had theirs is given it. */
    @Test
    void everyDeclaredTopicTakesTheLargestRecord(@TempDir Path directory) throws Exception {
        try (KafkaBroker broker = KafkaBroker.start(directory, Ports.free(), Ports.free());
                Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            String old = Topic.SCORING.topicName();
            admin.createTopics(List.of(new NewTopic(old, 1, (short) 1))).all().get();
            assertThatThrownBy(() -> send(broker, old)).hasCauseInstanceOf(RecordTooLargeException.class);

            TopicDeclarations.create(broker.bootstrapServers());

            for (String topic :
                    List.of(old, Topic.VERDICTS.topicName(), Topic.VERDICTS.deadLetters("dataset-service"))) {
                // the broker follows its controller a moment later
                await().ignoreExceptions()
                        .untilAsserted(() -> assertThat(send(broker, topic).serializedValueSize())
                                .isEqualTo(8 * 1024 * 1024));
            }
        }
    }

    private static RecordMetadata send(KafkaBroker broker, String topic) throws Exception {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", broker.bootstrapServers(), "max.request.size", Topic.MAX_RECORD_BYTES);
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            return producer.send(new ProducerRecord<>(topic, new byte[8 * 1024 * 1024]))
                    .get();
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
