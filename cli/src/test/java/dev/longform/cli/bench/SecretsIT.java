package dev.longform.cli.bench;

import static dev.longform.cli.bench.SharedSystem.ITEMS;
import static dev.longform.cli.bench.SharedSystem.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.longform.cli.client.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * A key reaches the servers it is for and is found nowhere else: not in a log, on a topic, among the metrics, in a
 * database or behind a REST route. Its servers write it into their answers and into errors of every sort. Where it stood
 * there are asterisks, which shows that the search looks in the right places.
 */
class SecretsIT {
    /** As the build puts it into the environment of the services, see pom.xml. */
    private static final String NAME = "canary";

    private static final String KEY = System.getenv("LONGFORM_SECRET_CANARY");
    private static final String MARK = "you sent Bearer ***";

    @RegisterExtension
    static final SharedSystem SYSTEM = new SharedSystem();

    private static EchoServer server;

    @BeforeAll
    static void aServerThatTellsTheKey() throws IOException {
        server = EchoServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void aKeyIsFoundNowhereButWithItsServers() throws Exception {
        assertThat(KEY).isNotBlank();
        List<String> runs = new ArrayList<>();
        for (String path :
                List.of("judge", "choosy/400", "status/400", "status/401", "status/404", "status/503", "garbage")) {
            runs.add(start("generative", "openai-chat", path));
        }
        for (String path : List.of("status/400", "status/413", "status/422", "status/500", "garbage")) {
            runs.add(start("classifier", "vllm-classify", path));
        }
        runs.add(start("classifier", "tei", "status/424"));
        runs.forEach(SecretsIT::endOrCancel);
        SYSTEM.laboratory().follow(runs);

        assertThat(server.keys()).containsOnly("Bearer " + KEY);
        assertThat(SYSTEM.metrics(runs.get(0)).path("answered").asInt()).isEqualTo(ITEMS);
        assertThat(SYSTEM.metrics(runs.get(1))
                        .path("unscored")
                        .path("BAD_REQUEST")
                        .asInt())
                .isEqualTo(ITEMS);
        Map<String, String> places = new TreeMap<>();
        places.putAll(logs());
        places.putAll(topics());
        places.putAll(pages(runs));
        places.putAll(database("dataset"));
        places.putAll(database("aggregator"));
        places.forEach((place, text) -> assertThat(text.contains(KEY)).as(place).isFalse());
        assertThat(places.keySet()).hasSizeGreaterThan(40);
        assertThat(places.get("topic longform.verdicts.v1")).contains(MARK);
        assertThat(places.get("table aggregator.verdict")).contains(MARK);
        assertThat(places.get("table dataset.probe")).contains(MARK);
        assertThat(places.get("page verdicts 0")).contains(MARK);
        assertThat(places.get("page verdicts 1")).contains(MARK);
    }

    /** Registers a model whose server answers in this way, waits for its probe, and starts a run. */
    private static String start(String kind, String adapter, String path) {
        String name = "secretive-" + adapter + "-" + path.replace('/', '-');
        ObjectNode model = Json.MAPPER.createObjectNode();
        model.put("name", name).put("revision", "1").put("kind", kind).put("adapter", adapter);
        model.put("endpoint", server.endpoint() + "/" + path).put("model", "m").put("secret", NAME);
        model.put("maxConcurrency", 4).putObject("options").put("format", "chatml");
        SYSTEM.services().dataset().addModel(model);
        SYSTEM.services().dataset().check(name, "1");
        ObjectNode start = Json.MAPPER.createObjectNode().put("dataset", SharedSystem.DEMO);
        start.putArray("models").add(name);
        return SYSTEM.run(start);
    }

    /** A server that gives errors only stalls its runs, or its model holds them: they end when they are cancelled. */
    private static void endOrCancel(String run) {
        await().atMost(PATIENCE).until(() -> List.of("STALLED", "COMPLETED").contains(SYSTEM.state(run)));
        if (SYSTEM.state(run).equals("STALLED")) {
            SYSTEM.services().dataset().change(run, "cancel");
        }
    }

    private static Map<String, String> logs() throws IOException {
        Map<String, String> logs = new TreeMap<>();
        try (Stream<Path> files = Files.walk(SYSTEM.laboratory().session().logs())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                logs.put("log " + file.getFileName(), Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        assertThat(logs).containsKey("log scoring-service.log").containsKey("log judge-service.log");
        return logs;
    }

    /** Every byte of every topic, that of the dead letters included. */
    private static Map<String, String> topics() throws Exception {
        Properties settings = new Properties();
        settings.put("bootstrap.servers", SYSTEM.laboratory().session().kafkaAddress());
        settings.put("auto.offset.reset", "earliest");
        Map<String, String> topics = new TreeMap<>();
        try (Admin admin = Admin.create(settings);
                KafkaConsumer<byte[], byte[]> consumer =
                        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            Set<String> names = admin.listTopics().names().get();
            for (String name : names) {
                topics.put("topic " + name, content(consumer, name));
            }
        }
        return topics;
    }

    private static String content(KafkaConsumer<byte[], byte[]> consumer, String topic) {
        List<TopicPartition> partitions = new ArrayList<>();
        for (PartitionInfo partition : consumer.partitionsFor(topic)) {
            partitions.add(new TopicPartition(topic, partition.partition()));
        }
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        StringBuilder content = new StringBuilder();
        while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
                append(content, record.key());
                append(content, record.value());
                record.headers().forEach(header -> append(content, header.value()));
            }
        }
        return content.toString();
    }

    private static void append(StringBuilder content, byte[] bytes) {
        if (bytes != null) {
            content.append(new String(bytes, StandardCharsets.UTF_8)).append('\n');
        }
    }

    /** The metrics of all services, and what REST tells about the models and the runs. */
    private static Map<String, String> pages(List<String> runs) throws Exception {
        Map<String, String> pages = new TreeMap<>();
        for (Map.Entry<String, String> service :
                SYSTEM.laboratory().session().managementUrls().entrySet()) {
            pages.put("metrics of " + service.getKey(), get(service.getValue() + "/q/metrics"));
        }
        pages.put("page models", SYSTEM.services().dataset().models().toString());
        for (int i = 0; i < runs.size(); i++) {
            JsonNode run = SYSTEM.services().dataset().run(runs.get(i));
            pages.put("page run " + i, run.toString() + SYSTEM.metrics(runs.get(i)));
            pages.put("page verdicts " + i, SYSTEM.verdicts(runs.get(i), null).toString());
            pages.put(
                    "page probe " + i,
                    SYSTEM.services()
                            .dataset()
                            .probe(run.path("model").asText(), "1")
                            .toString());
        }
        return pages;
    }

    private static String get(String url) throws Exception {
        HttpResponse<String> response = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).isEqualTo(200);
        return response.body();
    }

    /** Every row of every table, as text. */
    private static Map<String, String> database(String name) throws SQLException {
        String url = "jdbc:postgresql://" + SYSTEM.laboratory().session().postgresAddress() + "/" + name;
        Map<String, String> tables = new TreeMap<>();
        try (Connection connection = DriverManager.getConnection(url, "postgres", "postgres")) {
            for (String table : column(
                    connection,
                    "SELECT quote_ident(tablename) FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename")) {
                String rows = String.join("\n", column(connection, "SELECT t::text FROM " + table + " t"));
                tables.put("table " + name + "." + table, rows);
                assertThat(rows).as(table).doesNotContain(hex(KEY));
            }
        }
        return tables;
    }

    private static List<String> column(Connection connection, String query) throws SQLException {
        List<String> values = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(query);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }

    /** As bytes are shown. */
    private static String hex(String text) {
        StringBuilder hex = new StringBuilder();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            hex.append("%02x".formatted(b));
        }
        return hex.toString();
    }
}
