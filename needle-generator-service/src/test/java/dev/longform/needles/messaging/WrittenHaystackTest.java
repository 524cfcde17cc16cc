package dev.longform.needles.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.longform.benchmark.Words;
import dev.longform.contracts.EditingTask;
import dev.longform.contracts.EventType;
import dev.longform.contracts.HaystackDone;
import dev.longform.contracts.HaystackRequest;
import dev.longform.contracts.Message;
import dev.longform.contracts.ModelKind;
import dev.longform.contracts.ModelSpec;
import dev.longform.contracts.NeedlePair;
import dev.longform.contracts.Reason;
import dev.longform.contracts.Topic;
import dev.longform.local.simulated.Dialect;
import dev.longform.local.simulated.Outage;
import dev.longform.local.simulated.SimulatedDataset;
import dev.longform.local.simulated.SimulatedServer;
import dev.longform.local.simulated.SimulatedSpec;
import dev.longform.local.simulated.TallyReport;
import dev.longform.local.testing.KafkaAndPostgres;
import dev.longform.needles.domain.text.Tokenizer;
import dev.longform.platform.EventReader;
import dev.longform.platform.EventWriter;
import dev.longform.platform.KafkaClients;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Haystacks whose needles a simulated editor writes, on the real broker. */
@QuarkusTest
@QuarkusTestResource(
        value = KafkaAndPostgres.class,
        restrictToAnnotatedClass = false,
        initArgs = @ResourceArg(name = "database", value = "false"))
@QuarkusTestResource(value = KeptAnswers.class, restrictToAnnotatedClass = false)
class WrittenHaystackTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String EDITOR = "simulated:editor";

    @Inject
    EventWriter writer;

    @Inject
    KafkaClients clients;

    @ConfigProperty(name = "longform.needles.dataset-url")
    String store;

    @TempDir
    Path directory;

    private SimulatedServer editor;
    private String test;

    @BeforeEach
    void name() {
        test = UUID.randomUUID().toString();
    }

    @AfterEach
    void stop() {
        editor.close();
    }

    @Test
    void onlyVerifiedPairsAreSentAndEveryAnswerOfTheEditorIsCounted() throws Exception {
        start("{unreadable: 0.2, equal: 0.1, uneven: 0.2, oneSided: 0.2, wrong: 0.1}");
        HaystackRequest request = request(0, 1);

        send(request);

        Answer answer = answers(request, 1).get(0);
        TallyReport.Edits tally = editor.tally().edits();
        Map<String, Integer> rejected = answer.done.editing().rejected();
        assertThat(answer.done.editing().failure()).isNull();
        assertThat(answer.done.editing().editor()).isEqualTo(EDITOR + "@1");
        assertThat(answer.done.editing().answers())
                .isEqualTo((int) editor.tally().answeredCalls());
        assertThat(rejected.getOrDefault("not one line TRUE and one line FALSE", 0))
                .isEqualTo((int) tally.unreadable());
        assertThat(rejected.getOrDefault("both sides say the same", 0)).isEqualTo((int) tally.equal());
        assertThat(rejected.getOrDefault("the sides have different numbers of words", 0))
                .isEqualTo((int) tally.uneven());
        assertThat(rejected.getOrDefault("the false side was not named in both orders", 0))
                .isEqualTo((int) tally.verifiedWrong());
        assertThat(answer.done.editing().accepted())
                .isEqualTo((int) (tally.written() - tally.verifiedWrong()))
                .isPositive();
        assertThat(answer.pairs).isNotEmpty().hasSize(answer.done.pairs());
        assertThat(answer.pairs).allSatisfy(pair -> {
            assertThat(pair.author().model()).isEqualTo(EDITOR + "@1");
            assertThat(pair.rejected().substring(0, pair.rejectedSpan().charStart())
                            + pair.rejected().substring(pair.rejectedSpan().charEnd()))
                    .isEqualTo(request.text());
            assertThat(pair.chosen().substring(0, pair.chosenSpan().charStart())
                            + pair.chosen().substring(pair.chosenSpan().charEnd()))
                    .isEqualTo(request.text());
            assertThat(pair.chosen()).isNotEqualTo(pair.rejected());
            assertThat(Words.count(pair.chosen())).isEqualTo(Words.count(pair.rejected()));
            assertThat(Math.abs(pair.chosenSpan().tokens() - pair.rejectedSpan().tokens()))
                    .isLessThanOrEqualTo(3);
            assertThat(pair.rejectedSpan().tokens()).isEqualTo(Tokenizer.count(pair.rejected()));
        });
    }

    @Test
    void aRepeatedHaystackIsAnsweredWithTheSameRecordsAndWithoutACall() throws Exception {
        start("{oneSided: 0.3}");
        HaystackRequest request = request(0, 1);
        send(request);
        Answer first = answers(request, 1).get(0);
        long calls = editor.tally().calls();

        send(request);

        List<Answer> both = answers(request, 2);
        assertThat(both.get(1).pairs).isEqualTo(first.pairs);
        assertThat(both.get(1).done).isEqualTo(first.done);
        assertThat(editor.tally().calls()).isEqualTo(calls);
    }

    @Test
    void anEditorThatIsDownIsAFailureAndWhatItAnsweredBeforeIsNotAskedAgain() throws Exception {
        start("{failing: 0.3}");
        HaystackRequest request = request(0, 1);

        send(request);

        HaystackDone failed = answers(request, 1).get(0).done;
        assertThat(failed.pairs()).isZero();
        assertThat(failed.editing().failure().reason()).isEqualTo(Reason.ENDPOINT_ERROR);
        assertThat(failed.editing().publication()).isEqualTo(1);
        assertThat(failed.shortfalls())
                .hasSize(4)
                .allMatch(shortfall -> shortfall.reason().equals("the editor failed: ENDPOINT_ERROR"));
        long answered = editor.tally().answeredCalls();
        assertThat(answered).isEqualTo(failed.editing().answers());
        int port = Integer.parseInt(editor.endpoint().replaceAll(".*:", ""));
        editor.close();
        editor = SimulatedServer.start(spec("{}", port), dataset());

        send(request(0, 2));

        HaystackDone done = answers(request, 2).get(1).done;
        assertThat(done.editing().failure()).isNull();
        assertThat(done.editing().publication()).isEqualTo(2);
        assertThat(editor.tally().calls())
                .isEqualTo(done.editing().answers() - answered)
                .isPositive();
    }

    @Test
    void aServerThatCannotBeReachedIsAFailureToo() throws Exception {
        start("{}");
        editor.goDown(Outage.REFUSE);
        HaystackRequest request = request(0, 1);

        send(request);

        HaystackDone failed = answers(request, 1).get(0).done;
        assertThat(failed.editing().failure().reason()).isEqualTo(Reason.ENDPOINT_ERROR);
        assertThat(failed.editing().answers()).isZero();
    }

    @Test
    void anAnswerIsOfferedAgainWhileTheStoreIsAway() throws Exception {
        start("{}");
        int kept = count();
        RestAssured.put(store + "/refuse/3").then().statusCode(204);
        HaystackRequest request = request(0, 1);

        send(request);

        HaystackDone done = answers(request, 1).get(0).done;
        assertThat(done.editing().failure()).isNull();
        assertThat(editor.tally().calls()).isEqualTo(done.editing().answers());
        assertThat(count() - kept).isEqualTo(done.editing().answers());
    }

    @Test
    void neverMoreCallsAreOutstandingThanTheModelAllowsWhateverIsDelivered() throws Exception {
        start("{}");
        List<HaystackRequest> requests =
                IntStream.range(0, 6).mapToObj(i -> request(i, 1)).toList();

        requests.forEach(this::send);

        for (HaystackRequest request : requests) {
            assertThat(answers(request, 1).get(0).done.editing().failure()).isNull();
        }
        assertThat(editor.tally().maxOutstanding()).isEqualTo(2);
    }

    private void start(String behaviour) throws IOException {
        editor = SimulatedServer.start(spec(behaviour, 0), dataset());
    }

    private static SimulatedSpec spec(String behaviour, int port) {
        return SimulatedSpec.builder(EDITOR, Dialect.OPENAI_CHAT)
                .editor(behaviour)
                .slots(8, 20)
                .port(port)
                .build();
    }

    private SimulatedDataset dataset() throws IOException {
        Path file = Files.writeString(
                directory.resolve("items.jsonl"),
                "{\"id\": \"1\", \"subset\": \"QA\", \"prompt\": \"p\", \"chosen\": [\"a\"], \"rejected\": [\"b\"]}\n");
        return SimulatedDataset.read(List.of(file));
    }

    /** A haystack with texts of this test only, so that no answer of another test is kept for it. */
    private HaystackRequest request(int number, int publication) {
        String text = IntStream.range(0, 40)
                .mapToObj(i -> "The keeper of lock number " + i + " on line " + test.substring(0, 8) + number
                        + " was paid by the month. It was the work of a quiet man.")
                .collect(Collectors.joining("\n\n"));
        ModelSpec model = new ModelSpec(
                EDITOR,
                "1",
                ModelKind.GENERATIVE,
                "openai-chat",
                editor.endpoint() + "/v1",
                EDITOR,
                null,
                2,
                Map.of(),
                Map.of());
        return new HaystackRequest(
                "plan",
                "written-" + test + "-" + number,
                "source",
                "Writing",
                List.of(new Message("user", "Write.")),
                text,
                Tokenizer.count(text),
                5,
                4,
                2,
                List.of("factuality"),
                1,
                "o200k_base",
                new EditingTask(model, Instant.now().plusSeconds(60), publication));
    }

    private int count() {
        return Integer.parseInt(RestAssured.get(store + "/count").asString());
    }

    private void send(HaystackRequest request) {
        writer.send(Topic.HAYSTACKS_NAME, request.haystackId(), EventType.HAYSTACK_REQUEST, request)
                .join();
    }

    private record Answer(List<NeedlePair> pairs, HaystackDone done) {}

    /** Pairs and closing record of each delivery, once there are so many of them. */
    private List<Answer> answers(HaystackRequest request, int deliveries) throws Exception {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer = clients.consumer("test-" + UUID.randomUUID())) {
            consumer.subscribe(List.of(Topic.NEEDLES_NAME));
            await().atMost(PATIENCE).until(() -> {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> {
                    if (request.haystackId().equals(new String(record.key(), StandardCharsets.UTF_8))) {
                        records.add(record);
                    }
                });
                return records.stream()
                                .filter(record -> EventReader.type(record).equals(EventType.HAYSTACK_DONE))
                                .count()
                        >= deliveries;
            });
        }
        List<Answer> answers = new ArrayList<>();
        List<NeedlePair> pairs = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            if (EventReader.type(record).equals(EventType.HAYSTACK_DONE)) {
                answers.add(new Answer(List.copyOf(pairs), EventReader.read(record, HaystackDone.class)));
                pairs.clear();
            } else {
                pairs.add(EventReader.read(record, NeedlePair.class));
            }
        }
        return answers;
    }
}
