package dev.longform.dataset.domain.runs;

import dev.longform.contracts.EndpointSignal;
import dev.longform.contracts.EventType;
import dev.longform.contracts.Outcome;
import dev.longform.contracts.Topic;
import dev.longform.contracts.Truncation;
import dev.longform.contracts.Usage;
import dev.longform.contracts.Verdict;
import dev.longform.dataset.persistence.SettlementRepository;
import dev.longform.dataset.persistence.SettlementRepository.Settled;
import dev.longform.platform.EventWriter;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jdbi.v3.core.Jdbi;

/** Sends the verdicts of items that the coordinator settled itself: cancelled or lost. At least once. */
@ApplicationScoped
public class Announcer {
    private static final int AT_ONCE = 500;

    private final Jdbi jdbi;
    private final SettlementRepository settlements;
    private final EventWriter events;

    public Announcer(Jdbi jdbi, SettlementRepository settlements, EventWriter events) {
        this.jdbi = jdbi;
        this.settlements = settlements;
        this.events = events;
    }

    /** Announces everything that is settled and not announced yet. */
    public void announce() {
        List<Settled> settled = next();
        while (!settled.isEmpty()) {
            List<Settled> batch = settled;
            CompletableFuture.allOf(batch.stream().map(this::send).toArray(CompletableFuture[]::new))
                    .join();
            jdbi.useHandle(handle -> settlements.announced(handle, batch));
            settled = next();
        }
    }

    private List<Settled> next() {
        return jdbi.withHandle(handle -> settlements.toAnnounce(handle, AT_ONCE));
    }

    private CompletableFuture<Void> send(Settled item) {
        String key = item.run() + "/" + item.itemId();
        return events.send(Topic.VERDICTS.topicName(), key, EventType.VERDICT, verdict(item));
    }

    private static Verdict verdict(Settled item) {
        return new Verdict(
                item.run().toString(),
                item.revision(),
                item.itemId(),
                item.attempt(),
                0,
                "settled-" + item.attempt() + "-" + item.reason(),
                item.facts(),
                Outcome.UNSCORED,
                item.reason(),
                null,
                0,
                0,
                null,
                List.of(),
                Truncation.NONE,
                null,
                Usage.NONE,
                EndpointSignal.NOT_CALLED,
                null,
                Instant.now(),
                "coordinator");
    }
}
