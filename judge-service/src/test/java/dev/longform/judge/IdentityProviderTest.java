package dev.longform.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.longform.local.testing.IdentityProvider;
import dev.longform.local.testing.KafkaAndPostgres;
import dev.longform.local.testing.Management;
import dev.longform.local.testing.Tokens;
import dev.longform.platform.ServiceCallException;
import dev.longform.platform.security.ServiceToken;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A service that is started while its identity provider is away works, and knows it again when it comes. */
@QuarkusTest
@TestProfile(IdentityProviderTest.Away.class)
@QuarkusTestResource(
        value = KafkaAndPostgres.class,
        initArgs = @ResourceArg(name = "database", value = "false"),
        restrictToAnnotatedClass = false)
class IdentityProviderTest {
    private static final String ROUTE = "/api/v1/templates/check";

    @Inject
    ServiceToken own;

    /** The settings of the production overlay. */
    public static class Away implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "LONGFORM_OIDC_ENABLED",
                    "true",
                    "LONGFORM_OIDC_URL",
                    IdentityProvider.url(),
                    "LONGFORM_OIDC_AUDIENCE",
                    Tokens.AUDIENCE,
                    "LONGFORM_OIDC_CLIENT_SECRET",
                    "its-secret");
        }
    }

    @Test
    void aProviderThatComesLaterIsFound() throws Exception {
        RestAssured.get(Management.url("/q/health/live")).then().statusCode(200);
        assertThat(status(Tokens.of("a", "admin"))).isEqualTo(503);
        assertThatThrownBy(own::bearer)
                .isInstanceOf(ServiceCallException.class)
                .hasMessageContaining("LONGFORM_OIDC_URL")
                .hasMessageNotContaining("its-secret");

        try (IdentityProvider provider = new IdentityProvider()) {
            assertThat(status(Tokens.of("a", "admin"))).isEqualTo(400);
            assertThat(status(Tokens.of("a", "viewer"))).isEqualTo(403);
            assertThat(status(Tokens.forged("a", "admin"))).isEqualTo(401);
            assertThat(own.bearer()).get().asString().startsWith("ey");
            assertThat(provider.asked())
                    .containsExactly("Basic " + Base64.getEncoder().encodeToString("longform:its-secret".getBytes())
                            + " grant_type=client_credentials");
        }
    }

    /** Of a request that is refused for its content once it is let in. */
    private static int status(String token) {
        return RestAssured.given()
                .auth()
                .oauth2(token)
                .contentType("application/json")
                .body("{}")
                .post(ROUTE)
                .statusCode();
    }
}
