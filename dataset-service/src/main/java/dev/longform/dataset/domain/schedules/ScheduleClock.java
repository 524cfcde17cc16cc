package dev.longform.dataset.domain.schedules;

import dev.longform.dataset.domain.runs.Curfew;
import dev.longform.security.CurrentActor;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** Looks what is due. Nothing is kept in memory: a service that starts again goes on. */
@ApplicationScoped
public class ScheduleClock {
    private final Curfew curfew;
    private final DueRuns dueRuns;
    private final CurrentActor actor;

    public ScheduleClock(Curfew curfew, DueRuns dueRuns, CurrentActor actor) {
        this.curfew = curfew;
        this.dueRuns = dueRuns;
        this.actor = actor;
    }

    @Scheduled(every = "5s", concurrentExecution = ConcurrentExecution.SKIP)
    void look() {
        curfew.unlessStopping(() -> actor.as("schedule", () -> dueRuns.start(Instant.now())));
    }
}
