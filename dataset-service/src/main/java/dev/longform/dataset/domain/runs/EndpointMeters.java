package dev.longform.dataset.domain.runs;

import dev.longform.dataset.persistence.EndpointRepository.EndpointStatus;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Meters of the endpoints that runs use; the tag {@code endpoint} is the key of its row. */
@ApplicationScoped
public class EndpointMeters {
    private final MultiGauge window;

    public EndpointMeters(MeterRegistry registry) {
        this.window = MultiGauge.builder("longform.endpoint.window")
                .description("Items that may be out at an endpoint now; below its limit after it complained")
                .register(registry);
    }

    /** Shows these endpoints and no others; those without a running run have no window. */
    void show(List<EndpointStatus> endpoints) {
        window.register(
                endpoints.stream()
                        .filter(endpoint -> endpoint.activeRuns() > 0)
                        .map(endpoint -> MultiGauge.Row.of(
                                Tags.of("endpoint", endpoint.key()),
                                endpoint.window().allowed()))
                        .toList(),
                true);
    }
}
