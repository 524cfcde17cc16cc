package dev.longform.dataset.runs;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What tests ask of the service; everything they register has a name that starts with the test's. */
final class RunApi {
    static final Duration PATIENCE = Duration.ofSeconds(60);

    private final String test;

    RunApi(String test) {
        this.test = test;
    }

    /** A dataset of that many items with two candidates each. */
    String dataset(int items) {
        String name = test + "-" + items;
        String lines = IntStream.range(0, items)
                .mapToObj(i -> "{\"id\":\"item-" + i + "\",\"subset\":\"QA\",\"prompt\":\"question " + test + i
                        + "\",\"chosen\":[\"a good answer\"],\"rejected\":[\"bad\"]}")
                .collect(Collectors.joining("\n"));
        given().contentType("application/x-ndjson")
                .body(lines.getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/datasets?name=" + name)
                .then()
                .statusCode(201);
        return name;
    }

    /** A classifier with that limit, at an endpoint of its own. */
    String model(int maxConcurrency) {
        String name = test + "-m" + maxConcurrency;
        given().contentType("application/json")
                .body(Map.of(
                        "name",
                        name,
                        "revision",
                        "1",
                        "kind",
                        "classifier",
                        "adapter",
                        "vllm-classify",
                        "endpoint",
                        endpoint(name),
                        "model",
                        "rm",
                        "maxConcurrency",
                        maxConcurrency))
                .post("/api/v1/models");
        return name;
    }

    static String endpoint(String model) {
        return "http://" + model + ".example";
    }

    String start(String dataset, String model, Map<String, ?> more) {
        return post("/api/v1/runs", dataset, model, more)
                .statusCode(201)
                .extract()
                .path("[0].run");
    }

    ValidatableResponse post(String path, String dataset, String model, Map<String, ?> more) {
        Map<String, Object> body = new HashMap<>(more);
        body.put("dataset", dataset);
        body.put("models", List.of(model));
        return given().contentType("application/json").body(body).post(path).then();
    }

    static JsonPath run(String id) {
        return given().get("/api/v1/runs/" + id)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    static void awaitState(String run, String state) {
        await().atMost(PATIENCE).until(() -> state.equals(run(run).getString("state")));
    }
}
