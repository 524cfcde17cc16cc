package dev.longform.database;

import dev.longform.platform.DeadLetters;
import dev.longform.platform.UnreadableEventException;
import dev.longform.platform.WorkInHand;
import dev.longform.platform.deadletters.RawReplayer;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Takes a polled batch in: all readable records in one transaction, the unreadable ones set aside. A batch that the
 * database refuses goes in record by record, so that only the guilty one is set aside. A database that is down is
 * waited for.
 */
@ApplicationScoped
public class BatchIntake {
    private final DeadLetters deadLetters;
    private final Patience patience;
    private final WorkInHand work;
    private final String service;

    public BatchIntake(
            DeadLetters deadLetters,
            Patience patience,
            WorkInHand work,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this.deadLetters = deadLetters;
        this.patience = patience;
        this.work = work;
        this.service = service;
    }

    /**
     * Takes a batch of one topic in, on a worker thread.
     *
     * @return completed when every record is stored or set aside, and may be acknowledged; never completed when the
     *     service stops first, so that the batch is delivered again
     */
    public <T> Uni<Void> take(
            Iterable<ConsumerRecord<byte[], byte[]>> records, EventParser<T> parser, Consumer<List<T>> store) {
        Iterator<ConsumerRecord<byte[], byte[]>> first = records.iterator();
        if (!first.hasNext()) {
            return Uni.createFrom().voidItem();
        }
        WorkInHand.Piece batch = work.begin(first.next().topic());
        return Uni.createFrom()
                .item(() -> takeNow(records, parser, store))
                .runSubscriptionOn(Infrastructure.getDefaultExecutor())
                .onTermination()
                .invoke(batch::close)
                .flatMap(done ->
                        done ? Uni.createFrom().voidItem() : Uni.createFrom().nothing());
    }

    private <T> boolean takeNow(
            Iterable<ConsumerRecord<byte[], byte[]>> records, EventParser<T> parser, Consumer<List<T>> store) {
        Map<ConsumerRecord<byte[], byte[]>, String> aside = new LinkedHashMap<>();
        Map<ConsumerRecord<byte[], byte[]>, T> events = new LinkedHashMap<>();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            if (!RawReplayer.meantForAnother(record, service)) {
                parse(record, parser, events, aside);
            }
        }
        try {
            storeAll(events, store, aside);
            setAside(aside);
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }

    private static <T> void parse(
            ConsumerRecord<byte[], byte[]> record,
            EventParser<T> parser,
            Map<ConsumerRecord<byte[], byte[]>, T> events,
            Map<ConsumerRecord<byte[], byte[]>, String> aside) {
        try {
            events.put(record, parser.parse(record));
        } catch (UnreadableEventException e) {
            aside.put(record, e.getMessage());
        } catch (RuntimeException e) {
            aside.put(record, "it cannot be read: " + Failures.reason(e));
        }
    }

    private <T> void storeAll(
            Map<ConsumerRecord<byte[], byte[]>, T> events,
            Consumer<List<T>> store,
            Map<ConsumerRecord<byte[], byte[]>, String> aside)
            throws InterruptedException {
        if (events.isEmpty()) {
            return;
        }
        try {
            storePatiently(new ArrayList<>(events.values()), store);
        } catch (RuntimeException refused) {
            for (Map.Entry<ConsumerRecord<byte[], byte[]>, T> event : events.entrySet()) {
                try {
                    storePatiently(List.of(event.getValue()), store);
                } catch (RuntimeException guilty) {
                    aside.put(event.getKey(), "it cannot be stored: " + Failures.reason(guilty));
                }
            }
        }
    }

    private <T> void storePatiently(List<T> events, Consumer<List<T>> store) throws InterruptedException {
        patience.until("Storing a batch", () -> store.accept(events), DatabaseRefusal::isAboutTheData);
    }

    private void setAside(Map<ConsumerRecord<byte[], byte[]>, String> aside) throws InterruptedException {
        for (Map.Entry<ConsumerRecord<byte[], byte[]>, String> record : aside.entrySet()) {
            patience.until(
                    "Setting a record aside",
                    () -> deadLetters
                            .setAside(record.getKey(), record.getValue())
                            .join(),
                    failure -> false);
        }
    }
}
