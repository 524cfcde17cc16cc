package dev.longform.dataset.messaging;

import dev.longform.contracts.EventType;
import dev.longform.contracts.Verdict;
import dev.longform.dataset.domain.runs.Dispatcher;
import dev.longform.dataset.domain.runs.VerdictIntake;
import dev.longform.platform.DeadLetters;
import dev.longform.platform.EventReader;
import dev.longform.platform.Patience;
import dev.longform.platform.UnreadableEventException;
import dev.longform.platform.deadletters.RawReplayer;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Channel {@code verdicts} (topic {@code longform.verdicts.v1}): every verdict frees a credit. */
@ApplicationScoped
public class VerdictConsumer {
    private static final String VERDICTS = "verdicts";

    private final VerdictIntake intake;
    private final Dispatcher dispatcher;
    private final DeadLetters deadLetters;
    private final String service;

    public VerdictConsumer(
            VerdictIntake intake,
            Dispatcher dispatcher,
            DeadLetters deadLetters,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this.service = service;
        this.intake = intake;
        this.dispatcher = dispatcher;
        this.deadLetters = deadLetters;
    }

    @Incoming(VERDICTS)
    @Blocking
    public void consume(ConsumerRecords<byte[], byte[]> records) {
        List<Verdict> verdicts = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            read(record).ifPresent(verdicts::add);
        }
        if (!verdicts.isEmpty()) {
            Collection<String> endpoints = Patience.with("booking verdicts", () -> intake.book(verdicts));
            endpoints.forEach(dispatcher::refill);
        }
    }

    /** Empty for what is not for this service, and for what cannot be read and was set aside. */
    private Optional<Verdict> read(ConsumerRecord<byte[], byte[]> record) {
        if (EventReader.type(record).equals(EventType.DELIVERY_BEGUN) || RawReplayer.meantForAnother(record, service)) {
            return Optional.empty();
        }
        try {
            Verdict verdict = EventReader.read(record, Verdict.class);
            UUID.fromString(verdict.runId());
            return Optional.of(verdict);
        } catch (UnreadableEventException | IllegalArgumentException e) {
            deadLetters.setAside(record, e.getMessage()).join();
            return Optional.empty();
        }
    }
}
