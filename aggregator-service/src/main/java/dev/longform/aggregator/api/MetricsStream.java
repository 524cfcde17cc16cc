package dev.longform.aggregator.api;

import dev.longform.aggregator.AggregatorConfig;
import dev.longform.aggregator.domain.KnownRun;
import dev.longform.aggregator.domain.NumbersReader;
import dev.longform.aggregator.domain.RunMetrics;
import dev.longform.aggregator.domain.ScopeNumbers;
import dev.longform.contracts.Outcome;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The numbers of a run as they change. The database is asked at the stream's interval, so that it does not matter which
 * replica counted; changes in between come as one.
 */
@ApplicationScoped
public class MetricsStream {
    private final NumbersReader numbers;
    private final Duration interval;
    private final Duration grace;

    public MetricsStream(NumbersReader numbers, AggregatorConfig config) {
        this.numbers = numbers;
        this.interval = config.streamInterval();
        this.grace = config.streamGrace();
    }

    /**
     * What one look at the run gave.
     *
     * @param metrics its numbers, when they changed
     * @param last whether they are final
     */
    private record Look(Optional<MetricsView> metrics, boolean last) {}

    /** Where a stream stands. */
    private final class Follower {
        private final String runId;
        private long changes = -1;
        private long sequence = -1;
        private Instant endSeen;

        Follower(String runId) {
            this.runId = runId;
        }

        Look look() {
            KnownRun run = numbers.run(runId).orElseThrow(() -> Parameters.unknownRun(runId));
            if (run.changes() == changes && run.event().sequence() == sequence) {
                return new Look(Optional.empty(), graceIsOver());
            }
            RunMetrics metrics = numbers.metrics(runId).orElseThrow(() -> Parameters.unknownRun(runId));
            changes = metrics.numbers().run().changes();
            sequence = metrics.numbers().run().event().sequence();
            ScopeNumbers all = metrics.numbers().all();
            endSeen = !all.ended() ? null : endSeen == null ? Instant.now() : endSeen;
            boolean complete = all.ended() && all.answered() + all.outcome(Outcome.UNSCORED) >= all.total();
            return new Look(Optional.of(MetricsView.of(metrics)), complete || graceIsOver());
        }

        private boolean graceIsOver() {
            return endSeen != null && !Instant.now().isBefore(endSeen.plus(grace));
        }
    }

    /** One event at once, then one whenever something changed, until the run has ended and its numbers are final. */
    Multi<MetricsView> of(String runId) {
        return Multi.createBy()
                .repeating()
                .uni(() -> new Follower(runId), follower -> Uni.createFrom()
                        .item(follower::look)
                        .runSubscriptionOn(Infrastructure.getDefaultExecutor()))
                .withDelay(interval)
                .whilst(look -> !look.last())
                .filter(look -> look.metrics().isPresent())
                .map(look -> look.metrics().orElseThrow());
    }
}
