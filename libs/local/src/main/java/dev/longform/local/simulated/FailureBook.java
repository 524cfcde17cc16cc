package dev.longform.local.simulated;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Counts the calls that failed as planned, so that an item's next one may work. */
final class FailureBook {
    private final Plan plan;
    private final Optional<ErrorTrap> total;
    private final Map<SimulatedItem, Integer> tries = new HashMap<>();

    FailureBook(Plan plan, SimulatedSpec spec) {
        this.plan = plan;
        this.total = spec.errors().stream().filter(ErrorTrap::total).findFirst();
    }

    /** How this call fails; counts it when it does. */
    Optional<ErrorTrap> next(Question question) {
        if (total.isPresent()) {
            return total;
        }
        for (Input input : question.inputs()) {
            Optional<SimulatedItem> item = Question.decisive(input.sightings()).filter(this::stillFails);
            if (item.isPresent()) {
                tries.merge(item.get(), 1, Integer::sum);
                return plan.of(item.get()).failure();
            }
        }
        return Optional.empty();
    }

    /** Forgets the tries: every failing item fails anew. */
    void reset() {
        tries.clear();
    }

    private boolean stillFails(SimulatedItem item) {
        return plan.of(item)
                .failure()
                .filter(trap -> trap.firstTries() == 0 || tries.getOrDefault(item, 0) < trap.firstTries())
                .isPresent();
    }
}
