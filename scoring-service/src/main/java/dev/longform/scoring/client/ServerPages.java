package dev.longform.scoring.client;

import com.fasterxml.jackson.databind.JsonNode;
import dev.longform.contracts.EndpointSignal;
import dev.longform.contracts.ModelSpec;
import dev.longform.contracts.Reason;
import dev.longform.endpoints.CallFailedException;
import dev.longform.endpoints.CallStyle;
import dev.longform.endpoints.Calls;
import dev.longform.endpoints.EndpointClient;
import dev.longform.endpoints.ModelOptions;
import dev.longform.worker.ProbeNotes;
import java.util.Optional;

/** Asks a server's own pages about it, for a probe. A page that is not there says nothing. */
final class ServerPages {
    private final EndpointClient client;
    private final ModelSpec model;
    private final Calls calls;
    private final ProbeNotes notes;

    ServerPages(EndpointClient client, ModelSpec model, Calls calls, ProbeNotes notes) {
        this.client = client;
        this.model = model;
        this.calls = calls;
        this.notes = notes;
    }

    /**
     * One page.
     *
     * @throws CallFailedException when the server is not there or refuses the key: then nothing else will work either
     */
    Optional<JsonNode> get(String path) {
        try {
            return Optional.of(client.get(calls, model, path, CallStyle.OPENAI).body());
        } catch (CallFailedException e) {
            if (e.signal() == EndpointSignal.UNREACHABLE
                    || e.signal() == EndpointSignal.NOT_CALLED
                    || e.reason() == Reason.UNAUTHORIZED) {
                throw e;
            }
            return Optional.empty();
        }
    }

    /** {@code /version} and {@code /v1/models}, as vLLM has them. */
    void vllm(String name) {
        get("/version")
                .map(page -> page.path("version").asText(""))
                .filter(version -> !version.isEmpty())
                .ifPresent(version -> notes.server(name + " " + version));
        models();
    }

    /** {@code /v1/models}: names and {@code max_model_len}. */
    void models() {
        get("/v1/models").ifPresent(page -> page.path("data").forEach(entry -> {
            String id = entry.path("id").asText("");
            if (!id.isEmpty()) {
                notes.serves(id);
            }
            if (model.model() == null || id.equals(model.model())) {
                notes.maxTokens(entry.path("max_model_len").asLong(0));
            }
        }));
        if (model.model() != null
                && !notes.served().isEmpty()
                && !notes.served().contains(model.model())) {
            notes.problem(
                    "the server does not name a model " + model.model(),
                    "set the field model to one of " + String.join(", ", notes.served()));
        }
        limit();
    }

    /** Compares the option {@code maxModelLen} with what the server told. */
    void limit() {
        Integer told = notes.maxTokens();
        if (told == null) {
            return;
        }
        long stated = new ModelOptions(model).count(VllmServer.MAX_MODEL_LEN).orElse(0L);
        if (stated == 0) {
            notes.note(
                    "the server takes " + told + " tokens",
                    "set options." + VllmServer.MAX_MODEL_LEN + ": " + told
                            + ", so that a count at the limit is seen as a truncation");
        } else if (stated != told) {
            notes.warning(
                    "options." + VllmServer.MAX_MODEL_LEN + " is " + stated + ", the server says " + told,
                    "set it to " + told);
        }
    }
}
