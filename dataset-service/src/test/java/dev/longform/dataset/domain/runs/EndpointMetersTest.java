package dev.longform.dataset.domain.runs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longform.contracts.ModelKind;
import dev.longform.dataset.persistence.EndpointRepository.EndpointStatus;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EndpointMetersTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final EndpointMeters meters = new EndpointMeters(registry);

    @Test
    void anEndpointShowsItsLimitItsWindowAndWhatIsOut() {
        show(endpoint("http://a", Optional.of(8), 5, 4, 1));

        assertThat(value("limit", "http://a")).hasValue(8.0);
        assertThat(value("window", "http://a")).hasValue(5.0);
        assertThat(value("outstanding", "http://a")).hasValue(4.0);
    }

    @Test
    void withoutARunningRunThereIsOnlyWhatIsStillOut() {
        show(endpoint("http://paused", Optional.empty(), 5, 3, 0), endpoint("http://idle", Optional.empty(), 5, 0, 0));

        assertThat(value("limit", "http://paused")).isEmpty();
        assertThat(value("window", "http://paused")).isEmpty();
        assertThat(value("outstanding", "http://paused")).hasValue(3.0);
        assertThat(value("outstanding", "http://idle")).isEmpty();
    }

    @Test
    void theSeriesOfAnEndpointThatIsDoneDisappear() {
        show(endpoint("http://a", Optional.of(8), 8, 4, 1));
        show();

        assertThat(registry.getMeters())
                .extracting(meter -> meter.getId().getName())
                .containsOnly("longform.outstanding.items");
    }

    @Test
    void itemsOutstandingAreAddedUpByKindAndNoneIsZero() {
        show(
                endpoint("a", ModelKind.CLASSIFIER, Optional.empty(), 5, 3, 0),
                endpoint("b", ModelKind.GENERATIVE, Optional.empty(), 5, 5, 0),
                endpoint("c", ModelKind.CLASSIFIER, Optional.empty(), 5, 4, 0));
        assertThat(ofKind("classifier")).isEqualTo(7);
        assertThat(ofKind("generative")).isEqualTo(5);

        show(endpoint("b", ModelKind.GENERATIVE, Optional.empty(), 5, 2, 0));
        assertThat(ofKind("classifier")).isZero();
        assertThat(ofKind("generative")).isEqualTo(2);
    }

    @Test
    void whatWasNotReadForAMinuteDisappearsAndComesBackWhenItIsRead() {
        show(endpoint("http://a", Optional.of(8), 5, 4, 1));

        meters.expire(NOW.plusSeconds(60));
        assertThat(value("window", "http://a")).hasValue(5.0);

        meters.expire(NOW.plusSeconds(60).plusMillis(1));
        assertThat(registry.getMeters()).isEmpty();

        show(endpoint("http://a", Optional.of(8), 7, 4, 1));
        assertThat(value("window", "http://a")).hasValue(7.0);
        assertThat(ofKind("classifier")).isEqualTo(4);
    }

    private void show(EndpointStatus... endpoints) {
        meters.show(List.of(endpoints), NOW);
    }

    private double ofKind(String kind) {
        return registry.get("longform.outstanding.items")
                .tag("kind", kind)
                .gauge()
                .value();
    }

    private static EndpointStatus endpoint(String key, Optional<Integer> limit, int window, long out, long runs) {
        return endpoint(key, ModelKind.CLASSIFIER, limit, window, out, runs);
    }

    private static EndpointStatus endpoint(
            String key, ModelKind kind, Optional<Integer> limit, int window, long out, long runs) {
        return new EndpointStatus(
                key, kind, limit, EndpointHealth.UNKNOWN, new Window(8, window, 0, 0, 0, Optional.empty()), out, runs);
    }

    private Optional<Double> value(String meter, String endpoint) {
        return Optional.ofNullable(registry.find("longform.endpoint." + meter)
                        .tag("endpoint", endpoint)
                        .gauge())
                .map(gauge -> gauge.value());
    }
}
