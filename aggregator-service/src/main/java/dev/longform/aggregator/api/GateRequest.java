package dev.longform.aggregator.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.longform.aggregator.domain.gate.Policy;
import jakarta.ws.rs.BadRequestException;

/**
 * What a gate is asked. A field that is not known is refused: a bound with a misspelt name would not be checked.
 *
 * @param run a run's id; or else
 * @param model {@code NAME@REVISION}: its newest runs on the datasets of the policy
 * @param policy what is asked of it
 */
record GateRequest(String run, String model, Policy policy) {
    private static final ObjectMapper STRICT = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /** @throws BadRequestException naming what is wrong */
    static GateRequest read(JsonNode body) {
        refuseEmpty(body == null ? null : body.get("policy"), "policy");
        try {
            GateRequest request = STRICT.treeToValue(body, GateRequest.class);
            return checked(request);
        } catch (ValueInstantiationException e) {
            throw new BadRequestException(e.getCause().getMessage(), e);
        } catch (JsonProcessingException e) {
            throw new BadRequestException(e.getOriginalMessage(), e);
        }
    }

    /** From the metadata of a Flagger webhook, all of it text: {@code run} or {@code model}, and {@code policy} as JSON. */
    static GateRequest ofFlagger(JsonNode payload) {
        JsonNode metadata = payload == null ? null : payload.get("metadata");
        if (metadata == null || !metadata.path("policy").isTextual()) {
            throw new BadRequestException("'metadata' needs 'policy', a policy as JSON text, and 'run' or 'model'");
        }
        try {
            return read(STRICT.createObjectNode()
                    .put("run", metadata.path("run").asText(null))
                    .put("model", metadata.path("model").asText(null))
                    .set("policy", STRICT.readTree(metadata.path("policy").asText())));
        } catch (JsonProcessingException e) {
            throw new BadRequestException("'policy' is not JSON: " + e.getOriginalMessage(), e);
        }
    }

    /** A bound that was written and left empty, as by a template without its variable, must not go unchecked. */
    private static void refuseEmpty(JsonNode node, String where) {
        if (node == null || !node.isContainerNode()) {
            return;
        }
        node.properties().forEach(field -> {
            String name = where + "." + field.getKey();
            if (field.getValue().isNull()
                    || field.getValue().isTextual() && field.getValue().asText().isBlank()) {
                throw new BadRequestException("'" + name + "' is there, but empty: give it a value, or leave it out");
            }
            refuseEmpty(field.getValue(), name);
        });
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            refuseEmpty(node.get(i), where + "[" + i + "]");
        }
    }

    String modelName() {
        return model.substring(0, model.lastIndexOf('@'));
    }

    String modelRevision() {
        return model.substring(model.lastIndexOf('@') + 1);
    }

    private static GateRequest checked(GateRequest request) {
        if (request == null || request.policy() == null) {
            throw new BadRequestException("'policy' is missing");
        }
        if ((request.run() == null) == (request.model() == null)) {
            throw new BadRequestException("either 'run' or 'model' is needed");
        }
        if (request.model() != null && request.model().indexOf('@') < 1) {
            throw new BadRequestException("'model' must be NAME@REVISION, not '" + request.model() + "'");
        }
        return request;
    }
}
