package dev.longform.scoring.domain;

import dev.longform.benchmark.Words;
import dev.longform.contracts.ModelSpec;
import dev.longform.contracts.ProbeReport.Activation;
import dev.longform.contracts.Truncation;
import dev.longform.endpoints.Calls;
import dev.longform.worker.ProbeNotes;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * {@code builtin:length}: a response's score is its number of {@link Words}. It knows nothing of quality, and so shows
 * what length alone earns.
 */
@ApplicationScoped
public class LengthClassifier implements Classifier {
    @Override
    public String name() {
        return "builtin:length";
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
        return new Scores(
                task.candidates().stream()
                        .map(text -> (double) Words.count(text))
                        .toList(),
                Truncation.NONE);
    }
}
