package dev.longform.needles.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.longform.contracts.EventType;
import dev.longform.contracts.HaystackDone;
import dev.longform.contracts.HaystackRequest;
import dev.longform.contracts.Message;
import dev.longform.contracts.NeedlePair;
import dev.longform.contracts.Topic;
import dev.longform.local.testing.KafkaAndPostgres;
import dev.longform.local.testing.Management;
import dev.longform.platform.DeadLetters;
import dev.longform.platform.EventReader;
import dev.longform.platform.EventWriter;
import dev.longform.platform.KafkaClients;
import dev.longform.platform.WorkInHand;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(
        value = KafkaAndPostgres.class,
        restrictToAnnotatedClass = false,
        initArgs = @ResourceArg(name = "database", value = "false"))
class HaystackConsumerTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    EventWriter writer;

    @Inject
    KafkaClients clients;

    @Inject
    MeterRegistry registry;

    @Test
    void aHaystackIsAnsweredWithItsPairsAndThenAClosingRecord() throws Exception {
        HaystackRequest request = request("happy-" + UUID.randomUUID());

        send(request);

        List<ConsumerRecord<byte[], byte[]>> answers = answers(request.haystackId(), 1);
        HaystackDone done = EventReader.read(answers.get(answers.size() - 1), HaystackDone.class);
        assertThat(done.refused()).isNull();
        assertThat(done.shortfalls()).noneMatch(shortfall -> shortfall.reason().startsWith("no strategy"));
        assertThat(done.pairs()).isEqualTo(answers.size() - 1).isPositive();
        assertThat(registry.find(WorkInHand.METER)
                        .tag("topic", Topic.HAYSTACKS_NAME)
                        .timeGauge())
                .isNotNull();
        for (int i = 0; i < done.pairs(); i++) {
            NeedlePair pair = EventReader.read(answers.get(i), NeedlePair.class);
            assertThat(EventReader.type(answers.get(i))).isEqualTo(EventType.NEEDLE_PAIR);
            assertThat(pair.number()).isEqualTo(i);
            assertThat(pair.prompt()).isEqualTo(request.prompt());
        }
    }

    @Test
    void aRepeatedHaystackIsAnsweredWithTheSameRecords() {
        HaystackRequest request = request("twice-" + UUID.randomUUID());

        send(request);
        send(request);

        List<ConsumerRecord<byte[], byte[]>> answers = answers(request.haystackId(), 2);
        int half = answers.size() / 2;
        assertThat(answers).hasSize(2 * half);
        List<String> values = answers.stream()
                .map(record -> new String(record.value(), StandardCharsets.UTF_8))
                .sorted()
                .toList();
        for (int i = 0; i < half; i++) {
            assertThat(values.get(2 * i)).isEqualTo(values.get(2 * i + 1));
        }
    }

    @Test
    void aSourceThatIsTooShortIsClosedWithTheReason() throws Exception {
        HaystackRequest made = request("short-" + UUID.randomUUID());
        HaystackRequest request = new HaystackRequest(
                made.planId(),
                made.haystackId(),
                made.sourceId(),
                made.subset(),
                made.prompt(),
                "One sentence.",
                1000,
                100,
                10,
                1,
                made.aspects(),
                1,
                "o200k_base");

        send(request);

        List<ConsumerRecord<byte[], byte[]>> answers = answers(request.haystackId(), 1);
        assertThat(answers).hasSize(1);
        assertThat(EventReader.read(answers.get(0), HaystackDone.class).refused())
                .isEqualTo("the source has 3 tokens, fewer than 900");
    }

    @Test
    void unreadableBytesGoAsideUnchangedAndTheNextHaystackIsAnswered() {
        byte[] poison = ("{\"planId\": \"\", \"x\": \"" + UUID.randomUUID() + "\"").getBytes(StandardCharsets.UTF_8);
        HaystackRequest request = request("after-poison-" + UUID.randomUUID());

        writer.send(new ProducerRecord<>(
                        Topic.HAYSTACKS_NAME, request.haystackId().getBytes(StandardCharsets.UTF_8), poison))
                .join();
        send(request);

        assertThat(answers(request.haystackId(), 1)).isNotEmpty();
        List<ConsumerRecord<byte[], byte[]>> aside = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer = clients.consumer("test-" + UUID.randomUUID())) {
            consumer.subscribe(List.of(Topic.HAYSTACKS.deadLetters("needle-generator-service")));
            await().atMost(PATIENCE).until(() -> {
                consumer.poll(Duration.ofMillis(200)).forEach(aside::add);
                return aside.stream().anyMatch(record -> java.util.Arrays.equals(record.value(), poison));
            });
        }
        assertThat(aside).allSatisfy(record -> assertThat(record.headers().lastHeader(DeadLetters.REASON))
                .isNotNull());
    }

    @Test
    void theServiceIsReady() {
        await().atMost(PATIENCE).untilAsserted(() -> RestAssured.get(Management.url("/q/health/ready"))
                .then()
                .statusCode(200));
    }

    private void send(HaystackRequest request) {
        writer.send(Topic.HAYSTACKS_NAME, request.haystackId(), EventType.HAYSTACK_REQUEST, request)
                .join();
    }

    /** The records under the key, once so many of them are closing records. */
    private List<ConsumerRecord<byte[], byte[]>> answers(String haystackId, int closings) {
        List<ConsumerRecord<byte[], byte[]>> answers = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer = clients.consumer("test-" + UUID.randomUUID())) {
            consumer.subscribe(List.of(Topic.NEEDLES_NAME));
            await().atMost(PATIENCE).until(() -> {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> {
                    if (haystackId.equals(new String(record.key(), StandardCharsets.UTF_8))) {
                        answers.add(record);
                    }
                });
                return answers.stream()
                                .filter(record -> EventReader.type(record).equals(EventType.HAYSTACK_DONE))
                                .count()
                        >= closings;
            });
        }
        return answers;
    }

    private static HaystackRequest request(String haystackId) {
        String text = ("The canal is 42 km long and has 18 locks. The line was surveyed by Josiah Pellwood in 1788.\n\n"
                        + "The tunnel is not straight, and Tobias Lindqvist never saw it.\n\n")
                .repeat(10)
                .strip();
        return new HaystackRequest(
                "plan",
                haystackId,
                "source",
                "Writing",
                List.of(new Message("user", "Write.")),
                text,
                400,
                399,
                10,
                2,
                List.of("number", "negation", "entity", "contradiction", "safety"),
                1,
                "o200k_base");
    }
}
