package dev.longform.scoring.client;

import com.fasterxml.jackson.databind.JsonNode;
import dev.longform.contracts.ModelSpec;
import dev.longform.endpoints.CallStyle;
import dev.longform.endpoints.Calls;
import dev.longform.endpoints.EndpointClient;

/** Where servers tell the longest input that they take, in tokens; 0 where they do not. */
final class LimitPages {
    private final EndpointClient client;

    LimitPages(EndpointClient client) {
        this.client = client;
    }

    /** {@code /v1/models} of vLLM and SGLang. */
    long models(Calls calls, ModelSpec model) {
        return ofModels(get(calls, model, "/v1/models"), model);
    }

    /** {@code /props} of llama-server: the context of a slot. */
    long props(Calls calls, ModelSpec model) {
        return ofProps(get(calls, model, "/props"));
    }

    /** {@code /info} of TEI. */
    long info(Calls calls, ModelSpec model) {
        return ofInfo(get(calls, model, "/info"));
    }

    /** {@code max_model_len} of the model that is named, or of the last one when none is. */
    static long ofModels(JsonNode page, ModelSpec model) {
        long most = 0;
        for (JsonNode entry : page.path("data")) {
            if (model.model() == null || model.model().equals(entry.path("id").asText(""))) {
                most = entry.path("max_model_len").asLong(0);
            }
        }
        return most;
    }

    static long ofProps(JsonNode page) {
        return page.path("default_generation_settings").path("n_ctx").asLong(0);
    }

    static long ofInfo(JsonNode page) {
        return page.path("max_input_length").asLong(0);
    }

    private JsonNode get(Calls calls, ModelSpec model, String path) {
        return client.get(calls, model, path, CallStyle.OPENAI).body();
    }
}
