package dev.longform.platform;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts records that are with the broker as dead letters, by their original topic, and shows when the last one was set
 * aside: a count starts anew with its process, a time does not.
 */
final class DeadLetterMeters {
    static final String COUNT = "longform.dead.letters";
    static final String LAST = "longform.dead.letter.last.timestamp";

    private final MeterRegistry registry;
    private final Map<String, AtomicLong> last = new ConcurrentHashMap<>();

    DeadLetterMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    void setAside(String topic) {
        registry.counter(COUNT, "topic", topic).increment();
        last.computeIfAbsent(topic, this::shown).set(System.currentTimeMillis());
    }

    private AtomicLong shown(String topic) {
        AtomicLong millis = new AtomicLong(System.currentTimeMillis());
        TimeGauge.builder(LAST, millis, TimeUnit.MILLISECONDS, AtomicLong::get)
                .description("When a record was set aside last, in seconds since 1970")
                .tag("topic", topic)
                .register(registry);
        return millis;
    }
}
