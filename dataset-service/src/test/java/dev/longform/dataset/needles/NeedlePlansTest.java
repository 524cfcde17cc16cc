package dev.longform.dataset.needles;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.longform.contracts.Topic;
import dev.longform.local.testing.KafkaAndPostgres;
import dev.longform.platform.EventWriter;
import dev.longform.platform.KafkaClients;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = KafkaAndPostgres.class, restrictToAnnotatedClass = false)
class NeedlePlansTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** 2 lengths, 2 bins, 2 aspects, 2 pairs: 16. */
    private static final int FULL = 16;

    @Inject
    KafkaClients clients;

    @Inject
    EventWriter events;

    @Inject
    Jdbi jdbi;

    private FakeGenerator generator;
    private String test;

    @BeforeEach
    void start() {
        test = "t" + UUID.randomUUID().toString().substring(0, 8);
        generator =
                new FakeGenerator(clients, events, request -> request.sourceId().startsWith(test));
    }

    @AfterEach
    void stop() throws InterruptedException {
        generator.close();
    }

    @Test
    void aPlanBecomesASealedVersionWhoseCellsAreFull() {
        post(plan(test)).statusCode(201).body("state", equalTo("RUNNING")).body("plan.perCell", equalTo(2));

        JsonPath sealed = ended(test, "SEALED");

        assertThat(sealed.getInt("items")).isEqualTo(FULL);
        assertThat(sealed.getList("cells.pairs", Integer.class)).hasSize(8).containsOnly(2);
        assertThat(sealed.getList("cells.sources", Integer.class)).containsOnly(2);
        assertThat(sealed.getList("unfilled")).isEmpty();
        assertThat(sealed.getList("rows.length", Integer.class)).containsExactly(100, 200);
        assertThat(sealed.getList("rows.sources", Integer.class)).containsExactly(4, 3);
        assertThat(sealed.getMap("progress")).containsEntry("sources", null).containsEntry("answered", 7);
        given().get("/api/v1/datasets/" + test)
                .then()
                .body("sha256", equalTo(sealed.getString("sha256")))
                .body("clusters", equalTo(4))
                .body("baselines.longest.all", equalTo(0.5f));
        String line = given().get("/api/v1/datasets/" + test + "/items")
                .asString()
                .lines()
                .toList()
                .get(0);
        JsonPath item = JsonPath.from(line);
        String source = item.getString("needle.source");
        int bin = item.getInt("needle.bin");
        assertThat(item.getString("id")).isEqualTo(source + "/100/entity/" + bin + "/0");
        assertThat(item.getString("prompt")).isEqualTo("question " + source);
        assertThat(item.getString("needle.haystack")).isEqualTo("h-" + source + "100");
        assertThat(item.getString("needle.generator")).isEqualTo("fake-1");
        assertThat(item.getInt("needle.rejectedSpan.tokenStart")).isEqualTo(50 * bin + 1);
    }

    @Test
    void theSamePlanMakesTheSameContent() {
        post(plan(test)).statusCode(201);
        String sha256 = ended(test, "SEALED").getString("sha256");
        generator.repeats = true;
        Map<String, Object> again = plan(test);
        again.put("dataset", test + "-sources");
        again.put("name", test + "-again");
        post(again, false).statusCode(201);
        assertThat(ended(test + "-again", "SEALED").getString("sha256")).isEqualTo(sha256);
        again.put("name", test);
        post(again, false).statusCode(201);
        JsonPath second = ended(test, "SEALED");
        assertThat(second.getString("sha256")).isEqualTo(sha256);
        assertThat(second.getInt("version")).isEqualTo(1);
        assertThat(second.getInt("items")).isEqualTo(FULL);
        again.put("seed", 2);
        post(again, false).statusCode(201);
        assertThat(ended(test, "SEALED").getInt("version")).isEqualTo(2);
    }

    @Test
    void aHaystackWhoseAnswerBrokeOffIsPublishedAgain() {
        generator.breaksOff = true;
        post(plan(test)).statusCode(201);
        assertThat(ended(test, "SEALED").getInt("items")).isEqualTo(FULL);
        assertThat(generator.seen().stream().collect(Collectors.groupingBy(r -> r.haystackId(), Collectors.counting())))
                .allSatisfy((haystack, times) -> assertThat(times).isEqualTo(2));
    }

    @Test
    void whatWasNotedAsPublishedAndNeverSentIsSentOnceItsLeaseHasEnded() {
        generator.away = true;
        post(plan(test)).statusCode(201);
        await().atMost(PATIENCE).until(() -> !generator.seen().isEmpty());
        generator.away = false;
        assertThat(ended(test, "SEALED").getInt("items")).isEqualTo(FULL);
    }

    /** A plan that went on without them would seal other pairs than one whose generator was there. */
    @Test
    void aGeneratorThatNeverAnswersFailsThePlanAndSaysSo() {
        generator.away = true;
        post(plan(test)).statusCode(201);
        assertThat(ended(test, "FAILED").getString("reason"))
                .contains("needle-generator-service did not answer for the source ", "asked 5 times");
        given().get("/api/v1/datasets/" + test).then().statusCode(404);
    }

    @Test
    void poisonGoesAsideAndStopsNoPlan() {
        byte[] poison = {'{', (byte) 0xff, 'x'};
        events.send(new ProducerRecord<>(Topic.NEEDLES_NAME, test.getBytes(StandardCharsets.UTF_8), poison))
                .join();
        post(plan(test)).statusCode(201);
        ended(test, "SEALED");
        assertThat(aside().value()).isEqualTo(poison);
    }

    @Test
    void lengthThatGivesTheAnswerAwayFailsThePlan() {
        generator.tellsByLength = true;
        post(plan(test)).statusCode(201);
        JsonPath failed = ended(test, "FAILED");
        assertThat(failed.getString("reason"))
                .isEqualTo("length gives the answer away: choosing the longest text is right for 0.0% of the pairs,"
                        + " 45% to 55% are allowed");
        assertThat(failed.getList("cells")).hasSize(8);
        given().get("/api/v1/datasets/" + test).then().statusCode(404);
    }

    @Test
    void cellsThatCannotBeFilledAndSourcesThatCannotBeCutAreNamed() {
        generator.shortAspects = "entity"::equals;
        generator.refuses = request -> request.sourceId().equals(test + "-3") && request.length() == 200;
        post(plan(test)).statusCode(201);
        JsonPath sealed = ended(test, "SEALED");
        assertThat(sealed.getInt("items")).isEqualTo(12);
        assertThat(sealed.getList("unfilled.aspect")).containsExactly("entity", "entity");
        assertThat(sealed.getList("unfilled.bin")).containsExactly(1, 1);
        assertThat(sealed.getInt("unfilled[0].reasons.'the bin offers no place'"))
                .isEqualTo(4);
        assertThat(sealed.getInt("unfilled[1].reasons.'the bin offers no place'"))
                .isEqualTo(2);
        assertThat(sealed.getInt("rows[1].refused")).isEqualTo(1);
        assertThat(sealed.getString("rows[1].refusals[0].source")).isEqualTo(test + "-3");
        assertThat(sealed.getString("rows[1].refusals[0].reason")).isEqualTo("no paragraph ends there");
    }

    @Test
    void documentsMayComeWithThePlan() {
        String documents = IntStream.range(0, 3)
                .mapToObj(i -> "{\"id\":\"%s-%d\",\"subset\":\"QA\",\"prompt\":\"p\",\"response\":\"%s\"}\n"
                        .formatted(test, i, words(i, 300)))
                .collect(Collectors.joining());
        String head = "{\"name\":\"" + test + "\",\"lengths\":[100,200],\"positions\":2,\"perCell\":2,"
                + "\"aspects\":[\"number\",\"entity\"]}\n";
        postDocuments(head + documents).statusCode(201).body("plan.dataset", nullValue());
        assertThat(ended(test, "SEALED").getInt("items")).isEqualTo(FULL);
        postDocuments(head + "{\"id\":1}\n")
                .statusCode(422)
                .body("errors[0].line", equalTo(2))
                .body("errors[0].reason", equalTo("response is missing"));
        postDocuments("nothing\n").statusCode(422);
    }

    @Test
    void whatCannotBePlannedIsRefusedWithItsReason() {
        refused("aspects", List.of("factuality"), "needs an editor: name");
        refused("aspects", List.of("spelling"), "'spelling' is not known");
        refused("lengths", List.of(50), "between 100 and 1000000");
        refused("lengths", List.of(5000), "no document reaches the shortest length: 4500 tokens are needed");
        refused("positions", 0, "positions");
        refused("perCell", 0, "perCell");
        refused("tokenizer", "other", "known: o200k_base");
        refused("name", "a b", "name must be");
        Map<String, Object> nowhere = plan(test);
        nowhere.put("dataset", "nowhere-" + test);
        post(nowhere, false).statusCode(404);
        given().get("/api/v1/needles/" + test).then().statusCode(404);
    }

    @Test
    void oneNameHasOneRunningPlanAndItCanBeCancelled() {
        generator.away = true;
        Map<String, Object> plan = plan(test);
        post(plan).statusCode(201);
        post(plan, false).statusCode(201);
        plan.put("seed", 9);
        post(plan, false).statusCode(409).body("detail", containsString("is running"));
        given().post("/api/v1/needles/" + test + "/cancel")
                .then()
                .statusCode(200)
                .body("state", equalTo("CANCELLED"));
        given().post("/api/v1/needles/" + test + "/cancel").then().statusCode(200);
        given().get("/api/v1/audit")
                .then()
                .body(
                        "acts.findAll { it.kind == 'NEEDLES' && it.subject == '" + test + "' }.action",
                        equalTo(List.of("CANCEL", "START")));
        given().get("/api/v1/datasets/" + test).then().statusCode(404);
        await().atMost(PATIENCE)
                .until(() -> jdbi.withHandle(handle -> handle.createQuery(
                                        "select count(*) from needle_source where source_id like :mine")
                                .bind("mine", test + "%")
                                .mapTo(Long.class)
                                .one())
                        == 0);
    }

    @Test
    void anImportedNeedleVersionShowsItsGrid() {
        String natural = "{\"id\":\"%d\",\"subset\":\"QA\",\"prompt\":\"p%d\",\"chosen\":[\"x\"],"
                + "\"rejected\":[\"a b c d e\"],\"aspect\":\"wrong\",\"tagged_position\":%s}\n";
        upload(test, natural.formatted(1, 1, "0.1") + natural.formatted(2, 1, "0.15") + natural.formatted(3, 3, "0.9"));
        given().get("/api/v1/needles/" + test)
                .then()
                .statusCode(200)
                .body("state", equalTo("SEALED"))
                .body("bins", equalTo(5))
                .body("cells", hasSize(2))
                .body("cells[0].length", equalTo(4))
                .body("cells[0].bin", equalTo(0))
                .body("cells[0].pairs", equalTo(2))
                .body("cells[0].sources", equalTo(1))
                .body("cells[1].bin", equalTo(4));
    }

    private void refused(String field, Object value, String reason) {
        Map<String, Object> plan = plan(test);
        plan.put(field, value);
        post(plan).statusCode(400).body("detail", containsString(reason));
    }

    private Map<String, Object> plan(String name) {
        return new HashMap<>(Map.of(
                "name",
                name,
                "dataset",
                name + "-sources",
                "lengths",
                List.of(200, 100),
                "positions",
                2,
                "perCell",
                2,
                "aspects",
                List.of("number", "entity"),
                "seed",
                1));
    }

    private ValidatableResponse post(Map<String, Object> plan) {
        return post(plan, true);
    }

    /** Posts a plan; the dataset that it names has four sources, one of them too short for the second length. */
    private ValidatableResponse post(Map<String, Object> plan, boolean withSources) {
        if (withSources) {
            String lines = IntStream.range(0, 4)
                    .mapToObj(i -> ("{\"id\":\"%s-%d\",\"subset\":\"QA\",\"prompt\":\"question %s-%d\","
                                    + "\"chosen\":[\"short\"],\"rejected\":[\"%s\"]}")
                            .formatted(test, i, test, i, words(i, i == 0 ? 120 : 300)))
                    .collect(Collectors.joining("\n"));
            upload(test + "-sources", lines);
        }
        return given().contentType("application/json")
                .body(plan)
                .post("/api/v1/needles")
                .then();
    }

    private static ValidatableResponse postDocuments(String lines) {
        return given().contentType("application/x-ndjson")
                .body(lines.getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/needles")
                .then();
    }

    private static void upload(String name, String lines) {
        given().contentType("application/x-ndjson")
                .body(lines.getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/datasets?name=" + name)
                .then()
                .statusCode(org.hamcrest.Matchers.lessThan(300));
    }

    private static String words(int first, int count) {
        return IntStream.range(0, count)
                        .mapToObj(i -> (first + i) % 2 == 0 ? "water" : "stone")
                        .collect(Collectors.joining(" "))
                + " " + first;
    }

    private static JsonPath ended(String name, String state) {
        await().atMost(PATIENCE)
                .until(
                        () -> given().get("/api/v1/needles/" + name).jsonPath().getString("state"),
                        now -> !now.equals("RUNNING"));
        JsonPath plan = given().get("/api/v1/needles/" + name).jsonPath();
        assertThat(plan.getString("state")).as(plan.getString("reason")).isEqualTo(state);
        return plan;
    }

    private ConsumerRecord<byte[], byte[]> aside() {
        try (KafkaConsumer<byte[], byte[]> consumer = clients.consumer("aside-" + test)) {
            consumer.subscribe(List.of("longform.needles.v1.dataset-service.dlq"));
            return await().atMost(PATIENCE)
                    .until(
                            () -> {
                                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
                                    if (new String(record.key(), StandardCharsets.UTF_8).equals(test)) {
                                        return record;
                                    }
                                }
                                return null;
                            },
                            java.util.Objects::nonNull);
        }
    }
}
