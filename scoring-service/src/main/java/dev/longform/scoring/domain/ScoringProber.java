package dev.longform.scoring.domain;

import dev.longform.contracts.Message;
import dev.longform.contracts.ModelSpec;
import dev.longform.contracts.ProbeReport.Activation;
import dev.longform.endpoints.Calls;
import dev.longform.worker.Adapters;
import dev.longform.worker.ProbeNotes;
import dev.longform.worker.Prober;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Probes classifiers: what the server says of itself, two tiny items, and whether the scores are raw. They are when one
 * lies outside 0..1, or when the server's own activation, asked for, makes the difference that it must make: a server
 * that ignores the question gives slightly other numbers from call to call, too. They are squashed when none
 * does and the server is of a version that squashes, whatever it is asked.
 */
@ApplicationScoped
public class ScoringProber implements Prober {
    /** More than numbers differ from call to call, and less than an activation moves most scores. */
    private static final double NOISE = 0.02;

    private final Adapters<Classifier> classifiers;

    public ScoringProber(@Any Instance<Classifier> classifiers) {
        this.classifiers = new Adapters<>(classifiers);
    }

    @Override
    public void probe(ModelSpec model, Calls calls, ProbeNotes notes) {
        notes.activation(Activation.UNKNOWN);
        Classifier classifier = classifiers.named(model.adapter());
        classifier.inspect(model, calls, notes);
        List<Double> scores = new ArrayList<>();
        for (ScoringTask task : tasks(model)) {
            long start = System.nanoTime();
            scores.addAll(classifier.score(task, calls).values());
            notes.latency((System.nanoTime() - start) / 1_000_000);
        }
        ScoringEvaluator.check(scores, 4);
        notes.fits();
        if (scores.stream().distinct().count() == 1) {
            notes.warning(
                    "four different answers all scored " + scores.get(0),
                    "check that the server is given the text, and that it serves a reward model");
        }
        activation(classifier, tasks(model).get(0), scores, calls, notes);
    }

    private static void activation(
            Classifier classifier, ScoringTask task, List<Double> scores, Calls calls, ProbeNotes notes) {
        if (classifier.activation() == Activation.RAW || scores.stream().anyMatch(s -> s < 0 || s > 1)) {
            notes.activation(Activation.RAW);
            return;
        }
        Optional<Scores> squashed = classifier.squashed(task, calls);
        if (squashed.isPresent() && areSquashed(squashed.get().values(), scores)) {
            notes.activation(Activation.RAW);
        } else if (notes.activation() == Activation.SQUASHED) {
            notes.warning(
                    "all scores lie in 0..1, and this version of the server squashes them without a switch: high and low"
                            + " scores crowd together and may tie",
                    "upgrade the server, or turn the activation off by a flag of its own");
        } else if (squashed.isPresent()) {
            notes.warning(
                    "all scores lie in 0..1, and asking for raw ones makes no difference that counts: an old server that has"
                            + " no such switch, or a model that ends in an activation of its own",
                    "turn the activation off at the server (vLLM: --pooler-config '{\"use_activation\": false}')");
        } else {
            notes.warning(
                    "all scores lie in 0..1: it could not be verified that they are raw",
                    "check that the model has no activation of its own");
        }
    }

    /** Whether all are the sigmoid of the raw ones, and one of them cannot be the raw one itself. */
    private static boolean areSquashed(List<Double> squashed, List<Double> raw) {
        boolean moved = false;
        for (int i = 0; i < squashed.size(); i++) {
            double predicted = 1 / (1 + Math.exp(-raw.get(i)));
            if (Math.abs(predicted - squashed.get(i)) >= NOISE) {
                return false;
            }
            moved |= Math.abs(raw.get(i) - squashed.get(i)) > NOISE;
        }
        return moved;
    }

    private static List<ScoringTask> tasks(ModelSpec model) {
        return List.of(
                task(model, "What is the capital of France?", "The capital of France is Paris.", "I like turtles."),
                task(
                        model,
                        "Name three colours.",
                        "Red, green and blue are three colours.",
                        "No. Go away and leave me alone!"));
    }

    private static ScoringTask task(ModelSpec model, String prompt, String good, String bad) {
        return new ScoringTask(model, List.of(new Message("user", prompt)), List.of(good, bad), false);
    }
}
