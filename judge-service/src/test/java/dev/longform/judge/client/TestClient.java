package dev.longform.judge.client;

import dev.longform.endpoints.EndpointClient;
import dev.longform.endpoints.EndpointsConfig;
import dev.longform.endpoints.SecretSource;
import dev.longform.endpoints.Secrets;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Optional;

/** A client that tries every call once, with one secret, {@code key}, for this machine. */
final class TestClient {
    private TestClient() {}

    static EndpointClient create() {
        EndpointsConfig config = new SmallRyeConfigBuilder()
                .withMapping(EndpointsConfig.class)
                .withDefaultValue("longform.endpoints.retry.max-tries", "1")
                .build()
                .getConfigMapping(EndpointsConfig.class);
        return EndpointClient.create(config, new Secrets(new OneSecret()));
    }

    private static final class OneSecret implements SecretSource {
        @Override
        public Optional<String> value(String name) {
            return Optional.of("s3cret").filter(value -> name.equals("key"));
        }

        @Override
        public Optional<String> hosts(String name) {
            return Optional.of("localhost").filter(hosts -> name.equals("key"));
        }
    }
}
