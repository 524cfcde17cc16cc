package dev.longform.scoring.client;

import ai.djl.huggingface.tokenizers.Encoding;
import dev.longform.contracts.ModelSpec;
import dev.longform.contracts.Reason;
import dev.longform.contracts.Truncation;
import dev.longform.endpoints.Calls;
import dev.longform.endpoints.ModelOptions;
import dev.longform.scoring.domain.Classifier;
import dev.longform.scoring.domain.Scores;
import dev.longform.scoring.domain.ScoringTask;
import dev.longform.worker.ProbeNotes;
import dev.longform.worker.ServerEvidence;
import dev.longform.worker.UnscoredException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code onnx}: a user's own classifier in this process. The field {@code model} names its directory ({@link
 * OnnxModels}). Prompt and response are encoded as a pair, or, with the option {@code format}, as one rendered text that
 * holds its own marks. The output is taken as it is. A text that is longer than the option {@code maxModelLen}, or than
 * the model's {@code config.json} states, is a context overflow, or is cut where the run allows that. Option {@code
 * labelIndex}: which of several numbers is the score, from 0.
 */
@ApplicationScoped
public class OnnxClassifier implements Classifier {
    private final OnnxModels models;
    private final Turns turns;

    public OnnxClassifier(OnnxModels models, Turns turns) {
        this.models = models;
        this.turns = turns;
    }

    @Override
    public String name() {
        return "onnx";
    }

    @Override
    public Scores score(ScoringTask task, Calls calls) {
        OnnxModel model = models.of(task.model());
        Optional<TextFormat> format = TextFormat.of(task.model());
        return turns.take(() -> score(task, model, format));
    }

    private Scores score(ScoringTask task, OnnxModel model, Optional<TextFormat> format) {
        Truncation truncation = Truncation.NONE;
        List<Double> values = new ArrayList<>();
        for (String candidate : task.candidates()) {
            turns.goOn();
            Encoding encoding = format.isPresent()
                    ? model.rendered(format.get().render(task, candidate, true))
                    : model.pair(Texts.prompt(task), candidate);
            int tokens = encoding.getIds().length;
            int most = most(task, model, tokens);
            truncation = most < tokens ? Truncation.ALLOWED : truncation;
            values.add(only(task.model(), model.logits(encoding, most)));
        }
        return new Scores(values, truncation);
    }

    private static int most(ScoringTask task, OnnxModel model, int tokens) {
        long limit = new ModelOptions(task.model())
                .count(ServerEvidence.MAX_MODEL_LEN)
                .or(model::limit)
                .orElse(Long.MAX_VALUE);
        if (tokens > limit && !task.allowTruncation()) {
            throw new UnscoredException(
                    Reason.CONTEXT_OVERFLOW, "the text has " + tokens + " tokens, the model takes " + limit);
        }
        return (int) Math.min(tokens, limit);
    }

    private static double only(ModelSpec model, float[] numbers) {
        Optional<Long> index = new ModelOptions(model).count("labelIndex");
        if (index.isEmpty() && numbers.length != 1 || index.orElse(0L) >= numbers.length) {
            throw Numbers.invalid("the model gives " + numbers.length + " numbers; one was expected"
                    + index.map(i -> " at index " + i).orElse(", or the option labelIndex"));
        }
        return numbers[index.orElse(0L).intValue()];
    }

    @Override
    public void inspect(ModelSpec model, Calls calls, ProbeNotes notes) {
        notes.inProcess();
        models.of(model).limit().ifPresent(notes::maxTokens);
        notes.server("ONNX Runtime in the worker");
    }
}
