package dev.longform.local.simulated;

import static dev.longform.local.simulated.ErrorStyle.fields;

import com.fasterxml.jackson.databind.JsonNode;
import dev.longform.local.simulated.Traps.NoNumber;
import dev.longform.local.simulated.Traps.Overflow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Text Embeddings Inference: {@code /predict} and {@code /rerank}. Nothing applies a chat template. */
final class TeiScoring extends ScoringProtocol {
    TeiScoring(SimulatedSpec spec, Recognizer recognizer, Plan plan, Tally tally) {
        super(spec, recognizer, plan, tally);
    }

    @Override
    public boolean answers(String path) {
        return path.equals("/predict") || path.equals("/rerank") || path.equals("/");
    }

    private boolean ranks(String path) {
        return path.equals("/rerank") || path.equals("/") && traps.labels() == 1;
    }

    @Override
    public Question read(Asking asking) throws RefusedCallException {
        JsonNode body = asking.body();
        List<Input> inputs;
        if (ranks(asking.path())) {
            if (traps.labels() > 1) {
                throw new RefusedCallException(Problem.BACKEND, "model is not a re-ranker model", null);
            }
            inputs = pairs(body.path("query").asText(""), texts(body.path("texts"), "texts"));
        } else {
            inputs = predicted(body.path("inputs"));
        }
        if (inputs.size() > TeiPages.MOST_INPUTS) {
            throw RefusedCallException.bad(
                    "batch size " + inputs.size() + " > maximum allowed batch size " + TeiPages.MOST_INPUTS, null);
        }
        boolean cuts = body.path("truncate").asBoolean(!traps.old());
        return question(asking, inputs, cuts ? Overflow.CUT_AT_LIMIT : Overflow.REFUSE);
    }

    /** A text is one text, a list of texts one pair, a list of lists a batch. */
    private List<Input> predicted(JsonNode inputs) throws RefusedCallException {
        if (inputs.isTextual() || inputs.path(0).isTextual()) {
            return List.of(one(inputs));
        }
        List<Input> batch = new ArrayList<>();
        for (JsonNode entry : inputs) {
            batch.add(one(entry));
        }
        if (batch.isEmpty()) {
            throw unreadable();
        }
        return batch;
    }

    private Input one(JsonNode entry) throws RefusedCallException {
        List<String> texts = texts(entry, "inputs");
        if (texts.size() > 2) {
            throw unreadable();
        }
        return texts.size() == 2 ? pair(texts.get(0), texts.get(1)) : rendered(texts.get(0));
    }

    private static RefusedCallException unreadable() {
        return new RefusedCallException(
                Problem.UNPROCESSABLE,
                "Failed to deserialize the JSON body into the target type: inputs: data did not match any variant of"
                        + " untagged enum PredictInput",
                "inputs");
    }

    @Override
    public Answer answer(Question question) {
        JsonNode body = question.body();
        boolean activated = !body.path("raw_scores").asBoolean(false);
        List<Double> logits = new ArrayList<>();
        question.inputs().forEach(input -> logits.add(logit(input, true)));
        int tokens = question.promptTokens();
        Map<String, String> headers = Map.of("x-compute-tokens", String.valueOf(tokens));
        if (logits.contains(null) && traps.noNumber() == NoNumber.OWN) {
            Object error = error(question.path(), Problem.BACKEND, "score is NaN", null)
                    .body();
            return new Answer(Problem.BACKEND.status(), error, 0, 0, headers);
        }
        Object answer;
        if (ranks(question.path())) {
            answer = ranked(question, logits, activated);
        } else {
            List<Object> predictions = new ArrayList<>();
            logits.forEach(logit -> predictions.add(prediction(logit, activated)));
            boolean single = body.path("inputs").isTextual()
                    || body.path("inputs").path(0).isTextual();
            answer = single ? predictions.get(0) : shape.counted(predictions);
        }
        return new Answer(200, answer, tokens, 0, headers);
    }

    private Object ranked(Question question, List<Double> logits, boolean activated) {
        List<Map<String, Object>> ranks = new ArrayList<>();
        for (int i : ranked(logits)) {
            Map<String, Object> rank =
                    fields("index", i, "score", shape.number(logits.get(i), activated, NoNumber.NULL));
            if (question.body().path("return_text").asBoolean(false)) {
                rank.put("text", question.inputs().get(i).parts().get(1));
            }
            ranks.add(rank);
        }
        return shape.counted(ranks);
    }

    /** All labels, the highest score first: a label's place says nothing. */
    private List<Map<String, Object>> prediction(Double logit, boolean activated) {
        List<Map<String, Object>> labels = new ArrayList<>();
        for (Object score : shape.labels(logit, activated, NoNumber.NULL)) {
            labels.add(fields("score", score, "label", "LABEL_" + labels.size()));
        }
        if (logit != null) {
            labels.sort(Comparator.comparingDouble(label -> -((Number) label.get("score")).doubleValue()));
        }
        return labels;
    }

    @Override
    RefusedCallException tooLong(String path, int tokens) {
        String unit = traps.wording() == 2 ? "characters" : "tokens";
        int factor = traps.wording() == 2 ? Input.CHARACTERS : 1;
        return new RefusedCallException(
                Problem.TOO_LONG,
                "Input validation error: `inputs` must have less than " + spec.maxModelLen() * factor + " " + unit
                        + ". Given: " + tokens * factor,
                null);
    }

    @Override
    public HttpReply error(String path, Problem problem, String message, String param) {
        return ErrorStyle.huggingFace(problem, message, true, traps.old());
    }

    @Override
    public Optional<HttpReply> page(String method, String path, JsonNode body) {
        return TeiPages.page(spec, method, path, body);
    }
}
