package dev.longform.scoring.client;

import com.fasterxml.jackson.databind.JsonNode;
import dev.longform.contracts.EndpointSignal;
import dev.longform.contracts.ModelSpec;
import dev.longform.contracts.ProbeReport.Activation;
import dev.longform.contracts.Reason;
import dev.longform.endpoints.CallFailedException;
import dev.longform.endpoints.CallStyle;
import dev.longform.endpoints.Calls;
import dev.longform.endpoints.EndpointClient;
import dev.longform.endpoints.ModelOptions;
import dev.longform.worker.ProbeNotes;
import dev.longform.worker.ServerEvidence;
import java.util.Optional;
import java.util.regex.Pattern;

/** Asks a server's own pages about it, for a probe. A page that is not there says nothing. */
final class ServerPages {
    private static final Pattern VLLM_WITHOUT_SWITCH = Pattern.compile("0\\.(?:[0-9]|10)(?![0-9])");

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

    /** {@code /version} and {@code /v1/models} of vLLM. */
    void vllm() {
        get("/version")
                .map(page -> page.path("version").asText(""))
                .filter(version -> !version.isEmpty())
                .ifPresent(this::vllm);
        models();
    }

    /** Up to 0.10 there is no switch: a model of one label gets a sigmoid, unless its config or the server says otherwise. */
    private void vllm(String version) {
        notes.server("vLLM " + version);
        if (VLLM_WITHOUT_SWITCH.matcher(version).lookingAt()) {
            notes.activation(Activation.SQUASHED);
        }
    }

    /** {@code /v1/models}: names and {@code max_model_len}. */
    void models() {
        get("/v1/models").ifPresent(page -> {
            notes.maxTokens(LimitPages.ofModels(page, model));
            page.path("data").forEach(entry -> {
                String id = entry.path("id").asText("");
                if (!id.isEmpty()) {
                    notes.serves(id);
                }
            });
        });
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
        long stated =
                new ModelOptions(model).count(ServerEvidence.MAX_MODEL_LEN).orElse(0L);
        if (stated == 0) {
            notes.note(
                    "the server takes " + told + " tokens: a count at this limit is seen as a truncation",
                    "state it as options." + ServerEvidence.MAX_MODEL_LEN
                            + ", and the server is not asked for it in runs");
        } else if (stated != told) {
            notes.warning(
                    "options." + ServerEvidence.MAX_MODEL_LEN + " is " + stated + ", the server says " + told,
                    "set it to " + told);
        }
    }
}
