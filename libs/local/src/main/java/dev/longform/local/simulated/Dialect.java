package dev.longform.local.simulated;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The wire protocol that a simulated server speaks; the name is that of the adapter which calls it. */
public enum Dialect {
    /** vLLM with one label, called at {@code /classify}; old: 0.10.0. */
    @JsonProperty("vllm-classify")
    VLLM_CLASSIFY("vllm-classify", true, VllmScoring::new),
    /** The same server, called at {@code /pooling}. */
    @JsonProperty("vllm-pooling")
    VLLM_POOLING("vllm-pooling", true, VllmScoring::new),
    /** The same server, called at {@code /score}. */
    @JsonProperty("vllm-score")
    VLLM_SCORE("vllm-score", true, VllmScoring::new),
    /** Text Embeddings Inference; old: 1.8. */
    @JsonProperty("tei")
    TEI("tei", true, TeiScoring::new),
    /** SGLang with a classifier. */
    @JsonProperty("sglang")
    SGLANG("sglang", true, SglangScoring::new),
    /** llama-server with a reranker; old: before October 2025, unsorted. */
    @JsonProperty("llama-server")
    LLAMA_SERVER("llama-server", true, LlamaScoring::new),
    /** The Open Inference Protocol. */
    @JsonProperty("oip-v2")
    OIP_V2("oip-v2", true, OipScoring::new),
    /** OpenAI's chat completions. */
    @JsonProperty("openai-chat")
    OPENAI_CHAT("openai-chat", false, OpenAiChat::new),
    /** vLLM's; old: 0.10.0. */
    @JsonProperty("vllm-chat")
    VLLM_CHAT("vllm-chat", false, VllmChat::new),
    /** SGLang's. */
    @JsonProperty("sglang-chat")
    SGLANG_CHAT("sglang-chat", false, SglangChat::new),
    /** llama-server's. */
    @JsonProperty("llama-server-chat")
    LLAMA_SERVER_CHAT("llama-server-chat", false, LlamaChat::new),
    /** Ollama's, and its own {@code /api/chat}. */
    @JsonProperty("ollama-chat")
    OLLAMA_CHAT("ollama-chat", false, OllamaChat::new),
    /** Text Generation Inference's. */
    @JsonProperty("tgi-chat")
    TGI_CHAT("tgi-chat", false, TgiChat::new),
    /** Anthropic's Messages. */
    @JsonProperty("anthropic-messages")
    ANTHROPIC_MESSAGES("anthropic-messages", false, AnthropicMessages::new);

    private final String adapter;
    private final boolean scores;
    private final Maker maker;

    Dialect(String adapter, boolean scores, Maker maker) {
        this.adapter = adapter;
        this.scores = scores;
        this.maker = maker;
    }

    private interface Maker {
        WireProtocol make(SimulatedSpec spec, Recognizer recognizer, Plan plan, Tally tally);
    }

    /** The registry's name of the adapter. */
    public String adapter() {
        return adapter;
    }

    /** The registry's kind of the models behind it. */
    public String kind() {
        return scores ? "classifier" : "generative";
    }

    /** Whether models behind it write text. */
    boolean generates() {
        return !scores;
    }

    /** The protocol of a server. */
    WireProtocol protocol(SimulatedSpec spec, Recognizer recognizer, Plan plan, Tally tally) {
        return maker.make(spec, recognizer, plan, tally);
    }
}
