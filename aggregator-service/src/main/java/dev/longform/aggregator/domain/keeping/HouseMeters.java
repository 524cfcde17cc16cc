package dev.longform.aggregator.domain.keeping;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;

/** What keeping house did. */
@ApplicationScoped
public class HouseMeters {
    private final Counter texts;
    private final Counter runs;
    private final Counter rows;
    private final Counter ignored;
    private final Counter failures;

    public HouseMeters(MeterRegistry registry) {
        this.texts = counter(registry, "longform.house.texts.dropped", "Verdicts whose texts retention took out");
        this.runs = counter(registry, "longform.house.runs.purged", "Deleted runs of which only numbers are left");
        this.rows = counter(registry, "longform.house.rows.purged", "Rows of deleted runs that were removed");
        this.ignored = counter(
                registry, "longform.house.verdicts.ignored", "Verdicts and call notes that came of deleted runs");
        this.failures = counter(registry, "longform.house.failures", "Rounds that failed and are tried again");
    }

    private static Counter counter(MeterRegistry registry, String name, String description) {
        return Counter.builder(name).description(description).register(registry);
    }

    /** So many verdicts have no texts any more. */
    public void droppedTexts(long verdicts) {
        texts.increment(verdicts);
    }

    /** So many rows of a deleted run were removed. */
    public void purgedRows(long removed) {
        rows.increment(removed);
    }

    /** A deleted run has nothing but its numbers now. */
    public void purgedRun() {
        runs.increment();
    }

    /** So much came of runs that are deleted. */
    public void ignored(long arrivals) {
        ignored.increment(arrivals);
    }

    /** A round failed. */
    public void failed() {
        failures.increment();
    }
}
