package dev.longform.dataset.domain.runs;

import dev.longform.contracts.EvaluationRequest;
import dev.longform.contracts.EventType;
import dev.longform.contracts.NeedlePlace;
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
        List<Sending> sendings = reserved.stream()
                .map(item -> new Sending(item, send(item, deadline)))
                .toList();
        List<Reserved> published = awaitBroker(sendings);
        published.forEach(item -> meters.published(item.run().model().kind(), item.publication()));
        if (!published.isEmpty()) {
            noteUntilItIsNoted(published, deadline.plus(config.leaseGrace()));
        }
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
            } catch (RuntimeException e) {
                LOG.warnf(
                        "Request not published, its credit is freed: run=%s item=%s: %s",
                        item.run().id(), item.itemId(), e.getMessage());
                jdbi.useHandle(handle ->
                        credits.unpublished(handle, item, Instant.now().plus(AFTER_REFUSAL)));
            }
        }
        return published;
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
