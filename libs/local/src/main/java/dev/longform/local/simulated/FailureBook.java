package dev.longform.local.simulated;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Counts the calls that failed as planned, so that an item's next one may work. */
final class FailureBook {
    private final Plan plan;
    private final Optional<ErrorTrap> total;
    private final Map<SimulatedItem, Integer> tries = new HashMap<>();
    private final Map<String, Integer> triesOfRequests = new HashMap<>();
    private final SimulatedSpec spec;

    FailureBook(Plan plan, SimulatedSpec spec) {
        this.spec = spec;
        this.plan = plan;
        this.total = spec.errors().stream().filter(ErrorTrap::total).findFirst();
    }

    /** How this call fails; counts it when it does. */
    Optional<ErrorTrap> next(Question question) {
        if (total.isPresent()) {
            return total;
        }
        if (spec.editor() != null) {
            return editing(question.body().path("messages").toString());
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

    /** An editor knows no items: each request fails, or does not, by itself. */
    private Optional<ErrorTrap> editing(String request) {
        EditorSpec editor = spec.editor();
        boolean fails = SeededOrder.fraction(spec.seed(), "failing", request) < editor.failing();
        if (!fails || editor.firstTries() > 0 && triesOfRequests.getOrDefault(request, 0) >= editor.firstTries()) {
            return Optional.empty();
        }
        triesOfRequests.merge(request, 1, Integer::sum);
        return Optional.of(ErrorTrap.of(Problem.SERVER_ERROR, editor.failing(), editor.firstTries()));
    }

    /** Forgets the tries: every failing item and request fails anew. */
    void reset() {
        triesOfRequests.clear();
        tries.clear();
    }

    private boolean stillFails(SimulatedItem item) {
        return plan.of(item)
                .failure()
                .filter(trap -> trap.firstTries() == 0 || tries.getOrDefault(item, 0) < trap.firstTries())
                .isPresent();
    }
}
