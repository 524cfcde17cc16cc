package dev.longform.local.testing;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** A service that asks every request for a token of {@link Tokens}. */
public class AsksForTokens implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "quarkus.oidc.tenant-enabled",
                "true",
                "quarkus.oidc.public-key",
                Tokens.publicKey(),
                "quarkus.oidc.token.audience",
                Tokens.AUDIENCE);
    }
}
