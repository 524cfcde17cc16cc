package dev.longform.dataset.domain.models;

import static dev.longform.contracts.ModelKind.CLASSIFIER;
import static dev.longform.contracts.ModelKind.GENERATIVE;

import dev.longform.contracts.ModelKind;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** The wire protocols that the workers speak, and the models that they have in process. */
enum Adapter {
    VLLM_CLASSIFY("vllm-classify", CLASSIFIER, Place.SERVER, Name.OPTIONAL),
    VLLM_POOLING("vllm-pooling", CLASSIFIER, Place.SERVER, Name.OPTIONAL),
    VLLM_SCORE("vllm-score", CLASSIFIER, Place.SERVER, Name.OPTIONAL),
    TEI("tei", CLASSIFIER, Place.SERVER, Name.OPTIONAL),
    SGLANG("sglang", CLASSIFIER, Place.SERVER, Name.OPTIONAL),
    LLAMA_SERVER("llama-server", CLASSIFIER, Place.SERVER, Name.OPTIONAL),
    OIP_V2("oip-v2", CLASSIFIER, Place.SERVER, Name.NEEDED),
    ONNX("onnx", CLASSIFIER, Place.WORKER, Name.OPTIONAL),
    BUILTIN_MINILM("builtin:minilm", CLASSIFIER, Place.WORKER, Name.OPTIONAL),
    BUILTIN_LENGTH("builtin:length", CLASSIFIER, Place.WORKER, Name.OPTIONAL),
    OPENAI_CHAT("openai-chat", GENERATIVE, Place.SERVER, Name.NEEDED),
    VLLM_CHAT("vllm-chat", GENERATIVE, Place.SERVER, Name.NEEDED),
    SGLANG_CHAT("sglang-chat", GENERATIVE, Place.SERVER, Name.NEEDED),
    LLAMA_SERVER_CHAT("llama-server-chat", GENERATIVE, Place.SERVER, Name.OPTIONAL),
    OLLAMA_CHAT("ollama-chat", GENERATIVE, Place.SERVER, Name.NEEDED),
    TGI_CHAT("tgi-chat", GENERATIVE, Place.SERVER, Name.OPTIONAL),
    ANTHROPIC_MESSAGES("anthropic-messages", GENERATIVE, Place.SERVER, Name.NEEDED);

    private static final int DEFAULT_CONCURRENCY = 8;
    private static final int IN_PROCESS_CONCURRENCY = 2;

    /** Where the model runs. */
    private enum Place {
        SERVER,
        WORKER
    }

    /** Whether the server has to be told which of its models is meant. */
    private enum Name {
        NEEDED,
        OPTIONAL
    }

    private final String adapterName;
    private final ModelKind kind;
    private final Place place;
    private final Name name;

    Adapter(String adapterName, ModelKind kind, Place place, Name name) {
        this.adapterName = adapterName;
        this.kind = kind;
        this.place = place;
        this.name = name;
    }

    String adapterName() {
        return adapterName;
    }

    /** Whether the model runs inside the worker, without an endpoint. */
    boolean inProcess() {
        return place == Place.WORKER;
    }

    boolean needsModel() {
        return name == Name.NEEDED;
    }

    int defaultConcurrency() {
        return inProcess() ? IN_PROCESS_CONCURRENCY : DEFAULT_CONCURRENCY;
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
