package dev.longform.dataset.domain.runs;

import dev.longform.contracts.Verdict;
import dev.longform.dataset.domain.runs.CreditPlan.Granted;
import dev.longform.dataset.persistence.BudgetRepository;
import dev.longform.dataset.persistence.EndpointRepository;
import dev.longform.dataset.persistence.EndpointRepository.Locked;
import dev.longform.dataset.persistence.RunItemRepository;
import dev.longform.dataset.persistence.RunItemRepository.ItemKey;
import dev.longform.dataset.persistence.RunRepository;
import dev.longform.dataset.persistence.SettlementRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Books verdicts on their items and on their endpoints' state, and what was used on their runs, and gives the credits
 * that they free to the next items; one transaction for a batch. Idempotent.
 */
@ApplicationScoped
public class VerdictIntake {
    private static final Logger LOG = Logger.getLogger(VerdictIntake.class);

    private final Jdbi jdbi;
    private final EndpointRepository endpoints;
    private final RunItemRepository items;
    private final SettlementRepository settlements;
    private final RunRepository runs;
    private final BudgetRepository budgets;
    private final Revisions revisions;
    private final Credits credits;

    public VerdictIntake(
            Jdbi jdbi,
            EndpointRepository endpoints,
            RunItemRepository items,
            SettlementRepository settlements,
            RunRepository runs,
            BudgetRepository budgets,
            Revisions revisions,
            Credits credits) {
        this.jdbi = jdbi;
        this.endpoints = endpoints;
        this.items = items;
        this.settlements = settlements;
        this.runs = runs;
        this.budgets = budgets;
        this.revisions = revisions;
        this.credits = credits;
    }

    /**
     * Books verdicts in the order given; those of unknown runs are ignored.
     *
     * @return what was reserved at each of their endpoints; the caller has to publish it
     */
    public Map<String, List<Granted>> book(List<Verdict> verdicts) {
        try {
            return jdbi.inTransaction(handle -> reserve(handle, bookOnly(handle, verdicts)));
        } catch (NotReserved e) {
            LOG.warnf("Credits not given, tried again by the next tick: %s", e.getMessage());
            jdbi.useTransaction(handle -> bookOnly(handle, verdicts));
            return Map.of();
        }
    }

    /** The credits could not be given, which is no reason not to book the verdicts. */
    private static final class NotReserved extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotReserved(RuntimeException cause) {
            super(cause.getMessage(), cause);
        }
    }

    private Map<String, List<Granted>> reserve(Handle handle, Map<String, EndpointState> states) {
        Map<String, List<Granted>> reserved = new HashMap<>();
        Instant now = Instant.now();
        try {
            states.forEach((endpoint, state) -> reserved.put(endpoint, credits.reserve(handle, endpoint, state, now)));
        } catch (RuntimeException e) {
            throw new NotReserved(e);
        }
        return reserved;
    }

    /** Returns what the rows of the verdicts' endpoints say by now. */
    private Map<String, EndpointState> bookOnly(Handle handle, List<Verdict> verdicts) {
        Set<UUID> runIds = new HashSet<>();
        verdicts.forEach(verdict -> runIds.add(UUID.fromString(verdict.runId())));
        Locked locked = endpoints.lockOf(handle, runIds);
        Map<String, EndpointState> states = new HashMap<>(locked.states());
        Map<ItemKey, RunItem> known = items.lock(
                handle, verdicts.stream().map(VerdictIntake::key).distinct().toList());
        Map<ItemKey, RunItem> changed = new HashMap<>();
        Instant now = Instant.now();
        for (Verdict verdict : revisions.book(handle, verdicts)) {
            RunItem item = known.get(key(verdict));
            if (item != null) {
                book(verdict, item, states, now).ifPresent(after -> {
                    known.put(key(verdict), after);
                    changed.put(key(verdict), after);
                });
            }
        }
        items.update(handle, changed.values(), now);
        budgets.book(
                handle,
                verdicts.stream()
                        .filter(verdict -> locked.ofRuns().containsKey(UUID.fromString(verdict.runId())))
                        .toList());
        states.forEach((key, after) -> changeState(handle, key, locked.states().get(key), after));
        runs.complete(handle, locked.ofRuns().keySet(), now);
        return states;
    }

    /** The item after the verdict; the endpoint's state changes with it, unless the verdict is old news. */
    private static Optional<RunItem> book(
            Verdict verdict, RunItem item, Map<String, EndpointState> states, Instant now) {
        EndpointState believed = states.get(item.endpoint());
        Optional<RunItem> after = AttemptRule.after(item, verdict, believed.health(), now);
        if (after.isPresent()) {
            Optional<Duration> retryAfter =
                    Optional.ofNullable(verdict.retryAfterMs()).map(Duration::ofMillis);
            states.put(
                    item.endpoint(),
                    new EndpointState(
                            believed.health().after(verdict.signal(), retryAfter, now),
                            believed.window().after(verdict, item.since(), now)));
        }
        return after;
    }

    private void changeState(Handle handle, String endpoint, EndpointState stateBefore, EndpointState stateAfter) {
        if (stateAfter.equals(stateBefore)) {
            return;
        }
        endpoints.update(handle, endpoint, stateAfter);
        EndpointHealth before = stateBefore.health();
        EndpointHealth after = stateAfter.health();
        if (after.stalled() && !before.stalled()) {
            settlements.refund(handle, endpoint, after.failingSince().orElseThrow());
        }
        if (after.stalled() != before.stalled()) {
            runs.touchRunning(handle, endpoint);
        }
    }

    private static ItemKey key(Verdict verdict) {
        return new ItemKey(UUID.fromString(verdict.runId()), verdict.itemId());
    }
}
