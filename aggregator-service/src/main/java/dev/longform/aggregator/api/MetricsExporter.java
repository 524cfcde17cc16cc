package dev.longform.aggregator.api;

import dev.longform.aggregator.AggregatorConfig;
import dev.longform.aggregator.domain.metrics.Metric;
import dev.longform.aggregator.domain.metrics.QualityMetrics;
import dev.longform.aggregator.domain.metrics.Sample;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;

/**
 * Shows the quality metrics at {@code /q/metrics}. Threads of their own look at the database, so that a scrape waits for
 * nothing; series that are not computed any more disappear, and all do when the database is away for a minute.
 */
@ApplicationScoped
public class MetricsExporter {
    private static final Logger LOG = Logger.getLogger(MetricsExporter.class);
    private static final Duration STALE = Duration.ofMinutes(1);

    private final QualityMetrics quality;
    private final Duration interval;
    private final Map<Metric, MultiGauge> gauges = new EnumMap<>(Metric.class);
    private final Map<Series, AtomicReference<Double>> values = new HashMap<>();
    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(2, work -> {
        Thread looking = new Thread(work, "quality metrics");
        looking.setDaemon(true);
        return looking;
    });
    private volatile Instant computed = Instant.MIN;

    private record Series(Metric metric, SortedMap<String, String> labels) {}

    public MetricsExporter(QualityMetrics quality, MeterRegistry registry, AggregatorConfig config) {
        this.quality = quality;
        this.interval = config.metricsInterval();
        for (Metric metric : Metric.values()) {
            gauges.put(
                    metric,
                    MultiGauge.builder(metric.meter())
                            .description(metric.description())
                            .register(registry));
        }
    }

    void start(@Observes StartupEvent event) {
        threads.scheduleWithFixedDelay(this::look, 0, interval.toMillis(), TimeUnit.MILLISECONDS);
        threads.scheduleWithFixedDelay(this::expire, interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    void stop(@Observes ShutdownEvent event) {
        threads.shutdownNow();
    }

    private void look() {
        try {
            List<Sample> samples = quality.samples();
            computed = Instant.now();
            show(samples);
        } catch (RuntimeException e) {
            LOG.warnf("The quality metrics cannot be computed: %s", e.getMessage());
        }
    }

    /** Beside the looking, which can wait for minutes for a database that went without a word. */
    private void expire() {
        if (computed.isBefore(Instant.now().minus(STALE))) {
            show(List.of());
        }
    }

    private synchronized void show(List<Sample> samples) {
        Map<Metric, List<MultiGauge.Row<?>>> rows = new EnumMap<>(Metric.class);
        Map<Series, AtomicReference<Double>> shown = new HashMap<>();
        for (Sample sample : samples) {
            Series series = new Series(sample.metric(), sample.labels());
            AtomicReference<Double> value = values.computeIfAbsent(series, s -> new AtomicReference<>());
            value.set(sample.value());
            shown.put(series, value);
            rows.computeIfAbsent(sample.metric(), metric -> new ArrayList<>())
                    .add(MultiGauge.Row.of(tags(sample), value, AtomicReference::get));
        }
        values.keySet().retainAll(shown.keySet());
        gauges.forEach((metric, gauge) -> gauge.register(rows.getOrDefault(metric, List.of())));
    }

    private static Tags tags(Sample sample) {
        return Tags.of(sample.labels().entrySet().stream()
                .map(label -> Tag.of(label.getKey(), label.getValue()))
                .toList());
    }
}
