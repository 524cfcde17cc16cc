package dev.longform.aggregator.domain.keeping;

import dev.longform.database.OneAtATime;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/** Keeps house by the clock, in one replica at a time. What fails is tried again by the next round. */
@ApplicationScoped
public class HouseClock {
    private static final Logger LOG = Logger.getLogger(HouseClock.class);

    private final OneAtATime oneAtATime;
    private final RunPurge purge;
    private final TextRetention texts;
    private final RecountWatch recounts;
    private final HouseMeters meters;

    public HouseClock(
            OneAtATime oneAtATime, RunPurge purge, TextRetention texts, RecountWatch recounts, HouseMeters meters) {
        this.oneAtATime = oneAtATime;
        this.purge = purge;
        this.texts = texts;
        this.recounts = recounts;
        this.meters = meters;
    }

    @Scheduled(every = "${longform.aggregator.purge-every:5s}", concurrentExecution = ConcurrentExecution.SKIP)
    void purgeRuns() {
        round("purge of deleted runs", purge::round);
    }

    @Scheduled(every = "${longform.retention.texts.every:PT1M}", concurrentExecution = ConcurrentExecution.SKIP)
    void dropTexts() {
        round("retention of texts", texts::round);
    }

    @Scheduled(every = "${longform.aggregator.recount-every:5s}", concurrentExecution = ConcurrentExecution.SKIP)
    void recount() {
        round("recount of ended runs", now -> recounts.look());
    }

    private void round(String task, Consumer<Instant> work) {
        try {
            oneAtATime.run(task, () -> work.accept(Instant.now()));
        } catch (RuntimeException e) {
            meters.failed();
            LOG.warnf("A round failed and is tried again: %s: %s", task, e.getMessage());
        }
    }
}
