package dev.longform.local.simulated;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** vLLM's {@code POST /classify} of a model with one label: a conversation, or a batch of rendered texts. */
final class ClassifyProtocol implements WireProtocol {
    private final SimulatedSpec spec;
    private final Recognizer recognizer;
    private final Plan plan;
    private final Tally tally;

    ClassifyProtocol(SimulatedSpec spec, Recognizer recognizer, Plan plan, Tally tally) {
        this.spec = spec;
        this.recognizer = recognizer;
        this.plan = plan;
        this.tally = tally;
    }

    @Override
    public String path() {
        return "/classify";
    }

    @Override
    public Question read(JsonNode body) throws RefusedCallException {
        String model = body.path("model").asText(spec.model());
        if (!model.equals(spec.model())) {
            throw new RefusedCallException(404, "The model `" + model + "` does not exist.", "model");
        }
        Question question = body.has("messages") ? conversation(body) : texts(body);
        if (question.promptTokens() > spec.maxModelLen()) {
            throw new RefusedCallException(
                    400,
                    "This model's maximum context length is " + spec.maxModelLen()
                            + " tokens. However, you requested 0 output tokens and your prompt contains "
                            + question.promptTokens() + " input tokens. Please reduce the length of the input.",
                    "input_tokens");
        }
        return question;
    }

    private Question conversation(JsonNode body) throws RefusedCallException {
        Conversation conversation = Conversation.read(body.path("messages"));
        int last = conversation.lastByAssistant();
        List<Sighting> sightings = recognizer.answered(
                conversation.before(last), conversation.messages().get(last).text());
        return new Question(body, List.of(sightings), conversation.tokens(), false);
    }

    private Question texts(JsonNode body) throws RefusedCallException {
        JsonNode input = body.path("input");
        List<List<Sighting>> asked = new ArrayList<>();
        int tokens = 0;
        for (JsonNode text : input.isTextual() ? List.of(input) : input) {
            if (!text.isTextual()) {
                throw new RefusedCallException(400, "a simulated server takes texts, not token ids", "input");
            }
            asked.add(recognizer.rendered(text.textValue()));
            tokens += Question.tokens(text.textValue());
        }
        if (asked.isEmpty()) {
            throw new RefusedCallException(400, "one of messages and input is needed", null);
        }
        return new Question(body, asked, tokens, false);
    }

    @Override
    public Answer answer(Question question) {
        boolean raw = !question.body().path("use_activation").asBoolean(true);
        List<Map<String, Object>> data = new ArrayList<>();
        for (List<Sighting> sightings : question.asked()) {
            List<Double> probs = new ArrayList<>();
            probs.add(
                    score(sightings).map(logit -> raw ? logit : sigmoid(logit)).orElse(null));
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("index", data.size());
            entry.put("label", "LABEL_0");
            entry.put("probs", probs);
            entry.put("num_classes", 1);
            data.add(entry);
        }
        Map<String, Object> usage = new LinkedHashMap<>();
        usage.put("prompt_tokens", question.promptTokens());
        usage.put("total_tokens", question.promptTokens());
        usage.put("completion_tokens", 0);
        usage.put("prompt_tokens_details", null);
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("id", "classify-" + tally.calls());
        body.put("object", "list");
        body.put("created", System.currentTimeMillis() / 1000);
        body.put("model", spec.model());
        body.put("data", data);
        body.put("usage", usage);
        return new Answer(body, question.promptTokens(), 0);
    }

    /** The raw score; none where the item is planned to get no number. A text that is not known gets the middle. */
    private Optional<Double> score(List<Sighting> sightings) {
        if (sightings.isEmpty()) {
            tally.unknown();
            return Optional.of(logit(5));
        }
        boolean unreadable = Question.decisive(sightings)
                .filter(item -> plan.of(item).reply() == Reply.UNREADABLE)
                .isPresent();
        if (unreadable) {
            sightings.forEach(sighting -> tally.of(sighting).silent(sighting.shown(), Reply.UNREADABLE));
            return Optional.empty();
        }
        sightings.forEach(sighting -> tally.of(sighting).scored(candidate(sighting), logit(rating(sighting))));
        return Optional.of(logit(rating(sightings.get(0))));
    }

    private double rating(Sighting sighting) {
        return plan.of(sighting.item()).ratings()[candidate(sighting)];
    }

    private static int candidate(Sighting sighting) {
        return sighting.shown().get(0);
    }

    /** Spreads ratings of 0..10 over -8.625..8.875, the range of a real model's logits. */
    private static double logit(double rating) {
        return (rating - 5) * 1.75 + 0.125;
    }

    private static double sigmoid(double logit) {
        return 1 / (1 + Math.exp(-logit));
    }

    @Override
    public Map<String, Object> error(int status, String message, String param) {
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("message", message);
        error.put("type", type(status));
        error.put("param", param);
        error.put("code", status);
        return Map.of("error", error);
    }

    private static String type(int status) {
        return switch (status) {
            case 400 -> "BadRequestError";
            case 404 -> "NotFoundError";
            case 429 -> "TooManyRequestsError";
            case 503 -> "ServiceUnavailableError";
            default -> "InternalServerError";
        };
    }
}
