package dev.longform.dataset.needles;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.longform.contracts.EditingFailure;
import dev.longform.contracts.HaystackRequest;
import dev.longform.contracts.Reason;
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
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Plans whose needles a model writes. */
@QuarkusTest
@QuarkusTestResource(value = KafkaAndPostgres.class, restrictToAnnotatedClass = false)
class WrittenNeedlePlansTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    KafkaClients clients;

    @Inject
    EventWriter events;

    private FakeGenerator generator;
    private String test;

    @BeforeEach
    void start() {
        test = "w" + UUID.randomUUID().toString().substring(0, 8);
        generator =
                new FakeGenerator(clients, events, request -> request.sourceId().startsWith(test));
        register("openai-chat", "generative", test);
        String lines = IntStream.range(0, 4)
                .mapToObj(i ->
                        "{\"id\":\"%s-%d\",\"subset\":\"QA\",\"prompt\":\"q %d\",\"chosen\":[\"short\"],\"rejected\":[\"%s\"]}"
                                .formatted(test, i, i, words(i)))
                .collect(Collectors.joining("\n"));
        given().contentType("application/x-ndjson")
                .body(lines.getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/datasets?name=" + test + "-sources")
                .then()
                .statusCode(201);
    }

    @AfterEach
    void stop() throws InterruptedException {
        given().post("/api/v1/needles/" + test + "/cancel");
        generator.close();
    }

    @Test
    void writtenPairsAreSealedWithTheirAuthorAndCounted() {
        post(plan("number", "factuality")).statusCode(201).body("plan.editor", equalTo(test + "@1"));

        JsonPath sealed = ended("SEALED");

        // one length, two bins, two pairs, two aspects
        assertThat(sealed.getInt("items")).isEqualTo(8);
        List<HaystackRequest> written = generator.seen().stream()
                .filter(request -> request.editing() != null)
                .toList();
        assertThat(written).hasSize(2).allSatisfy(request -> {
            assertThat(request.aspects()).containsExactly("factuality");
            assertThat(request.editing().editor().maxConcurrency()).isEqualTo(2);
            assertThat(request.editing().publication()).isEqualTo(1);
            assertThat(request.editing().deadline())
                    .isBetween(Instant.now().plusSeconds(20 * 60), Instant.now().plusSeconds(30 * 60));
        });
        assertThat(generator.seen())
                .filteredOn(request -> request.editing() == null)
                .isNotEmpty();
        assertThat(sealed.getString("editing.editor")).isEqualTo(test + "@1");
        assertThat(sealed.getInt("editing.accepted")).isEqualTo(4);
        assertThat(sealed.getInt("editing.answers")).isEqualTo(14);
        assertThat(sealed.getInt("editing.asked")).isZero();
        assertThat(sealed.getMap("editing.rejected")).isEqualTo(Map.of("both sides say the same", 2));
        List<String> lines = given().get("/api/v1/datasets/" + test + "/items")
                .asString()
                .lines()
                .toList();
        assertThat(lines)
                .filteredOn(line -> line.contains("\"aspect\":\"factuality\""))
                .hasSize(4)
                .allSatisfy(line -> {
                    assertThat(JsonPath.from(line).getString("needle.editor")).isEqualTo(test + "@1");
                    assertThat(JsonPath.from(line).getString("needle.editorRequest"))
                            .startsWith("5ee");
                });
        assertThat(lines)
                .filteredOn(line -> line.contains("\"aspect\":\"number\""))
                .hasSize(4)
                .noneMatch(line -> line.contains("\"editor"));
    }

    @Test
    void writtenHaystacksAreAskedForByPromptAloneAndOfTheEditorOnly() {
        Map<String, Object> plan = plan("number");
        plan.put("haystacks", "written");
        plan.put("lengths", List.of(100, 5000));
        post(plan).statusCode(201).body("plan.haystacks", equalTo("written"));

        JsonPath sealed = ended("SEALED");

        // two lengths, of which no response is 5,000 tokens long, two bins, two pairs
        assertThat(sealed.getInt("items")).isEqualTo(8);
        assertThat(generator.seen()).hasSize(4).allSatisfy(request -> {
            assertThat(request.text()).isNull();
            assertThat(request.prompt()).singleElement().satisfies(message -> assertThat(message.content())
                    .startsWith("q "));
            assertThat(request.editing().editor().name()).isEqualTo(test);
        });
        assertThat(generator.seen())
                .extracting(HaystackRequest::length)
                .containsExactlyInAnyOrder(100, 100, 5000, 5000);
    }

    @Test
    void noMoreHaystacksAreOutThanTheEditorMayHaveCalls() {
        generator.away = true;
        Map<String, Object> plan = plan("factuality");
        plan.put("perCell", 4);
        post(plan).statusCode(201);

        await().atMost(PATIENCE).until(() -> generator.seen().size() >= 2);

        await().during(Duration.ofSeconds(3))
                .atMost(Duration.ofSeconds(10))
                .until(() -> generator.seen().size() == 2);
        assertThat(given().get("/api/v1/needles/" + test).jsonPath().getInt("progress.haystacks"))
                .isEqualTo(4);
    }

    @Test
    void aHaystackWhoseEditorFailedGoesOutAgainAndIsCounted() {
        generator.editorFails = request -> request.editing().publication() < 3
                ? Optional.of(new EditingFailure(Reason.ENDPOINT_ERROR, "status 500"))
                : Optional.empty();
        post(plan("factuality")).statusCode(201);

        JsonPath sealed = ended("SEALED");

        assertThat(sealed.getInt("items")).isEqualTo(4);
        assertThat(sealed.getMap("editing.failures")).isEqualTo(Map.of("ENDPOINT_ERROR", 4));
        assertThat(generator.seen().stream()
                        .collect(Collectors.groupingBy(HaystackRequest::haystackId, Collectors.counting())))
                .hasSize(2)
                .allSatisfy((haystack, times) -> assertThat(times).isEqualTo(3));
    }

    @Test
    void anEditorThatKeepsFailingOrMayNotBeAskedFailsThePlan() {
        generator.editorFails = request -> Optional.of(new EditingFailure(Reason.UNAUTHORIZED, "no such secret"));
        post(plan("factuality")).statusCode(201);
        JsonPath refused = ended("FAILED");
        assertThat(refused.getString("reason"))
                .isEqualTo("the editor " + test + "@1 failed: UNAUTHORIZED, no such secret; what it answered is kept,"
                        + " and the same plan goes on from there");
        assertThat(refused.getInt("editing.accepted")).isZero();
        assertThat(refused.getList("unfilled")).hasSize(2);

        generator.editorFails = request -> Optional.of(new EditingFailure(Reason.TIMEOUT, "no answer"));
        post(plan("factuality")).statusCode(201);
        JsonPath down = ended("FAILED");
        assertThat(down.getString("reason")).contains("failed: TIMEOUT, no answer");
        assertThat(down.getInt("editing.failures.TIMEOUT")).isGreaterThanOrEqualTo(5);
        given().get("/api/v1/datasets/" + test).then().statusCode(404);
    }

    @Test
    void whatIsNoEditorIsRefusedWithItsReason() {
        Map<String, Object> none = plan("factuality");
        none.remove("editor");
        post(none).statusCode(400).body("detail", containsString("needs an editor"));
        post(plan("number")).statusCode(400).body("detail", containsString("nothing needs one"));
        Map<String, Object> unwritten = plan("number");
        unwritten.put("haystacks", "written");
        unwritten.remove("editor");
        post(unwritten).statusCode(400).body("detail", containsString("written haystacks need an editor"));
        Map<String, Object> typo = plan("number");
        typo.put("haystacks", "write");
        post(typo).statusCode(400).body("detail", containsString("'cut' or 'written', not 'write'"));
        Map<String, Object> unknown = plan("factuality");
        unknown.put("editor", "nobody-" + test);
        post(unknown).statusCode(404).body("detail", containsString("nobody-" + test));
        register("tei", "classifier", test + "-rm");
        Map<String, Object> classifier = plan("factuality");
        classifier.put("editor", test + "-rm");
        post(classifier).statusCode(400).body("detail", containsString("is a classifier"));
        register("anthropic-messages", "generative", test + "-other");
        Map<String, Object> other = plan("factuality");
        other.put("editor", test + "-other@1");
        post(other).statusCode(400).body("detail", containsString("editors are asked by openai-chat"));
    }

    @Test
    void theFirstAnswerToARequestStandsForEver() {
        String request = UUID.randomUUID().toString().replace("-", "").repeat(2);
        given().get("/api/v1/editor-answers/" + request).then().statusCode(404);
        answer(request, "first").statusCode(200).body("text", equalTo("first"));
        answer(request, "second").statusCode(200).body("text", equalTo("first"));
        given().get("/api/v1/editor-answers/" + request)
                .then()
                .statusCode(200)
                .body("text", equalTo("first"))
                .body("promptTokens", equalTo(7));
        answer("abc", "short").statusCode(400);
    }

    private static ValidatableResponse answer(String request, String text) {
        return given().contentType("application/json")
                .body(Map.of(
                        "request",
                        request,
                        "planId",
                        UUID.randomUUID().toString(),
                        "model",
                        "e@1",
                        "text",
                        text,
                        "promptTokens",
                        7))
                .post("/api/v1/editor-answers")
                .then();
    }

    private Map<String, Object> plan(String... aspects) {
        return new HashMap<>(Map.of(
                "name",
                test,
                "dataset",
                test + "-sources",
                "lengths",
                List.of(100),
                "positions",
                2,
                "perCell",
                2,
                "aspects",
                List.of(aspects),
                "editor",
                test));
    }

    private static ValidatableResponse post(Map<String, Object> plan) {
        return given().contentType("application/json")
                .body(plan)
                .post("/api/v1/needles")
                .then();
    }

    /** A model at an endpoint of its own, so that no other test has haystacks out there. */
    private void register(String adapter, String kind, String name) {
        given().contentType("application/json")
                .body(Map.of(
                        "name",
                        name,
                        "revision",
                        "1",
                        "kind",
                        kind,
                        "adapter",
                        adapter,
                        "endpoint",
                        "http://127.0.0.1:1/" + name,
                        "model",
                        "m",
                        "maxConcurrency",
                        2))
                .post("/api/v1/models")
                .then()
                .statusCode(201);
    }

    private static String words(int first) {
        return IntStream.range(0, 300)
                        .mapToObj(i -> (first + i) % 2 == 0 ? "water" : "stone")
                        .collect(Collectors.joining(" "))
                + " " + first;
    }

    private JsonPath ended(String state) {
        await().atMost(PATIENCE)
                .until(
                        () -> given().get("/api/v1/needles/" + test).jsonPath().getString("state"),
                        now -> !now.equals("RUNNING"));
        JsonPath plan = given().get("/api/v1/needles/" + test).jsonPath();
        assertThat(plan.getString("state")).as(plan.getString("reason")).isEqualTo(state);
        return plan;
    }
}
