package dev.longform.scoring.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.longform.contracts.ModelSpec;
import dev.longform.contracts.ProbeReport.ChatTemplate;
import dev.longform.endpoints.Answer;
import dev.longform.endpoints.Calls;
import dev.longform.endpoints.EndpointClient;
import dev.longform.scoring.domain.Classifier;
import dev.longform.scoring.domain.Scores;
import dev.longform.scoring.domain.ScoringTask;
import dev.longform.worker.ProbeNotes;
import dev.longform.worker.ServerEvidence;
import dev.longform.worker.ServerMemory;
import dev.longform.worker.TruncationEvidence;
import dev.longform.worker.VllmTokenizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What {@code /classify} and {@code /pooling} have in common. One conversation per request, so that the server's own
 * chat template is used; with the option {@code format} one rendered text instead, for which the server is told to add
 * no special tokens. {@code use_activation: false} asks for the raw logit; the older spellings of that switch are never
 * sent, as some versions read them as their opposite.
 *
 * <p>Option {@code maxModelLen}: the server's context in tokens; the server is asked for it where it is not stated. A
 * count of prompt tokens that stands at it is taken as a truncation.
 */
abstract class VllmServer implements Classifier {
    private final EndpointClient client;
    private final String route;
    private final ServerMemory memory = new ServerMemory();

    VllmServer(EndpointClient client, String route) {
        this.client = client;
        this.route = route;
    }

    /** Adds to a request what this route needs. */
    void complete(ObjectNode body) {}

    /** @throws dev.longform.worker.UnscoredException {@code INVALID_SCORE} when the answer holds no score */
    abstract double read(JsonNode answer);

    @Override
    public Scores score(ScoringTask task, Calls calls) {
        return score(task, calls, true);
    }

    @Override
    public Optional<Scores> squashed(ScoringTask task, Calls calls) {
        return Optional.of(score(task, calls, false));
    }

    private Scores score(ScoringTask task, Calls calls, boolean raw) {
        Optional<TextFormat> format = TextFormat.of(task.model());
        ServerEvidence own = ServerEvidence.of(task.model(), calls, memory, new LimitPages(client)::models);
        SeenText seen = new SeenText(task.allowTruncation());
        List<Double> values = new ArrayList<>();
        for (String candidate : task.candidates()) {
            ObjectNode body = body(format, task, candidate, "input").put("use_activation", !raw);
            complete(body);
            Answer answer = client.post(calls, task.model(), route, body);
            seen.add(
                    answer.usage(),
                    usage -> TruncationEvidence.of(
                            usage,
                            Texts.words(task, candidate),
                            1,
                            own,
                            side -> List.of(count(side, format, task, candidate))));
            values.add(read(answer.body()));
        }
        return new Scores(values, seen.truncation());
    }

    private long count(Calls calls, Optional<TextFormat> format, ScoringTask task, String candidate) {
        ObjectNode body = body(format, task, candidate, "prompt").put("add_generation_prompt", false);
        return VllmTokenizer.count(client, calls, task.model(), body);
    }

    /** @param field that takes a rendered text */
    private static ObjectNode body(Optional<TextFormat> format, ScoringTask task, String candidate, String field) {
        ObjectNode body = Texts.body(task.model());
        if (format.isEmpty()) {
            body.set("messages", Texts.conversation(task, candidate));
            return body;
        }
        return body.put(field, format.get().render(task, candidate, true)).put("add_special_tokens", false);
    }

    /** Notes what the server is. A server without a chat template refuses conversations, so that an answer shows one. */
    @Override
    public void inspect(ModelSpec model, Calls calls, ProbeNotes notes) {
        new ServerPages(client, model, calls, notes).vllm();
        notes.chatTemplate(TextFormat.of(model).isEmpty() ? ChatTemplate.APPLIED : ChatTemplate.NOT_APPLIED);
    }
}
