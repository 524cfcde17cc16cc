package dev.longform.scoring.client;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.longform.benchmark.Words;
import dev.longform.contracts.Message;
import dev.longform.endpoints.Answer;
import dev.longform.endpoints.Calls;
import dev.longform.endpoints.EndpointClient;
import dev.longform.endpoints.ModelOptions;
import dev.longform.scoring.domain.Classifier;
import dev.longform.scoring.domain.Scores;
import dev.longform.scoring.domain.ScoringTask;
import dev.longform.worker.TruncationEvidence;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code vllm-classify}: a sequence classifier with one label behind vLLM's {@code POST /classify}. One conversation per
 * request: the prompt's messages and the candidate as the assistant's answer, so that the server's own chat template is
 * used. {@code use_activation: false} asks for the raw logit; the older spellings of that switch are never sent, as some
 * versions read them as their opposite.
 *
 * <p>Option {@value #MAX_MODEL_LEN}: the server's context in tokens. A count of prompt tokens that stands at it is taken
 * as a truncation.
 */
@ApplicationScoped
public class VllmClassifier implements Classifier {
    static final String MAX_MODEL_LEN = "maxModelLen";

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final EndpointClient client;

    public VllmClassifier(EndpointClient client) {
        this.client = client;
    }

    @Override
    public String name() {
        return "vllm-classify";
    }

    @Override
    public Scores score(ScoringTask task, Calls calls) {
        Optional<Long> limit = new ModelOptions(task.model()).count(MAX_MODEL_LEN);
        SeenText seen = new SeenText(task.allowTruncation());
        List<Double> values = new ArrayList<>();
        for (String candidate : task.candidates()) {
            Answer answer = client.post(calls, task.model(), "/classify", body(task, candidate));
            seen.add(answer.usage(), usage -> TruncationEvidence.cut(usage, words(task, candidate), limit));
            values.add(ClassifyAnswer.score(answer.body()));
        }
        return new Scores(values, seen.truncation());
    }

    private static ObjectNode body(ScoringTask task, String candidate) {
        ObjectNode body = JSON.objectNode();
        if (task.model().model() != null) {
            body.put("model", task.model().model());
        }
        ArrayNode messages = body.putArray("messages");
        task.prompt().forEach(message -> add(messages, message));
        add(messages, new Message("assistant", candidate));
        return body.put("use_activation", false);
    }

    private static void add(ArrayNode messages, Message message) {
        messages.addObject().put("role", message.role()).put("content", message.content());
    }

    private static long words(ScoringTask task, String candidate) {
        return Words.count(candidate)
                + task.prompt().stream()
                        .mapToLong(message -> Words.count(message.content()))
                        .sum();
    }
}
