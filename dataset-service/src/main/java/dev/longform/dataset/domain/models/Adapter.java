package dev.longform.dataset.domain.models;

import dev.longform.contracts.ModelKind;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** The wire protocols that the workers speak, and the models that they have in process. */
enum Adapter {
    VLLM_CLASSIFY("vllm-classify", ModelKind.CLASSIFIER),
    BUILTIN_MINILM("builtin:minilm", ModelKind.CLASSIFIER),
    BUILTIN_LENGTH("builtin:length", ModelKind.CLASSIFIER),
    OPENAI_CHAT("openai-chat", ModelKind.GENERATIVE);

    private static final int DEFAULT_CONCURRENCY = 8;
    private static final int BUILTIN_CONCURRENCY = 2;

    private final String adapterName;
    private final ModelKind kind;

    Adapter(String adapterName, ModelKind kind) {
        this.adapterName = adapterName;
        this.kind = kind;
    }

    String adapterName() {
        return adapterName;
    }

    /** Whether the model runs inside the worker, without an endpoint. */
    boolean builtin() {
        return adapterName.startsWith("builtin:");
    }

    int defaultConcurrency() {
        return builtin() ? BUILTIN_CONCURRENCY : DEFAULT_CONCURRENCY;
    }

    static Optional<Adapter> of(ModelKind kind, String name) {
        return Arrays.stream(values())
                .filter(adapter -> adapter.kind == kind && adapter.adapterName.equals(name))
                .findFirst();
    }

    static String namesFor(ModelKind kind) {
        return Arrays.stream(values())
                .filter(adapter -> adapter.kind == kind)
                .map(Adapter::adapterName)
                .collect(Collectors.joining(", "));
    }
}
