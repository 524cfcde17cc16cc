package dev.longform.security;

import dev.longform.platform.ServiceCallException;
import dev.longform.platform.security.ServiceToken;
import io.quarkus.oidc.client.OidcClient;
import io.quarkus.oidc.client.runtime.TokensHelper;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The token that a service gets for itself (client credentials), kept until it expires; none in local mode. */
@ApplicationScoped
public class OidcServiceToken implements ServiceToken {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final boolean enabled;
    private final OidcClient client;
    private final TokensHelper tokens = new TokensHelper();

    public OidcServiceToken(
            @ConfigProperty(name = "quarkus.oidc-client.client-enabled") boolean enabled, OidcClient client) {
        this.enabled = enabled;
        this.client = client;
    }

    @Override
    public Optional<String> bearer() {
        if (!enabled) {
            return Optional.empty();
        }
        try {
            return Optional.of(tokens.getTokens(client).await().atMost(PATIENCE).getAccessToken());
        } catch (RuntimeException e) {
            throw new ServiceCallException(
                    ServiceCallException.UNREACHABLE,
                    "the identity provider gave this service no token ("
                            + e.getClass().getSimpleName()
                            + "): look at LONGFORM_OIDC_URL, LONGFORM_OIDC_CLIENT_ID and its secret");
        }
    }
}
