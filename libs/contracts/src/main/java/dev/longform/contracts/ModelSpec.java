package dev.longform.contracts;

import java.util.Map;

/**
 * A reward model as its owner described it.
 *
 * @param name the registry's name
 * @param revision the registry's revision; the same name and revision never change their content
 * @param kind classifier or generative
 * @param adapter which wire protocol its server speaks, for example {@code vllm-classify}
 * @param endpoint the server's root, without a trailing slash or {@code /v1}; null for {@code builtin:} adapters
 * @param model the name the server knows it by; null where the adapter needs none
 * @param secret the <em>name</em> of a secret, never its value; null for none
 * @param maxConcurrency the most calls that may be outstanding at its endpoint
 * @param options what the adapter understands, for example {@code timeoutSeconds}
 * @param tags free words to group models by: {@code family}, {@code trained-on}, {@code base}
 * @param prices what its server charges; null when nobody said
 */
public record ModelSpec(
        String name,
        String revision,
        ModelKind kind,
        String adapter,
        String endpoint,
        String model,
        String secret,
        int maxConcurrency,
        Map<String, Object> options,
        Map<String, Object> tags,
        Prices prices) {
    public ModelSpec {
        Require.text("name", name);
        Require.text("revision", revision);
        Require.present("kind", kind);
        Require.text("adapter", adapter);
        Require.that(maxConcurrency > 0, "maxConcurrency must be positive");

        options = options == null ? Map.of() : Map.copyOf(options);
        tags = tags == null ? Map.of() : Map.copyOf(tags);
    }

    /** A model whose prices nobody stated. */
    public ModelSpec(
            String name,
            String revision,
            ModelKind kind,
            String adapter,
            String endpoint,
            String model,
            String secret,
            int maxConcurrency,
            Map<String, Object> options,
            Map<String, Object> tags) {
        this(name, revision, kind, adapter, endpoint, model, secret, maxConcurrency, options, tags, null);
    }
}
