package dev.longform.scoring.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.longform.contracts.ModelSpec;
import dev.longform.contracts.ProbeReport.ChatTemplate;
import dev.longform.endpoints.Answer;
import dev.longform.endpoints.Calls;
import dev.longform.endpoints.EndpointClient;
import dev.longform.endpoints.ModelOptions;
import dev.longform.scoring.domain.Scores;
import dev.longform.scoring.domain.ScoringTask;
import dev.longform.worker.ProbeNotes;
import dev.longform.worker.TruncationEvidence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * What {@code /classify} and {@code /pooling} have in common. One conversation per request, so that the server's own
 * chat template is used; with the option {@code format} one rendered text instead, for which the server is told to add
 * no special tokens. {@code use_activation: false} asks for the raw logit; the older spellings of that switch are never
 * sent, as some versions read them as their opposite.
 *
 * <p>Option {@value #MAX_MODEL_LEN}: the server's context in tokens. A count of prompt tokens that stands at it is taken
 * as a truncation.
 */
final class VllmServer {
    static final String MAX_MODEL_LEN = "maxModelLen";

    private final EndpointClient client;

    VllmServer(EndpointClient client) {
        this.client = client;
    }

    /** A route, what is added to its body, and how its answer is read. */
    record Route(String path, String task, ToDoubleFunction<JsonNode> score) {}

    Scores score(Route route, ScoringTask task, Calls calls, boolean raw) {
        Optional<Long> limit = new ModelOptions(task.model()).count(MAX_MODEL_LEN);
        Optional<TextFormat> format = TextFormat.of(task.model());
        SeenText seen = new SeenText(task.allowTruncation());
        List<Double> values = new ArrayList<>();
        for (String candidate : task.candidates()) {
            ObjectNode body = body(format, task, candidate).put("use_activation", !raw);
            if (route.task() != null) {
                body.put("task", route.task());
            }
            Answer answer = client.post(calls, task.model(), route.path(), body);
            seen.add(answer.usage(), usage -> TruncationEvidence.cut(usage, Texts.words(task, candidate), limit));
            values.add(route.score().applyAsDouble(answer.body()));
        }
        return new Scores(values, seen.truncation());
    }

    private static ObjectNode body(Optional<TextFormat> format, ScoringTask task, String candidate) {
        ObjectNode body = Texts.body(task.model());
        if (format.isEmpty()) {
            body.set("messages", Texts.conversation(task, candidate));
            return body;
        }
        return body.put("input", format.get().render(task, candidate, true)).put("add_special_tokens", false);
    }

    /** Notes what the server is. A server without a chat template refuses conversations, so that an answer shows one. */
    void inspect(ModelSpec model, Calls calls, ProbeNotes notes) {
        new ServerPages(client, model, calls, notes).vllm("vLLM");
        notes.chatTemplate(TextFormat.of(model).isEmpty() ? ChatTemplate.APPLIED : ChatTemplate.NOT_APPLIED);
    }
}
