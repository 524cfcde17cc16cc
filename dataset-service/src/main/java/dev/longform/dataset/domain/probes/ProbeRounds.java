package dev.longform.dataset.domain.probes;

import dev.longform.dataset.domain.runs.Curfew;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;

/** Probes by the clock: a model whose runs wait for it is probed again, so that they go on by themselves. */
@ApplicationScoped
public class ProbeRounds {
    private final Probes probes;
    private final Curfew curfew;

    public ProbeRounds(Probes probes, Curfew curfew) {
        this.probes = probes;
        this.curfew = curfew;
    }

    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    void again() {
        curfew.unlessStopping(probes::checkWaitedFor);
    }
}
