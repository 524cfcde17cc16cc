package dev.longform.endpoints;

import dev.longform.contracts.ModelKind;
import dev.longform.contracts.ModelSpec;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;

/** What the tests of this library call. */
final class Models {
    private Models() {}

    static ModelSpec at(String endpoint, Map<String, Object> options) {
        return with(endpoint, null, options);
    }

    static ModelSpec with(String endpoint, String secret, Map<String, Object> options) {
        return new ModelSpec(
                "rm", "1", ModelKind.CLASSIFIER, "vllm-classify", endpoint, "rm", secret, 4, options, Map.of());
    }

    /** The default settings, with these instead of some. */
    static EndpointsConfig config(Map<String, String> settings) {
        SmallRyeConfigBuilder builder = new SmallRyeConfigBuilder().withMapping(EndpointsConfig.class);
        settings.forEach(builder::withDefaultValue);
        return builder.build().getConfigMapping(EndpointsConfig.class);
    }
}
