package dev.longform.worker;

/** One way to ask a model, found by its name. */
public interface Adapter {
    /** As models name it, for example {@code vllm-classify}. */
    String name();
}
