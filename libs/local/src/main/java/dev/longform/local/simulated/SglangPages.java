package dev.longform.local.simulated;

import static dev.longform.local.simulated.ErrorStyle.fields;

import java.util.List;
import java.util.Optional;

/** SGLang's health, model and version, for classifiers and judges. */
final class SglangPages {
    private static final String VERSION = "0.5.15+simulated";

    private SglangPages() {}

    static Optional<HttpReply> page(SimulatedSpec spec, String method, String path, boolean generates) {
        return Optional.ofNullable(
                switch (method + " " + path) {
                    case "GET /health", "GET /health_generate" -> HttpReply.of(null);
                    case "GET /v1/models" -> HttpReply.of(Pages.models(spec, "sglang"));
                    case "GET /server_info", "GET /get_server_info" ->
                        HttpReply.of(fields("version", VERSION, "model_path", spec.model()));
                    case "GET /model_info", "GET /get_model_info" ->
                        HttpReply.of(fields(
                                "model_path",
                                spec.model(),
                                "is_generation",
                                generates,
                                "architectures",
                                List.of(generates ? "LlamaForCausalLM" : "LlamaForSequenceClassification"),
                                "weight_version",
                                "default"));
                    default -> null;
                });
    }

    /** SGLang's two wordings for a text that is too long. */
    static RefusedCallException tooLong(SimulatedSpec spec, int tokens) {
        int most = spec.maxModelLen();
        return new RefusedCallException(
                Problem.TOO_LONG,
                spec.traps().wording() == 2
                        ? "Requested token count exceeds the model's maximum context length of " + most
                                + " tokens. You requested a total of " + tokens + " tokens."
                        : "The input (" + tokens + " tokens) is longer than the model's context length (" + most
                                + " tokens).",
                null);
    }
}
