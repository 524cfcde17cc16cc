package dev.longform.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longform.local.testing.AsksForTokens;
import dev.longform.local.testing.KafkaAndPostgres;
import dev.longform.local.testing.SecuredRoutes;
import dev.longform.local.testing.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(AsksForTokens.class)
@QuarkusTestResource(value = KafkaAndPostgres.class, restrictToAnnotatedClass = false)
class RolesTest {
    @TestHTTPResource
    String url;

    @Test
    void everyRouteAsksForATokenWithItsRole() {
        SecuredRoutes routes =
                new SecuredRoutes(url, Set.of("POST /api/v1/dead-letters/{topic}/replay", "POST /api/v1/templates"));
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
    void healthAndMetricsAskNobody() {
        RestAssured.get("/q/health/live").then().statusCode(200);
        RestAssured.get("/q/metrics").then().statusCode(200);
    }
}
