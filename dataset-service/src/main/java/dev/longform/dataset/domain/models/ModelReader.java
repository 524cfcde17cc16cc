package dev.longform.dataset.domain.models;

import com.fasterxml.jackson.databind.JsonNode;
import dev.longform.contracts.ModelKind;
import dev.longform.contracts.ModelSpec;
import dev.longform.dataset.domain.JsonText;
import dev.longform.platform.EventWriter;
import java.util.Optional;
import java.util.regex.Pattern;

/** Makes a model of its description, or says which rule it breaks. */
final class ModelReader {
    static final int MAX_CONCURRENCY = 1024;

    /** A request has room for it beside the largest item. */
    static final int MAX_ENCODED_BYTES = 16 * 1024;

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:/+-]{0,199}");
    private static final Pattern SECRET = Pattern.compile("[A-Za-z0-9_.-]{1,64}");

    private ModelReader() {}

    /**
     * Reads a description.
     *
     * @throws InvalidModel when it breaks a rule
     */
    static ModelSpec read(JsonNode description) {
        JsonText.problem("", description).ifPresent(problem -> {
            throw new InvalidModel(problem);
        });
        ModelFields fields = new ModelFields(description);
        String name = name("name", fields.required("name"));
        String revision = name("revision", fields.required("revision"));
        ModelKind kind = kind(fields.required("kind"));
        Adapter adapter = adapter(kind, fields.required("adapter"));
        ModelSpec model = new ModelSpec(
                name,
                revision,
                kind,
                adapter.adapterName(),
                endpoint(adapter, fields.text("endpoint")),
                model(adapter, fields.text("model")),
                fields.text("secret").map(ModelReader::secret).orElse(null),
                concurrency(adapter, fields.wholeNumber("maxConcurrency")),
                fields.map("options"),
                fields.map("tags"),
                fields.node("prices").map(PricesReader::read).orElse(null));
        if (EventWriter.encode(model).length > MAX_ENCODED_BYTES) {
            throw new InvalidModel(
                    "options and tags are too long: a description may take " + MAX_ENCODED_BYTES + " bytes in all");
        }
        return model;
    }

    private static String name(String field, String value) {
        if (!NAME.matcher(value).matches()) {
            throw new InvalidModel(field + " must be 1 to 200 letters, digits or any of . _ : / + - and begin with a"
                    + " letter or digit; '@' parts name and revision");
        }
        return value;
    }

    private static ModelKind kind(String value) {
        return switch (value) {
            case "classifier" -> ModelKind.CLASSIFIER;
            case "generative" -> ModelKind.GENERATIVE;
            default -> throw new InvalidModel("kind must be classifier or generative");
        };
    }

    private static Adapter adapter(ModelKind kind, String value) {
        return Adapter.of(kind, value)
                .orElseThrow(() -> new InvalidModel("adapter is not known for this kind of model; known are "
                        + Adapter.namesFor(ModelKind.CLASSIFIER) + " for classifiers and "
                        + Adapter.namesFor(ModelKind.GENERATIVE) + " for generative models"));
    }

    private static String endpoint(Adapter adapter, Optional<String> value) {
        if (adapter.inProcess()) {
            if (value.isPresent()) {
                throw new InvalidModel("endpoint must be left out: " + adapter.adapterName() + " runs in the worker");
            }
            return null;
        }
        return value.map(EndpointUrl::normalised)
                .orElseThrow(() -> new InvalidModel("endpoint is missing: the root of the model server"));
    }

    private static String model(Adapter adapter, Optional<String> value) {
        if (adapter.needsModel() && value.isEmpty()) {
            throw new InvalidModel("model is missing: the name that the server knows the model by");
        }
        return value.orElse(null);
    }

    private static String secret(String value) {
        if (!SECRET.matcher(value).matches() || SecretValues.looksLikeOne(value)) {
            throw new InvalidModel("secret must be the name of a secret (letters, digits, _ . -, at most 64), not its"
                    + " value; the value belongs into the workers' secrets");
        }
        return value;
    }

    private static int concurrency(Adapter adapter, Optional<Integer> value) {
        int concurrency = value.orElse(adapter.defaultConcurrency());
        if (concurrency < 1 || concurrency > MAX_CONCURRENCY) {
            throw new InvalidModel("maxConcurrency must be 1 to " + MAX_CONCURRENCY);
        }
        return concurrency;
    }
}
