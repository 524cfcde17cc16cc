package dev.longform.local.simulated;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The wire protocol that a simulated server speaks; the name is that of the adapter which calls it. */
public enum Dialect {
    /** vLLM's {@code POST /classify}: one score for each conversation or text. */
    @JsonProperty("vllm-classify")
    VLLM_CLASSIFY("vllm-classify", "classifier"),
    /** OpenAI's {@code POST /v1/chat/completions}: a judge that writes text. */
    @JsonProperty("openai-chat")
    OPENAI_CHAT("openai-chat", "generative");

    private final String adapter;
    private final String kind;

    Dialect(String adapter, String kind) {
        this.adapter = adapter;
        this.kind = kind;
    }

    /** The registry's name of the adapter. */
    public String adapter() {
        return adapter;
    }

    /** The registry's kind of the models behind it. */
    public String kind() {
        return kind;
    }
}
