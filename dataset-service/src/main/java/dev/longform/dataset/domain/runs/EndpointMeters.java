package dev.longform.dataset.domain.runs;

import dev.longform.contracts.ModelKind;
import dev.longform.dataset.persistence.EndpointRepository.EndpointStatus;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/**
 * Meters of the endpoints that have something to do; the tag {@code endpoint} is the key of its row. What is out over all
 * endpoints of a {@code kind} is always there, and 0 when nothing is: workers are scaled by it. The numbers are read from
 * the database, so that all replicas say the same; all disappear when they were not read for a minute.
 */
@ApplicationScoped
public class EndpointMeters {
    private static final Duration STALE = Duration.ofMinutes(1);

    private final MultiGauge limit;
    private final MultiGauge window;
    private final MultiGauge outstanding;
    private final MultiGauge outstandingOfKind;
    private Instant read = Instant.MIN;

    public EndpointMeters(MeterRegistry registry) {
        this.limit = MultiGauge.builder("longform.endpoint.limit")
                .description(
                        "Items that may be out at an endpoint at most: the smallest limit of the models that use it")
                .register(registry);
        this.window = MultiGauge.builder("longform.endpoint.window")
                .description("Items that may be out at an endpoint now; below its limit after it complained")
                .register(registry);
        this.outstanding = MultiGauge.builder("longform.endpoint.outstanding")
                .description("Items that are out at an endpoint: given to a worker and not settled")
                .register(registry);
        this.outstandingOfKind = MultiGauge.builder("longform.outstanding.items")
                .description("Items that are out at all endpoints of a kind: given to a worker and not settled")
                .register(registry);
    }

    /** Shows these endpoints and no others; those without a running run have neither limit nor window. */
    synchronized void show(List<EndpointStatus> endpoints, Instant now) {
        read = now;
        Predicate<EndpointStatus> running = endpoint -> endpoint.activeRuns() > 0;
        show(limit, endpoints, endpoint -> endpoint.limit().isPresent(), endpoint -> endpoint.limit()
                .orElseThrow());
        show(window, endpoints, running, endpoint -> endpoint.window().allowed());
        show(outstanding, endpoints, running.or(endpoint -> endpoint.outstanding() > 0), EndpointStatus::outstanding);
        outstandingOfKind.register(
                Arrays.stream(ModelKind.values())
                        .map(kind -> MultiGauge.Row.of(
                                Tags.of("kind", kind.name().toLowerCase(Locale.ROOT)), outstanding(endpoints, kind)))
                        .toList(),
                true);
    }

    /** Shows nothing when the numbers are older than a minute. */
    synchronized void expire(Instant now) {
        if (read.isBefore(now.minus(STALE))) {
            List.of(limit, window, outstanding, outstandingOfKind).forEach(gauge -> gauge.register(List.of(), true));
        }
    }

    private static long outstanding(List<EndpointStatus> endpoints, ModelKind kind) {
        return endpoints.stream()
                .filter(endpoint -> endpoint.kind() == kind)
                .mapToLong(EndpointStatus::outstanding)
                .sum();
    }

    private static void show(
            MultiGauge gauge,
            List<EndpointStatus> endpoints,
            Predicate<EndpointStatus> shown,
            ToLongFunction<EndpointStatus> value) {
        gauge.register(
                endpoints.stream()
                        .filter(shown)
                        .map(endpoint ->
                                MultiGauge.Row.of(Tags.of("endpoint", endpoint.key()), value.applyAsLong(endpoint)))
                        .toList(),
                true);
    }
}
