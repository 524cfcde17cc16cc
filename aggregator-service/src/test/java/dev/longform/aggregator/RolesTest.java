package dev.longform.aggregator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longform.local.testing.AsksForTokens;
import dev.longform.local.testing.KafkaAndPostgres;
import dev.longform.local.testing.Management;
import dev.longform.local.testing.SecuredRoutes;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
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
        SecuredRoutes routes = new SecuredRoutes(url, Set.of("POST /api/v1/dead-letters/{topic}/replay"));
        assertThat(routes.all()).contains("POST /api/v1/gate", "GET /api/v1/runs/{id}/stream");
        assertThat(routes.faults()).isEmpty();
    }

    @Test
    void healthAndMetricsAskNobodyAndStandOnThePortForThemAlone() {
        RestAssured.get(Management.url("/q/health/live")).then().statusCode(200);
        RestAssured.get(Management.url("/q/metrics")).then().statusCode(200);
        RestAssured.get("/q/health/live").then().statusCode(404);
        RestAssured.get("/q/metrics").then().statusCode(404);
    }
}
