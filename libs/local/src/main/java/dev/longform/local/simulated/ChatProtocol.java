package dev.longform.local.simulated;

import com.fasterxml.jackson.databind.JsonNode;
import dev.longform.local.simulated.Traps.Overflow;
import java.util.List;

/** What the protocols of judges and editors have in common. What is said is {@link Judge}'s or {@link Editor}'s business, how it is wrapped theirs. */
abstract class ChatProtocol implements WireProtocol {
    final SimulatedSpec spec;
    final Traps traps;
    final Tally tally;
    private final Recognizer recognizer;
    private final Judge judge;
    private final Editor editor;

    ChatProtocol(SimulatedSpec spec, Recognizer recognizer, Plan plan, Tally tally) {
        this.spec = spec;
        this.traps = spec.traps();
        this.tally = tally;
        this.recognizer = recognizer;
        this.judge = new Judge(spec, plan, tally);
        this.editor = spec.editor() == null ? null : new Editor(spec.editor(), spec.seed(), tally.editor());
    }

    /** Refuses what this server refuses, before anything is read. */
    abstract void check(Asking asking) throws RefusedCallException;

    /** What the request wants of the answer. */
    abstract ChatAsk ask(String path, JsonNode body) throws RefusedCallException;

    /** The server's words for a request of so many tokens, which is too long. */
    abstract RefusedCallException tooLong(String path, int tokens);

    /** The messages, a system prompt that stands elsewhere included. */
    Conversation conversation(JsonNode body) throws RefusedCallException {
        return Conversation.read(body.path("messages"));
    }

    /** What the server does with a request that is too long. */
    Overflow overflow(JsonNode body) {
        return Overflow.REFUSE;
    }

    /** Refuses a model that the server does not have. */
    final void knowsModel(JsonNode body, String words) throws RefusedCallException {
        String model = body.path("model").asText("");
        if (!model.equals(spec.model())) {
            throw new RefusedCallException(Problem.MODEL_MISSING, words.replace("{model}", model), "model");
        }
    }

    @Override
    public final Question read(Asking asking) throws RefusedCallException {
        JsonNode body = asking.body();
        check(asking);
        refuseParameters(body);
        ask(asking.path(), body);
        Conversation conversation = conversation(body);
        List<String> texts = conversation.texts();
        List<Sighting> sightings = editor == null ? recognizer.shown(String.join("\n", texts)) : List.of();
        Input input = new Input(texts, sightings, conversation.tokens());
        int tokens = input.tokens();
        if (tokens > spec.maxModelLen()) {
            Overflow overflow = traps.overflow(overflow(body));
            if (overflow == Overflow.REFUSE) {
                throw tooLong(asking.path(), tokens);
            }
            input = input.cut(spec.maxModelLen(), cutsBeginning());
            tokens = overflow == Overflow.CUT ? tokens : spec.maxModelLen();
        }
        boolean repeated = judge.isOwnSilence(
                conversation.messages().get(conversation.lastByAssistant()).text());
        return new Question(asking.path(), body, List.of(input), tokens, repeated);
    }

    /** Whether a request that is cut loses its beginning instead of its end. */
    boolean cutsBeginning() {
        return false;
    }

    private void refuseParameters(JsonNode body) throws RefusedCallException {
        for (String name : spec.speech().refusedParameters()) {
            boolean usual = name.equals("temperature") && body.path(name).asDouble(0) == 1;
            if (body.hasNonNull(name) && !usual) {
                throw new RefusedCallException(Problem.UNSUPPORTED_PARAMETER, refusal(name, body.path(name)), name);
            }
        }
    }

    private static String refusal(String name, JsonNode value) {
        return switch (name) {
            case "temperature" ->
                "Unsupported value: 'temperature' does not support " + value
                        + " with this model. Only the default (1) value is supported.";
            case "max_tokens" ->
                "Unsupported parameter: 'max_tokens' is not supported with this model. Use"
                        + " 'max_completion_tokens' instead.";
            default -> "Unsupported parameter: '" + name + "' is not supported with this model.";
        };
    }

    @Override
    public final Answer answer(Question question) {
        ChatAsk ask;
        Said said;
        try {
            ask = ask(question.path(), question.body());
            said = editor == null
                    ? judge.say(question.inputs().get(0), question.repeated(), ask)
                    : editor.say(conversation(question.body()));
        } catch (RefusedCallException e) {
            throw new IllegalStateException("the request was read before", e);
        }
        return new Answer(wrap(question, ask, said), question.promptTokens(), said.written());
    }

    /** The body of an answer. */
    abstract Object wrap(Question question, ChatAsk ask, Said said);

    /** A field that is a number, else another. */
    static int number(JsonNode body, String first, String second) {
        return body.path(first).asInt(body.path(second).asInt(Integer.MAX_VALUE));
    }
}
