package dev.longform.contracts;

import java.util.Map;

/**
 * A reward model as its owner describes it to the registry, which has defaults for what is left out.
 *
 * @param name the registry's name
 * @param revision the registry's revision; the same name and revision never change their content
 * @param kind classifier or generative
 * @param adapter which wire protocol its server speaks, for example {@code vllm-classify}
 * @param endpoint the server's root; null for {@code builtin:} adapters
 * @param model the name the server knows it by; null where the adapter needs none
 * @param secret the <em>name</em> of a secret, never its value; null for none
 * @param maxConcurrency the most calls that may be outstanding at its endpoint; null for the adapter's default
 * @param options what the adapter understands, for example {@code timeoutSeconds}; may be null
 * @param tags free words to group models by; may be null
 * @param prices what its server charges; null when nobody said
 */
public record ModelDescription(
        String name,
        String revision,
        ModelKind kind,
        String adapter,
        String endpoint,
        String model,
        String secret,
        Integer maxConcurrency,
        Map<String, Object> options,
        Map<String, Object> tags,
        Prices prices) {
    public ModelDescription {
        Require.text("name", name);
        Require.text("revision", revision);
        Require.present("kind", kind);
        Require.text("adapter", adapter);
    }
}
