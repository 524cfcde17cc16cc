package dev.longform.scoring.client;

import dev.longform.contracts.EndpointSignal;
import dev.longform.contracts.ModelSpec;
import dev.longform.contracts.Reason;
import dev.longform.endpoints.CallFailedException;
import dev.longform.scoring.ScoringConfig;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The models in this process, each loaded once. They are directories in the one that the worker's own configuration
 * names; a model's description names the directory and can lead nowhere else.
 */
@ApplicationScoped
public class OnnxModels {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

    private final ScoringConfig config;
    private final Turns turns;
    private final Map<String, OnnxModel> loaded = new HashMap<>();

    public OnnxModels(ScoringConfig config, Turns turns) {
        this.config = config;
        this.turns = turns;
    }

    /** @throws CallFailedException {@code MODEL_NOT_FOUND} or {@code BAD_REQUEST}, saying what to do */
    synchronized OnnxModel of(ModelSpec model) {
        String name = model.model() == null ? model.name() : model.model();
        OnnxModel known = loaded.get(name);
        if (known != null) {
            return known;
        }
        OnnxModel fresh = load(name);
        loaded.put(name, fresh);
        return fresh;
    }

    private OnnxModel load(String name) {
        if (!NAME.matcher(name).matches()) {
            throw failed(
                    Reason.BAD_REQUEST,
                    "the field model names a directory of the worker: letters, digits, dots, dashes and underscores");
        }
        Path root = config.modelsDirectory()
                .orElseThrow(() -> failed(
                        Reason.MODEL_NOT_FOUND, "the worker has no models: set longform.scoring.models-directory"));
        Path directory = root.resolve(name);
        if (!Files.isRegularFile(directory.resolve("model.onnx"))
                || !Files.isRegularFile(directory.resolve("tokenizer.json"))) {
            throw failed(
                    Reason.MODEL_NOT_FOUND,
                    "the worker's models have no directory " + name + " with model.onnx and tokenizer.json");
        }
        try {
            return OnnxModel.load(directory);
        } catch (IOException | RuntimeException e) {
            throw failed(Reason.BAD_REQUEST, "the model " + name + " cannot be loaded: " + e.getMessage());
        }
    }

    private static CallFailedException failed(Reason reason, String detail) {
        return new CallFailedException(reason, detail, EndpointSignal.NOT_CALLED, null);
    }

    @PreDestroy
    void close() {
        turns.end(this::closeModels);
    }

    private synchronized void closeModels() {
        loaded.values().forEach(OnnxModel::close);
        loaded.clear();
    }
}
