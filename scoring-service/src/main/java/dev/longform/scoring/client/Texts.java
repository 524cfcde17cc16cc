package dev.longform.scoring.client;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.longform.benchmark.Words;
import dev.longform.contracts.Message;
import dev.longform.contracts.ModelSpec;
import dev.longform.scoring.domain.ScoringTask;
import java.util.stream.Collectors;

/** The texts of a task as servers want them. */
final class Texts {
    static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private Texts() {}

    /** A body that names the model, where the description does. */
    static ObjectNode body(ModelSpec model) {
        ObjectNode body = JSON.objectNode();
        return model.model() == null ? body : body.put("model", model.model());
    }

    /** The prompt's messages and the candidate as the assistant's answer. */
    static ArrayNode conversation(ScoringTask task, String candidate) {
        ArrayNode messages = JSON.arrayNode();
        task.prompt().forEach(message -> add(messages, message));
        return add(messages, new Message("assistant", candidate));
    }

    private static ArrayNode add(ArrayNode messages, Message message) {
        messages.addObject().put("role", message.role()).put("content", message.content());
        return messages;
    }

    /** The prompt as one text: its messages' contents, joined by an empty line. */
    static String prompt(ScoringTask task) {
        return task.prompt().stream().map(Message::content).collect(Collectors.joining("\n\n"));
    }

    /** The words of the prompt and one candidate: a lower bound of their tokens. */
    static long words(ScoringTask task, String candidate) {
        return Words.count(candidate) + promptWords(task);
    }

    /** The words of the prompt with each candidate, added up. */
    static long words(ScoringTask task) {
        return task.candidates().stream().mapToLong(Words::count).sum()
                + promptWords(task) * task.candidates().size();
    }

    private static long promptWords(ScoringTask task) {
        return task.prompt().stream()
                .mapToLong(message -> Words.count(message.content()))
                .sum();
    }
}
