package dev.longform.local.simulated;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Counts the calls that failed as planned, so that an item's next one may work. */
final class FailureBook {
    private final Plan plan;
    private final Failures failures;
    private final Map<SimulatedItem, Integer> tries = new HashMap<>();

    FailureBook(Plan plan, Failures failures) {
        this.plan = plan;
        this.failures = failures;
    }

    /** How this call fails; counts it when it does. */
    Failure next(Question question) {
        for (List<Sighting> sightings : question.asked()) {
            Optional<SimulatedItem> item = Question.decisive(sightings).filter(this::stillFails);
            if (item.isPresent()) {
                tries.merge(item.get(), 1, Integer::sum);
                return plan.of(item.get()).failure();
            }
        }
        return Failure.NONE;
    }

    /** Forgets the tries: every failing item fails anew. */
    void reset() {
        tries.clear();
    }

    private boolean stillFails(SimulatedItem item) {
        return plan.of(item).failure() != Failure.NONE
                && (failures.lasting() || tries.getOrDefault(item, 0) < failures.firstTries());
    }
}
