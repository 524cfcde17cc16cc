package dev.longform.aggregator.domain.comparison;

import dev.longform.contracts.ProtocolName;
import dev.longform.contracts.RunEvent;
import java.util.function.ToLongFunction;

/** What two runs are compared by. */
public enum Measure {
    /** The credit of each item: for models of one kind that were asked for one sort of answer. */
    CREDIT(Answer::credit),
    /** Whether a chosen candidate is at the top: the only number that picks and scores share. */
    TOP1(Answer::top1);

    private final ToLongFunction<Answer> value;

    Measure(ToLongFunction<Answer> value) {
        this.value = value;
    }

    /**
     * The one for these runs. A rating judge is wrong where one of two chosen candidates stands below a rejected one, and
     * a judge that picks is right about the same item: judges that pick and judges that rate have the top in common, too.
     */
    public static Measure between(RunEvent one, RunEvent other) {
        return one.model().kind() == other.model().kind() && picks(one) == picks(other) ? CREDIT : TOP1;
    }

    private static boolean picks(RunEvent run) {
        return run.protocol().name() == ProtocolName.SELECTION;
    }

    long of(Answer answer) {
        return value.applyAsLong(answer);
    }
}
