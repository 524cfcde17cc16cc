package dev.longform.endpoints;

import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/** Makes the beans of this library. */
@Singleton
public class EndpointsBeans {
    @Produces
    @Singleton
    Secrets secrets(Config config) {
        return new Secrets(new ConfiguredSecrets(
                name -> Optional.ofNullable(System.getenv(name)), name -> config.getOptionalValue(name, String.class)));
    }

    @Produces
    @Singleton
    EndpointClient client(EndpointsConfig config, Secrets secrets) {
        return EndpointClient.create(config, secrets);
    }

    void close(@Disposes EndpointClient client) {
        client.close();
    }
}
