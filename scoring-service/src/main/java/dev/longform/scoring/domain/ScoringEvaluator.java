package dev.longform.scoring.domain;

import dev.longform.benchmark.ScoreRule;
import dev.longform.contracts.EvaluationRequest;
import dev.longform.contracts.ProtocolName;
import dev.longform.contracts.Reason;
import dev.longform.endpoints.Calls;
import dev.longform.worker.Adapters;
import dev.longform.worker.Evaluation;
import dev.longform.worker.Evaluator;
import dev.longform.worker.UnscoredException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.util.List;

/** Scores an item with the classifier that its model names, and draws the outcome by {@link ScoreRule}. */
@ApplicationScoped
public class ScoringEvaluator implements Evaluator {
    private final Adapters<Classifier> classifiers;

    public ScoringEvaluator(@Any Instance<Classifier> classifiers) {
        this.classifiers = new Adapters<>(classifiers);
    }

    @Override
    public Evaluation evaluate(EvaluationRequest request, Calls calls) {
        if (request.protocol().name() != ProtocolName.SCORES) {
            throw new UnscoredException(
                    Reason.BAD_REQUEST,
                    "classifiers know the protocol scores only, not "
                            + request.protocol().name());
        }
        Scores scores = classifiers.named(request.model().adapter()).score(ScoringTask.of(request), calls);
        check(scores.values(), request.item().candidates().size());
        return Evaluation.answered(
                ScoreRule.apply(scores.values(), request.facts().chosen()),
                scores.values(),
                List.of(),
                scores.truncation());
    }

    static void check(List<Double> scores, int candidates) {
        if (scores.size() != candidates) {
            throw new UnscoredException(
                    Reason.INVALID_SCORE, scores.size() + " scores for " + candidates + " candidates");
        }
        if (!scores.stream().allMatch(Double::isFinite)) {
            throw new UnscoredException(Reason.INVALID_SCORE, "a score is not a finite number: " + scores);
        }
    }
}
