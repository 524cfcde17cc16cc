package dev.longform.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.any;

import dev.longform.dataset.domain.templates.TemplateChecker;
import dev.longform.local.testing.AsksForTokens;
import dev.longform.local.testing.KafkaAndPostgres;
import dev.longform.local.testing.Management;
import dev.longform.local.testing.SecuredRoutes;
import dev.longform.local.testing.Tokens;
import io.quarkus.test.InjectMock;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;

@QuarkusTest
@TestProfile(AsksForTokens.class)
@QuarkusTestResource(value = KafkaAndPostgres.class, restrictToAnnotatedClass = false)
class RolesTest {
    @InjectMock
    TemplateChecker checker;

    @TestHTTPResource
    String url;

    @Test
    void everyRouteAsksForATokenWithItsRole() {
        SecuredRoutes routes = new SecuredRoutes(
                url, Set.of("POST /api/v1/dead-letters/{topic}/replay", "POST /api/v1/templates", "GET /api/v1/audit"));
        assertThat(routes.all()).contains("POST /api/v1/runs", "GET /api/v1/datasets/{reference}/items");
        assertThat(routes.faults()).isEmpty();
    }

    @Test
    void anImportOfManyMegabytesPassesWithItsToken() {
        String line = "{\"id\":\"%d\",\"subset\":\"QA\",\"prompt\":\"p%d\",\"chosen\":[\"" + "good ".repeat(20_000)
                + "\"],\"rejected\":[\"bad\"]}%n";
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 50; i++) {
            lines.append(line.formatted(i, i));
        }
        RestAssured.given()
                .header("Authorization", "Bearer " + Tokens.of("ann", "evaluator"))
                .contentType("application/x-ndjson")
                .body(lines.toString().getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/datasets?name=with-a-token")
                .then()
                .statusCode(201);
    }

    @Test
    void healthAndMetricsAskNobodyAndStandOnThePortForThemAlone() {
        RestAssured.get(Management.url("/q/health/live")).then().statusCode(200);
        RestAssured.get(Management.url("/q/metrics")).then().statusCode(200);
        RestAssured.get("/q/health/live").then().statusCode(404);
        RestAssured.get("/q/metrics").then().statusCode(404);
    }

    @Test
    void whoDidWhatIsWrittenDown() {
        as("eve")
                .contentType("application/x-ndjson")
                .body("{\"id\":\"1\",\"subset\":\"QA\",\"prompt\":\"p\",\"chosen\":[\"good\"],\"rejected\":[\"bad\"]}"
                        .getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/datasets?name=audited")
                .then()
                .statusCode(201);
        as("eve")
                .contentType("application/json")
                .body(Map.of(
                        "name",
                        "audited-m",
                        "revision",
                        "1",
                        "kind",
                        "classifier",
                        "adapter",
                        "vllm-classify",
                        "endpoint",
                        "http://audited.example"))
                .post("/api/v1/models")
                .then()
                .statusCode(201);
        String run = as("eve")
                .contentType("application/json")
                .body(Map.of("dataset", "audited", "models", List.of("audited-m")))
                .post("/api/v1/runs")
                .then()
                .statusCode(201)
                .extract()
                .path("[0].run");
        as("bob").post("/api/v1/runs/" + run + "/cancel").then().statusCode(200);
        as("bob").post("/api/v1/runs/" + run + "/cancel").then().statusCode(200);
        as("eve")
                .contentType("application/json")
                .body(Map.of("name", "audited-s", "model", "audited-m", "dataset", "audited", "everyHours", 24))
                .post("/api/v1/schedules")
                .then()
                .statusCode(201);

        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(acts())
                .contains(
                        "eve IMPORT DATASET audited@1",
                        "eve REGISTER MODEL audited-m@1",
                        "eve START RUN " + run,
                        "bob CANCEL RUN " + run,
                        "eve ADD SCHEDULE audited-s")
                .anyMatch(act -> act.startsWith("schedule START RUN"))
                .doesNotHaveDuplicates());
        as("ann").get("/api/v1/audit?limit=0").then().statusCode(400);
        assertThat((Object) as("ann").get("/api/v1/audit?limit=1").path("next")).isNotNull();
    }

    @Test
    void whoAddsATemplateAndWhoReplaysDeadLettersIsWrittenDown() {
        Mockito.when(checker.problems(any())).thenReturn(List.of());
        String template = """
                id: audited-t
                protocol: rating
                parser: bracketed-rating
                scale: {min: 1, max: 5}
                example: "[[4]]"
                system: One.
                user: "{{nonce}} {{prompt}} {{response}}"
                repair: Again.
                """;
        as("ann")
                .contentType("text/plain")
                .body(template)
                .post("/api/v1/templates")
                .then()
                .statusCode(201);
        as("bob")
                .contentType("text/plain")
                .body(template)
                .post("/api/v1/templates")
                .then()
                .statusCode(200);
        as("bob")
                .post("/api/v1/dead-letters/longform.deployments.v1/replay")
                .then()
                .statusCode(200);
        as("bob").post("/api/v1/dead-letters/nowhere/replay").then().statusCode(404);

        assertThat(acts().stream().filter(act -> act.contains(" TEMPLATE ") || act.contains(" REPLAY ")))
                .containsExactly(
                        "bob REPLAY DEAD_LETTERS longform.deployments.v1.dataset-service.dlq",
                        "ann ADD TEMPLATE audited-t@1");
    }

    private static List<String> acts() {
        List<Map<String, Object>> acts =
                as("ann").get("/api/v1/audit").then().statusCode(200).extract().path("acts");
        return acts.stream()
                .map(act ->
                        act.get("actor") + " " + act.get("action") + " " + act.get("kind") + " " + act.get("subject"))
                .toList();
    }

    private static RequestSpecification as(String name) {
        return RestAssured.given().header("Authorization", "Bearer " + Tokens.of(name, "admin"));
    }
}
