package dev.longform.dataset.domain.needles;

import dev.longform.contracts.ModelKind;
import dev.longform.contracts.ModelSpec;
import dev.longform.dataset.domain.models.Models;
import dev.longform.dataset.domain.runs.UnknownName;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;

/** The models of the registry that can write needles. */
@ApplicationScoped
public class Editors {
    /** Plain chat completions. */
    private static final Set<String> ADAPTERS =
            Set.of("openai-chat", "vllm-chat", "sglang-chat", "llama-server-chat", "tgi-chat");

    private final Models models;

    public Editors(Models models) {
        this.models = models;
    }

    /**
     * The editor of a plan, the newest revision unless one is named; empty when it has none.
     *
     * @throws UnknownName when the registry does not have it
     * @throws InvalidPlan when it writes no text, or is asked otherwise than by chat completions
     */
    Optional<ModelSpec> of(PlanSpec spec) {
        if (spec.editor() == null) {
            return Optional.empty();
        }
        ModelSpec model = models.find(spec.editor())
                .orElseThrow(() -> new UnknownName("model", spec.editor(), "longform models list"));
        if (model.kind() != ModelKind.GENERATIVE) {
            throw new InvalidPlan("the editor '" + name(model) + "' is a classifier; a generative model is needed");
        }
        if (!ADAPTERS.contains(model.adapter())) {
            throw new InvalidPlan("the editor '" + name(model) + "' has the adapter " + model.adapter()
                    + "; editors are asked by openai-chat, vllm-chat, sglang-chat, llama-server-chat or tgi-chat");
        }
        return Optional.of(model);
    }

    /** A model as plans name it. */
    static String name(ModelSpec model) {
        return model.name() + "@" + model.revision();
    }
}
