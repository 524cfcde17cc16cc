package dev.longform.dataset.domain.needles;

import dev.longform.dataset.persistence.NeedlePlanRepository;
import dev.longform.security.CurrentActor;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;

/** What happens to plans by the clock, and when answers come. Nothing is kept in memory: a service that starts again goes on. */
@ApplicationScoped
public class NeedleClock {
    private static final String ACTOR = "needles";
    private static final Logger LOG = Logger.getLogger(NeedleClock.class);

    private final Jdbi jdbi;
    private final NeedlePlanRepository plans;
    private final HaystackPublisher publisher;
    private final PlanSteps steps;
    private final CurrentActor actor;
    private final AtomicBoolean wanted = new AtomicBoolean();
    private final ExecutorService thread = Executors.newSingleThreadExecutor();

    public NeedleClock(
            Jdbi jdbi, NeedlePlanRepository plans, HaystackPublisher publisher, PlanSteps steps, CurrentActor actor) {
        this.jdbi = jdbi;
        this.plans = plans;
        this.publisher = publisher;
        this.steps = steps;
        this.actor = actor;
    }

    /** Looks at the plans soon, since answers came; returns at once. */
    public void wake() {
        if (wanted.compareAndSet(false, true)) {
            thread.execute(this::look);
        }
    }

    private void look() {
        wanted.set(false);
        try {
            publisher.publish();
            step();
            publisher.publish();
        } catch (RuntimeException e) {
            LOG.warnf("Needle plans not looked at, which the next tick does: %s", e.getMessage());
        }
    }

    @PreDestroy
    void stop() {
        thread.shutdown();
    }

    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    void publish() {
        publisher.publish();
    }

    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    void step() {
        for (UUID plan : jdbi.withHandle(plans::running)) {
            try {
                actor.as(ACTOR, () -> steps.step(plan));
            } catch (RuntimeException e) {
                LOG.warnf("Needle plan %s made no step, tried again: %s", plan, e.getMessage());
            }
        }
    }

    /** Ended plans need their texts no more. */
    @Scheduled(every = "10s", concurrentExecution = ConcurrentExecution.SKIP)
    void sweep() {
        jdbi.useTransaction(plans::sweep);
    }
}
