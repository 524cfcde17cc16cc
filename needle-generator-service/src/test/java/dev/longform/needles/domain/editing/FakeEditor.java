package dev.longform.needles.domain.editing;

import dev.longform.contracts.Decoding;
import dev.longform.contracts.EditingTask;
import dev.longform.contracts.EditorAnswer;
import dev.longform.contracts.Message;
import dev.longform.contracts.ModelKind;
import dev.longform.contracts.ModelSpec;
import dev.longform.contracts.Reason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** An editor without a server, and a store without a database. */
public final class FakeEditor implements EditorModel, AnswerStore {
    /** Of these the first is true. */
    public static final String PAIR = "TRUE: Bees make honey from the nectar of many flowers.\n"
            + "FALSE: Ants make honey from the nectar of many flowers.";

    /** Asks for a pair, with all that was asked so far; the number counts from 0. */
    public Function<Integer, String> writes = number -> PAIR;

    /** What it says of two statements: the letter of the false one, unless stated. */
    public Function<String, String> verifies = falseOne -> "[[" + falseOne + "]]";

    /** From which call on it fails; -1 for never. */
    public int failsFrom = -1;

    /** Why a written answer is none; null for none. */
    public Reason problem;

    public final List<List<Message>> asked = new ArrayList<>();
    public final Map<String, EditorAnswer> kept = new LinkedHashMap<>();
    private int written;

    public static EditingTask task() {
        ModelSpec model = new ModelSpec(
                "editor", "1", ModelKind.GENERATIVE, "openai-chat", "http://editor", "e", null, 2, Map.of(), Map.of());
        return new EditingTask(model, Instant.now().plusSeconds(60), 1);
    }

    @Override
    public Session open(EditingTask task) {
        return this::answer;
    }

    @Override
    public Optional<EditorAnswer> find(String request) {
        return Optional.ofNullable(kept.get(request));
    }

    @Override
    public EditorAnswer keep(EditorAnswer answer) {
        EditorAnswer first = kept.putIfAbsent(answer.request(), answer);
        return first == null ? answer : first;
    }

    private Written answer(Decoding decoding, List<Message> conversation) {
        if (failsFrom >= 0 && asked.size() >= failsFrom) {
            throw new EditingFailedException(Reason.ENDPOINT_ERROR, "status 500");
        }
        asked.add(conversation);
        String question = conversation.get(conversation.size() - 1).content();
        if (question.contains("Which statement is false")) {
            boolean first = question.indexOf("Ants") < question.indexOf("Bees");
            return new Written(verifies.apply(first ? "A" : "B"), null, null, 100L, 5L);
        }
        return new Written(writes.apply(written++), problem, problem == null ? null : "as told", 100L, 20L);
    }
}
