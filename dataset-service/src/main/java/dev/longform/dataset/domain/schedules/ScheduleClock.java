package dev.longform.dataset.domain.schedules;

import dev.longform.dataset.domain.runs.Curfew;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** Looks what is due. Nothing is kept in memory: a service that starts again goes on. */
@ApplicationScoped
public class ScheduleClock {
    private final Curfew curfew;
    private final DueRuns dueRuns;

    public ScheduleClock(Curfew curfew, DueRuns dueRuns) {
        this.curfew = curfew;
        this.dueRuns = dueRuns;
    }

    @Scheduled(every = "5s", concurrentExecution = ConcurrentExecution.SKIP)
    void look() {
        curfew.unlessStopping(() -> dueRuns.start(Instant.now()));
    }
}
