package dev.longform.scoring.client;

import dev.longform.contracts.ModelSpec;
import dev.longform.contracts.ProbeReport.Activation;
import dev.longform.contracts.Reason;
import dev.longform.contracts.Truncation;
import dev.longform.endpoints.Calls;
import dev.longform.scoring.domain.Classifier;
import dev.longform.scoring.domain.Scores;
import dev.longform.scoring.domain.ScoringTask;
import dev.longform.worker.ProbeNotes;
import dev.longform.worker.UnscoredException;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * {@code builtin:minilm}: how much a response is about the prompt. A real model and an honest, weak baseline.
 *
 * <p>The score, exactly: a text is cut into chunks of at most 126 tokens between words of the model's tokenizer, each as
 * full as it gets. A chunk's vector is the mean of its tokens' vectors, scaled to length 1. The prompt is its messages'
 * contents, joined by an empty line; its vector is the mean of its chunks' vectors, scaled to length 1. The score is
 * the mean, over the response's chunks, of the cosine between the prompt's vector and the chunk's: a number in -1..1.
 * Nothing is left out, however long the texts are.
 */
@ApplicationScoped
public class MiniLmClassifier implements Classifier {
    private final Turns turns;

    private MiniLm model;

    public MiniLmClassifier(Turns turns) {
        this.turns = turns;
    }

    @Override
    public String name() {
        return "builtin:minilm";
    }

    @Override
    public Activation activation() {
        return Activation.RAW;
    }

    @Override
    public void inspect(ModelSpec model, Calls calls, ProbeNotes notes) {
        notes.inProcess();
    }

    @Override
    public Scores score(ScoringTask task, Calls calls) {
        return turns.take(() -> scoreNow(task));
    }

    private Scores scoreNow(ScoringTask task) {
        MiniLm miniLm = model();
        double[] prompt = Vectors.mean(vectors(miniLm, Texts.prompt(task), "the prompt"));
        return new Scores(
                task.candidates().stream()
                        .map(text -> similarity(prompt, vectors(miniLm, text, "a response")))
                        .toList(),
                Truncation.NONE);
    }

    private List<double[]> vectors(MiniLm miniLm, String text, String what) {
        List<double[]> vectors = miniLm.chunks(text).stream()
                .map(chunk -> {
                    turns.goOn();
                    return miniLm.embed(chunk);
                })
                .toList();
        if (vectors.isEmpty()) {
            throw new UnscoredException(Reason.INVALID_SCORE, what + " holds nothing that the tokenizer knows");
        }
        return vectors;
    }

    private static double similarity(double[] prompt, List<double[]> chunks) {
        return chunks.stream()
                .mapToDouble(chunk -> Vectors.cosine(prompt, chunk))
                .average()
                .orElseThrow();
    }

    private synchronized MiniLm model() {
        if (model == null) {
            model = MiniLm.load();
        }
        return model;
    }

    @PreDestroy
    void close() {
        turns.end(this::closeModel);
    }

    private synchronized void closeModel() {
        if (model != null) {
            model.close();
            model = null;
        }
    }
}
