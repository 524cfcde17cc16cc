package dev.longform.scoring.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.longform.contracts.Message;
import dev.longform.contracts.ModelSpec;
import dev.longform.contracts.ProbeReport.ChatTemplate;
import dev.longform.contracts.Reason;
import dev.longform.endpoints.Answer;
import dev.longform.endpoints.CallFailedException;
import dev.longform.endpoints.Calls;
import dev.longform.endpoints.EndpointClient;
import dev.longform.endpoints.TokenUsage;
import dev.longform.scoring.domain.Classifier;
import dev.longform.scoring.domain.Scores;
import dev.longform.scoring.domain.ScoringTask;
import dev.longform.worker.ProbeNotes;
import dev.longform.worker.ServerEvidence;
import dev.longform.worker.ServerMemory;
import dev.longform.worker.TruncationEvidence;
import dev.longform.worker.UnscoredException;
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
            Answer answer = asked(format, task, candidate, calls, raw);
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

    private Answer asked(Optional<TextFormat> format, ScoringTask task, String candidate, Calls calls, boolean raw) {
        ObjectNode body = body(format, task, candidate, "input").put("use_activation", !raw);
        complete(body);
        return client.post(calls, task.model(), route, body);
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
        Optional<TextFormat> format = TextFormat.of(model);
        notes.chatTemplate(format.isEmpty() ? ChatTemplate.APPLIED : ChatTemplate.NOT_APPLIED);
        if (format.filter(TextFormat::hasBos).isPresent()) {
            beginsOnce(model, format, calls, notes);
        }
    }

    /**
     * Holds the server's count of a rendered text against its tokenizer's: a version that does not know {@code
     * add_special_tokens} puts a second mark of the beginning there, and every score is plausible and wrong.
     */
    private void beginsOnce(ModelSpec model, Optional<TextFormat> format, Calls calls, ProbeNotes notes) {
        ScoringTask task = new ScoringTask(model, List.of(new Message("user", "Hello.")), List.of("Good day."), false);
        long used = asked(format, task, "Good day.", calls, true)
                .usage()
                .map(TokenUsage::promptTokens)
                .orElse(0L);
        long alone = tokensAlone(format, task, calls);
        if (used == 0 || alone == 0) {
            notes.warning(
                    "nobody can tell whether the server puts a second mark of the beginning before the format's: it tells no"
                            + " count of tokens",
                    "take bos out of options.format where the server's version ignores add_special_tokens");
        } else if (used > alone) {
            throw new UnscoredException(
                    Reason.BAD_REQUEST,
                    "the server adds special tokens to a rendered text although it is told not to: it used " + used
                            + " tokens where the text has " + alone
                            + ". With the format's mark of the beginning there are"
                            + " two; take bos out of options.format, or leave the format out");
        }
    }

    private long tokensAlone(Optional<TextFormat> format, ScoringTask task, Calls calls) {
        try {
            return count(calls, format, task, task.candidates().get(0));
        } catch (CallFailedException e) {
            return 0;
        }
    }
}
