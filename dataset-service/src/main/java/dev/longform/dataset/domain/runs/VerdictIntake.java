package dev.longform.dataset.domain.runs;

import dev.longform.contracts.Verdict;
import dev.longform.dataset.persistence.EndpointRepository;
import dev.longform.dataset.persistence.RunItemRepository;
import dev.longform.dataset.persistence.RunItemRepository.ItemKey;
import dev.longform.dataset.persistence.RunRepository;
import dev.longform.dataset.persistence.SettlementRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Books verdicts on their items and on their endpoints' health; one transaction for a batch. Idempotent. */
@ApplicationScoped
public class VerdictIntake {
    private final Jdbi jdbi;
    private final EndpointRepository endpoints;
    private final RunItemRepository items;
    private final SettlementRepository settlements;
    private final RunRepository runs;

    public VerdictIntake(
            Jdbi jdbi,
            EndpointRepository endpoints,
            RunItemRepository items,
            SettlementRepository settlements,
            RunRepository runs) {
        this.jdbi = jdbi;
        this.endpoints = endpoints;
        this.items = items;
        this.settlements = settlements;
        this.runs = runs;
    }

    /**
     * Books verdicts in the order given; those of unknown runs are ignored.
     *
     * @return the endpoints that may have credits to give
     */
    public Collection<String> book(List<Verdict> verdicts) {
        return jdbi.inTransaction(handle -> {
            Set<UUID> runIds = new HashSet<>();
            verdicts.forEach(verdict -> runIds.add(UUID.fromString(verdict.runId())));
            Map<UUID, String> endpointOf = runs.endpoints(handle, runIds);
            Map<String, EndpointHealth> before = endpoints.lock(handle, endpointOf.values());
            Map<String, EndpointHealth> health = new HashMap<>(before);
            Map<ItemKey, RunItem> known = items.lock(
                    handle, verdicts.stream().map(VerdictIntake::key).distinct().toList());
            Map<ItemKey, RunItem> changed = new HashMap<>();
            Instant now = Instant.now();
            for (Verdict verdict : verdicts) {
                RunItem item = known.get(key(verdict));
                if (item != null) {
                    book(verdict, item, health, now).ifPresent(after -> {
                        known.put(key(verdict), after);
                        changed.put(key(verdict), after);
                    });
                }
            }
            items.update(handle, changed.values(), now);
            health.forEach((key, after) -> changeHealth(handle, key, before.get(key), after));
            runs.complete(handle, endpointOf.keySet(), now);
            return Set.copyOf(endpointOf.values());
        });
    }

    /** The item after the verdict; the endpoint's health changes with it, unless the verdict is old news. */
    private static Optional<RunItem> book(
            Verdict verdict, RunItem item, Map<String, EndpointHealth> health, Instant now) {
        EndpointHealth believed = health.get(item.endpoint());
        Optional<RunItem> after = AttemptRule.after(item, verdict, believed, now);
        if (after.isPresent()) {
            Optional<Duration> retryAfter =
                    Optional.ofNullable(verdict.retryAfterMs()).map(Duration::ofMillis);
            health.put(item.endpoint(), believed.after(verdict.signal(), retryAfter, now));
        }
        return after;
    }

    private void changeHealth(Handle handle, String endpoint, EndpointHealth before, EndpointHealth after) {
        if (after.equals(before)) {
            return;
        }
        endpoints.update(handle, endpoint, after);
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
