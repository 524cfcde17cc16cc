package dev.longform.dataset.domain.runs;

import dev.longform.contracts.ModelKind;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;

/** Counts the items that went out to workers. */
@ApplicationScoped
public class ItemMeters {
    /**
     * Items that the broker has; tags {@code kind} ({@code classifier}, {@code generative}) and {@code again}:
     * {@code true} when the item was out before and is retried.
     */
    static final String PUBLISHED = "longform.items.published";

    private final MeterRegistry registry;

    /** Both counters of both kinds are there from the start: a rate knows an increase from 0 only of what was 0. */
    public ItemMeters(MeterRegistry registry) {
        this.registry = registry;
        for (ModelKind kind : ModelKind.values()) {
            published(kind, 1, 0);
            published(kind, 2, 0);
        }
    }

    /**
     * @param publication which publication of the item this is, from 1 on
     */
    void published(ModelKind kind, int publication) {
        published(kind, publication, 1);
    }

    private void published(ModelKind kind, int publication, int items) {
        registry.counter(
                        PUBLISHED,
                        "kind",
                        kind.name().toLowerCase(Locale.ROOT),
                        "again",
                        String.valueOf(publication > 1))
                .increment(items);
    }
}
