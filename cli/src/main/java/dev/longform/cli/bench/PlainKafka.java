package dev.longform.cli.bench;

import dev.longform.cli.failure.Failure;
import dev.longform.cli.stack.StackSession;
import dev.longform.contracts.Topic;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * The peer of the overhead figure: the same broker and database, the same bytes, partitions, acknowledgements and
 * compression, one producer, one consumer, and one database insert an item; nothing else is done with them.
 */
final class PlainKafka {
    private static final String TOPIC = "longform.bench";
    private static final int PARTITIONS = 12;

    private final StackSession session;

    PlainKafka(StackSession session) {
        this.session = session;
    }

    /** Sends the file's lines, one a record, until {@code items} went through; returns items per second. */
    double itemsPerSecond(Path file, int items) {
        createTopic();
        long started = System.nanoTime();
        CompletableFuture<Void> produced = CompletableFuture.runAsync(() -> produce(file, items));
        consume(items, produced);
        return items / ((System.nanoTime() - started) / 1e9);
    }

    private void createTopic() {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", session.kafkaAddress()))) {
            NewTopic topic = new NewTopic(TOPIC, PARTITIONS, (short) 1)
                    .configs(Map.of("max.message.bytes", String.valueOf(Topic.MAX_RECORD_BYTES)));
            admin.createTopics(List.of(topic)).all().get();
        } catch (ExecutionException e) {
            throw new Failure("the benchmark's topic cannot be created: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("interrupted", e);
        }
    }

    private void produce(Path file, int items) {
        Properties settings = settings();
        settings.put("acks", "all");
        settings.put("compression.type", "zstd");
        settings.put("batch.size", 256 * 1024);
        settings.put("max.request.size", Topic.MAX_RECORD_BYTES);
        try (KafkaProducer<byte[], byte[]> producer =
                        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
                Stream<String> lines = Files.lines(file)) {
            Iterator<String> line = lines.iterator();
            for (int i = 0; i < items; i++) {
                byte[] key = ("bench/" + i).getBytes(StandardCharsets.UTF_8);
                producer.send(new ProducerRecord<>(TOPIC, key, line.next().getBytes(StandardCharsets.UTF_8)));
            }
        } catch (IOException e) {
            throw new Failure("the file " + file + " cannot be read: " + e, e);
        }
    }

    private void consume(int items, CompletableFuture<Void> produced) {
        Properties settings = settings();
        settings.put("group.id", "longform-bench");
        settings.put("auto.offset.reset", "earliest");
        settings.put("max.partition.fetch.bytes", Topic.MAX_RECORD_BYTES);
        try (KafkaConsumer<byte[], byte[]> consumer =
                        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
                Connection database = connect();
                PreparedStatement insert = prepare(database)) {
            consumer.subscribe(List.of(TOPIC));
            for (int seen = 0; seen < items; ) {
                if (produced.isCompletedExceptionally()) {
                    produced.join();
                }
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
                    insert.setBytes(1, record.key());
                    insert.setInt(2, record.value().length);
                    insert.executeUpdate();
                    seen++;
                }
            }
        } catch (SQLException e) {
            throw new Failure("the benchmark's table cannot be used: " + e.getMessage(), e);
        }
    }

    private static PreparedStatement prepare(Connection database) throws SQLException {
        try (var statement = database.createStatement()) {
            statement.execute("create table if not exists bench (key bytea primary key, bytes int not null)");
        }
        return database.prepareStatement("insert into bench values (?, ?)");
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://" + session.postgresAddress() + "/postgres", "postgres", "postgres");
    }

    private Properties settings() {
        Properties settings = new Properties();
        settings.put("bootstrap.servers", session.kafkaAddress());
        return settings;
    }
}
