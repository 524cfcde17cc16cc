package dev.longform.aggregator.domain.comparison;

import dev.longform.contracts.ModelKind;
import java.util.function.ToLongFunction;

/** What two runs are compared by. */
public enum Measure {
    /** The credit of each item: for models of one kind. */
    CREDIT(Answer::credit),
    /** Whether a chosen candidate is at the top: the only number that a classifier and a judge share. */
    TOP1(Answer::top1);

    private final ToLongFunction<Answer> value;

    Measure(ToLongFunction<Answer> value) {
        this.value = value;
    }

    /** The one for models of these kinds. */
    public static Measure between(ModelKind one, ModelKind other) {
        return one == other ? CREDIT : TOP1;
    }

    long of(Answer answer) {
        return value.applyAsLong(answer);
    }
}
