package dev.longform.dataset.domain.runs;

import dev.longform.contracts.EvaluationRequest;
import dev.longform.contracts.EventType;
import dev.longform.contracts.NeedlePlace;
import dev.longform.contracts.Reason;
import dev.longform.contracts.Topic;
import dev.longform.database.DatabaseRefusal;
import dev.longform.database.Patience;
import dev.longform.dataset.CoordinatorConfig;
import dev.longform.dataset.domain.datasets.ItemContent;
import dev.longform.dataset.domain.runs.CreditPlan.Granted;
import dev.longform.dataset.persistence.CreditRepository;
import dev.longform.dataset.persistence.CreditRepository.Reserved;
import dev.longform.platform.EventWriter;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;

/**
 * Publishes reserved items. They were reserved in a transaction that is committed, so that a crash here loses nothing:
 * what was reserved and not published is published again.
 */
@ApplicationScoped
public class Publisher {
    private static final Logger LOG = Logger.getLogger(Publisher.class);
    private static final Duration AFTER_REFUSAL = Duration.ofSeconds(2);

    private final Jdbi jdbi;
    private final CreditRepository credits;
    private final EventWriter events;
    private final CoordinatorConfig config;
    private final Patience patience;
    private final ItemMeters meters;

    public Publisher(
            Jdbi jdbi,
            CreditRepository credits,
            EventWriter events,
            CoordinatorConfig config,
            Patience patience,
            ItemMeters meters) {
        this.patience = patience;
        this.meters = meters;
        this.jdbi = jdbi;
        this.credits = credits;
        this.events = events;
        this.config = config;
    }

    /** An item on its way to the broker; done when the broker has it. */
    private record Sending(Reserved item, CompletableFuture<Void> done) {}

    /** Publishes items, waits for the broker, and notes which of them it has. */
    public void publish(List<Granted> granted) {
        if (granted.isEmpty()) {
            return;
        }
        List<Reserved> reserved = jdbi.withHandle(handle -> credits.reserved(handle, granted));
        Instant deadline = Instant.now().plus(config.itemDeadline());
        List<Reserved> published = awaitBroker(sendAll(reserved, deadline));
        published.forEach(item -> meters.published(item.run().model().kind(), item.publication()));
        if (!published.isEmpty()) {
            noteUntilItIsNoted(published, deadline.plus(config.leaseGrace()));
        }
    }

    /** Each waits for a broker that is away; the first one waits for all. */
    private List<Sending> sendAll(List<Reserved> reserved, Instant deadline) {
        List<Sending> sendings = new ArrayList<>();
        CompletableFuture<Void> away = null;
        for (Reserved item : reserved) {
            CompletableFuture<Void> done = away == null ? send(item, deadline) : away;
            sendings.add(new Sending(item, done));
            if (timedOut(done)) {
                away = done;
            }
        }
        return sendings;
    }

    private static boolean timedOut(CompletableFuture<Void> done) {
        return done.isCompletedExceptionally()
                && done.handle((nothing, failure) -> failure instanceof TimeoutException)
                        .join();
    }

    private CompletableFuture<Void> send(Reserved item, Instant deadline) {
        Run run = item.run();
        EvaluationRequest request = new EvaluationRequest(
                run.id().toString(),
                run.revision(),
                item.attempt(),
                item.publication(),
                deadline,
                run.seed(),
                run.model(),
                run.protocol(),
                ItemContent.toItem(item.content()),
                item.facts(),
                item.maxCalls());
        return events.send(
                Topic.requestsFor(run.model().kind()).topicName(),
                key(item),
                run.id() + "/" + item.itemId(),
                EventType.EVALUATION_REQUEST,
                request);
    }

    /** Needles of one haystack go to one partition, and so to one worker after the other. */
    private static String key(Reserved item) {
        Run run = item.run();
        NeedlePlace needle = item.facts().needle();
        return needle == null || needle.natural()
                ? run.id() + "/" + item.itemId()
                : run.id() + "/" + needle.source() + "/" + needle.length();
    }

    /** The items that the broker has; the credits of the others are freed. */
    private List<Reserved> awaitBroker(List<Sending> sendings) {
        List<Reserved> published = new ArrayList<>();
        for (Sending sending : sendings) {
            Reserved item = sending.item();
            try {
                sending.done().join();
                published.add(item);
            } catch (CompletionException e) {
                free(item, e.getCause());
            }
        }
        return published;
    }

    /** What no record can hold will never go out; everything else is tried again. */
    private void free(Reserved item, Throwable why) {
        boolean tooLarge = why instanceof RecordTooLargeException;
        LOG.warnf(
                "Request not published, %s: run=%s item=%s: %s",
                tooLarge ? "its item is settled" : "its credit is freed",
                item.run().id(),
                item.itemId(),
                why.getMessage());
        try {
            jdbi.useHandle(handle -> {
                if (tooLarge) {
                    credits.unpublishable(handle, item, Reason.INTERNAL_ERROR);
                } else {
                    credits.unpublished(handle, item, Instant.now().plus(AFTER_REFUSAL));
                }
            });
        } catch (RuntimeException e) {
            LOG.warnf(
                    "Its credit is not freed either, it is taken over later: run=%s item=%s: %s",
                    item.run().id(), item.itemId(), e.getMessage());
        }
    }

    /** What is not noted would be published again, and paid for again. */
    private void noteUntilItIsNoted(List<Reserved> published, Instant leaseUntil) {
        try {
            patience.until(
                    "Noting what is published",
                    () -> jdbi.useHandle(handle -> credits.published(handle, published, leaseUntil)),
                    DatabaseRefusal::isAboutTheData);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
