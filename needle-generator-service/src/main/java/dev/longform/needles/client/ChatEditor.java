package dev.longform.needles.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.longform.contracts.Decoding;
import dev.longform.contracts.EditingTask;
import dev.longform.contracts.EditorAnswer;
import dev.longform.contracts.Message;
import dev.longform.contracts.ModelSpec;
import dev.longform.contracts.Reason;
import dev.longform.endpoints.Answer;
import dev.longform.endpoints.CallFailedException;
import dev.longform.endpoints.CallListener;
import dev.longform.endpoints.Calls;
import dev.longform.endpoints.EndpointClient;
import dev.longform.endpoints.Secrets;
import dev.longform.endpoints.TokenUsage;
import dev.longform.endpoints.chat.ChatReply;
import dev.longform.endpoints.chat.ChatRequest;
import dev.longform.endpoints.chat.ServerRoot;
import dev.longform.needles.domain.editing.EditingFailedException;
import dev.longform.needles.domain.editing.EditorModel;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Asks editors by chat completions, plain text. What a server says about a text (it refuses it, it is too long) is an
 * answer; every other call without an answer is a failure of the editor.
 */
@ApplicationScoped
public class ChatEditor implements EditorModel {
    private static final String ROUTE = "/v1/chat/completions";
    private static final Set<String> ADAPTERS =
            Set.of("openai-chat", "vllm-chat", "sglang-chat", "llama-server-chat", "tgi-chat");
    private static final Set<Reason> ABOUT_THE_TEXT = Set.of(Reason.REFUSED, Reason.CONTEXT_OVERFLOW);

    private final EndpointClient client;
    private final Secrets secrets;
    private final EditorSlots slots;
    private final MeterRegistry meters;

    public ChatEditor(EndpointClient client, Secrets secrets, EditorSlots slots, MeterRegistry meters) {
        this.client = client;
        this.secrets = secrets;
        this.slots = slots;
        this.meters = meters;
    }

    @Override
    public Session open(EditingTask task) {
        Calls calls = new Calls(task.deadline(), listener());
        return (decoding, conversation) ->
                slots.within(task.editor(), task.deadline(), () -> ask(calls, task.editor(), decoding, conversation));
    }

    private Written ask(Calls calls, ModelSpec model, Decoding decoding, List<Message> conversation) {
        try {
            if (!ADAPTERS.contains(model.adapter())) {
                throw new EditingFailedException(
                        Reason.BAD_REQUEST, "an editor is asked by chat completions, not by " + model.adapter());
            }
            ObjectNode body = new ChatRequest(model).body(decoding, conversation);
            ChatRequest.addExtra(body, model);
            return written(client.post(calls, ServerRoot.withoutVersion(model), ROUTE, body));
        } catch (CallFailedException e) {
            String detail = secrets.redact(e.detail());
            if (ABOUT_THE_TEXT.contains(e.reason())) {
                return new Written("", e.reason(), detail, null, null);
            }
            throw new EditingFailedException(e.reason(), detail);
        }
    }

    private Written written(Answer answer) {
        JsonNode body = answer.body();
        Optional<ChatReply.Problem> problem = ChatReply.problem(body, "editor");
        if (problem.isPresent() && problem.get().reason().retriedAutomatically()) {
            throw new EditingFailedException(
                    problem.get().reason(), problem.get().detail());
        }
        String text = storable(secrets.redact(ChatReply.text(body)));
        boolean tooLong = text.length() > EditorAnswer.MAX_TEXT;
        return new Written(
                tooLong ? text.substring(0, EditorAnswer.MAX_TEXT) : text,
                tooLong
                        ? Reason.UNPARSABLE
                        : problem.map(ChatReply.Problem::reason).orElse(null),
                tooLong
                        ? "the answer is longer than " + EditorAnswer.MAX_TEXT + " characters"
                        : problem.map(ChatReply.Problem::detail).orElse(null),
                answer.usage().map(TokenUsage::promptTokens).orElse(null),
                answer.usage().map(TokenUsage::completionTokens).orElse(null));
    }

    /** Without what no database takes: half surrogate pairs and the character 0. */
    private static String storable(String text) {
        String whole = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        return whole.replace('\u0000', '\ufffd');
    }

    private CallListener listener() {
        return new CallListener() {
            @Override
            public void called(Optional<Reason> failure, long latencyMs) {
                meters.timer(
                                "longform.editor.calls",
                                "result",
                                failure.map(Reason::name).orElse("answered"))
                        .record(latencyMs, TimeUnit.MILLISECONDS);
            }
        };
    }
}
