package dev.longform.scoring.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.longform.endpoints.Calls;
import dev.longform.endpoints.EndpointClient;
import dev.longform.scoring.domain.ScoringTask;
import java.util.ArrayList;
import java.util.List;

/** TEI's own tokenizer, {@code POST /tokenize}. */
final class TeiTokenizer {
    private TeiTokenizer() {}

    /**
     * The tokens of the prompt and each candidate together, without the marks that the server adds.
     *
     * @return empty when the answer does not hold them all
     * @throws dev.longform.endpoints.CallFailedException when it cannot be asked
     */
    static List<Long> counts(EndpointClient client, Calls calls, ScoringTask task) {
        ObjectNode body = Texts.JSON.objectNode().put("add_special_tokens", false);
        ArrayNode inputs = body.putArray("inputs").add(Texts.prompt(task));
        task.candidates().forEach(inputs::add);
        JsonNode tokens = client.post(calls, task.model(), "/tokenize", body).body();
        List<Long> counts = new ArrayList<>();
        for (int i = 1; i < tokens.size(); i++) {
            counts.add((long) tokens.get(0).size() + tokens.get(i).size());
        }
        return counts.size() == task.candidates().size() ? counts : List.of();
    }
}
