package dev.longform.dataset.domain.needles;

import dev.longform.contracts.EditingTask;
import dev.longform.contracts.EventType;
import dev.longform.contracts.HaystackRequest;
import dev.longform.contracts.ModelSpec;
import dev.longform.contracts.Topic;
import dev.longform.dataset.NeedleConfig;
import dev.longform.dataset.domain.runs.EndpointKey;
import dev.longform.dataset.persistence.HaystackPublicationRepository;
import dev.longform.dataset.persistence.HaystackPublicationRepository.Due;
import dev.longform.dataset.persistence.ModelRepository;
import dev.longform.dataset.persistence.NeedlePlanRepository;
import dev.longform.platform.EventWriter;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Publishes the haystacks of running plans, few at a time. A haystack is noted as published before it is sent: after a
 * crash, or when its answers stay away, its lease ends and it is published again. It is answered with the same pairs.
 */
@ApplicationScoped
public class HaystackPublisher {
    private static final Logger LOG = Logger.getLogger(HaystackPublisher.class);
    private static final Duration AFTER_REFUSAL = Duration.ofSeconds(2);

    private final Jdbi jdbi;
    private final NeedlePlanRepository plans;
    private final HaystackPublicationRepository haystacks;
    private final ModelRepository models;
    private final EventWriter events;
    private final NeedleConfig config;

    public HaystackPublisher(
            Jdbi jdbi,
            NeedlePlanRepository plans,
            HaystackPublicationRepository haystacks,
            ModelRepository models,
            EventWriter events,
            NeedleConfig config) {
        this.models = models;
        this.jdbi = jdbi;
        this.plans = plans;
        this.haystacks = haystacks;
        this.events = events;
        this.config = config;
    }

    /** Publishes what may go out now. */
    public void publish() {
        for (UUID plan : jdbi.withHandle(plans::running)) {
            Map<Due, CompletableFuture<Void>> sends = new LinkedHashMap<>();
            take(plan).forEach(due -> sends.put(due, send(due)));
            sends.forEach(this::settle);
        }
    }

    private List<Due> take(UUID id) {
        return jdbi.inTransaction(handle -> {
            Instant now = Instant.now();
            Optional<NeedlePlan> plan = plans.lock(handle, id);
            if (plan.isEmpty()) {
                return List.of();
            }
            haystacks.giveUp(handle, id, config.publications(), now);
            List<Due> due = new ArrayList<>();
            int room = config.outstanding() - haystacks.outstanding(handle, now);
            if (room > 0 && !plan.get().spec().writesHaystacks()) {
                due.addAll(haystacks.publish(handle, id, false, room, now, now.plus(config.answerWithin())));
            }
            if (plan.get().spec().editor() != null) {
                due.addAll(takeWritten(handle, plan.get(), now));
            }
            return due;
        });
    }

    /** One haystack makes its calls one after another: so many out are so many calls at most. */
    private List<Due> takeWritten(Handle handle, NeedlePlan plan, Instant now) {
        haystacks.lockEditors(handle);
        ModelSpec editor = editor(handle, plan.spec());
        int room = Math.min(
                config.editorOutstanding() - haystacks.calling(handle, Optional.empty(), now),
                editor.maxConcurrency() - haystacks.calling(handle, Optional.of(EndpointKey.of(editor)), now));
        return room <= 0
                ? List.of()
                : haystacks.publish(handle, plan.id(), true, room, now, now.plus(config.editorAnswerWithin()));
    }

    private ModelSpec editor(Handle handle, PlanSpec spec) {
        int at = spec.editor().indexOf('@');
        return models.find(handle, spec.editor().substring(0, at), spec.editor().substring(at + 1))
                .orElseThrow(() -> new IllegalStateException("the registry lost the model " + spec.editor()));
    }

    /** The calls end before the lease does, so that no call is out when the haystack goes out again. */
    private EditingTask editing(Due due) {
        Duration forCalls = config.editorAnswerWithin().multipliedBy(9).dividedBy(10);
        return due.spec().writesHaystacks() || due.haystack().written()
                ? new EditingTask(
                        jdbi.withHandle(handle -> editor(handle, due.spec())),
                        Instant.now().plus(forCalls),
                        due.publication())
                : null;
    }

    private CompletableFuture<Void> send(Due due) {
        PlanSpec spec = due.spec();
        Haystack haystack = due.haystack();
        Source source = due.source();
        String id = due.plan() + "/" + haystack.number();
        HaystackRequest request = new HaystackRequest(
                due.plan().toString(),
                id,
                source.id(),
                source.subset(),
                source.prompt(),
                spec.writesHaystacks() ? null : source.text(),
                haystack.length(),
                HaystackRequest.tolerance(haystack.length(), spec.lengths()),
                spec.positions(),
                haystack.pairsPerBin(),
                haystack.aspects(),
                spec.seed(),
                spec.tokenizer(),
                editing(due));
        return events.send(Topic.HAYSTACKS_NAME, id, EventType.HAYSTACK_REQUEST, request);
    }

    private void settle(Due due, CompletableFuture<Void> send) {
        try {
            send.join();
        } catch (CompletionException e) {
            int number = due.haystack().number();
            LOG.warnf("Haystack not published: plan=%s haystack=%d: %s", due.plan(), number, e.getMessage());
            jdbi.useHandle(handle -> {
                if (e.getCause() instanceof RecordTooLargeException) {
                    haystacks.unpublishable(handle, due.plan(), number);
                } else {
                    haystacks.unpublished(
                            handle, due.plan(), number, Instant.now().plus(AFTER_REFUSAL));
                }
            });
        }
    }
}
