package dev.longform.dataset.domain.runs;

import dev.longform.contracts.ModelKind;
import dev.longform.dataset.CoordinatorConfig;
import dev.longform.dataset.domain.runs.Budgets.Solvent;
import dev.longform.dataset.domain.runs.CreditPlan.Granted;
import dev.longform.dataset.persistence.BudgetRepository;
import dev.longform.dataset.persistence.CreditRepository;
import dev.longform.dataset.persistence.CreditRepository.Waiting;
import dev.longform.dataset.persistence.EndpointRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Hands out an endpoint's credits: never more items out than the endpoint may have calls outstanding, counted from the
 * rows under a lock on the endpoint's row, over all runs and all replicas.
 */
@ApplicationScoped
public class Credits {
    private final Jdbi jdbi;
    private final EndpointRepository endpoints;
    private final CreditRepository credits;
    private final Budgets budgets;
    private final BudgetRepository budgetRows;
    private final Replica replica;
    private final CoordinatorConfig config;

    public Credits(
            Jdbi jdbi,
            EndpointRepository endpoints,
            CreditRepository credits,
            Budgets budgets,
            BudgetRepository budgetRows,
            Replica replica,
            CoordinatorConfig config) {
        this.jdbi = jdbi;
        this.endpoints = endpoints;
        this.credits = credits;
        this.budgets = budgets;
        this.budgetRows = budgetRows;
        this.replica = replica;
        this.config = config;
    }

    /** Reserves what may go out now at this endpoint, in a transaction of its own; the caller has to publish it. */
    public List<Granted> reserve(String endpoint) {
        return jdbi.inTransaction(handle -> {
            EndpointState state = endpoints.lock(handle, List.of(endpoint)).get(endpoint);
            return state == null ? List.of() : reserve(handle, endpoint, state, Instant.now());
        });
    }

    /**
     * The same within a transaction that holds the lock on the endpoint's row; to be published when it is committed.
     *
     * @param state what the row says by now
     */
    List<Granted> reserve(Handle handle, String endpoint, EndpointState state, Instant now) {
        int allowed = allowed(handle, endpoint, state, now);
        if (allowed == 0) {
            return List.of();
        }
        Waiting waiting = credits.waiting(handle, endpoint, allowed, now);
        Solvent solvent = budgets.solvent(handle, waiting.applicants(), now);
        List<Granted> granted = CreditPlan.grant(waiting.free(), solvent.applicants());
        if (!granted.isEmpty()) {
            credits.reserve(handle, granted, replica.id(), now);
            solvent.note(handle, budgetRows, granted);
        }
        return granted;
    }

    private int allowed(Handle handle, String endpoint, EndpointState state, Instant now) {
        int share = endpoints
                .peers(handle, endpoint)
                .map(peers ->
                        FairShare.of(capacity(peers.kind()), peers.limits()).getOrDefault(endpoint, 0))
                .orElse(0);
        Window window = state.window().within(share);
        if (!window.equals(state.window())) {
            endpoints.update(handle, endpoint, new EndpointState(state.health(), window));
        }
        return state.health().allowed(window.allowed(), now);
    }

    private int capacity(ModelKind kind) {
        return kind == ModelKind.CLASSIFIER ? config.classifierCapacity() : config.judgeCapacity();
    }
}
