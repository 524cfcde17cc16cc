package dev.longform.dataset.domain.runs;

import dev.longform.contracts.EventType;
import dev.longform.contracts.ProbeReport;
import dev.longform.contracts.RunEvent;
import dev.longform.contracts.Topic;
import dev.longform.dataset.domain.datasets.Datasets;
import dev.longform.dataset.persistence.RunStatusRepository;
import dev.longform.dataset.persistence.RunStatusRepository.Untold;
import dev.longform.platform.EventWriter;
import jakarta.enterprise.context.ApplicationScoped;
import org.jdbi.v3.core.Jdbi;

/**
 * Tells of runs that changed: a whole snapshot each, at least once, only the newest of several changes. The database is
 * the truth; what is not told yet is told after a restart.
 */
@ApplicationScoped
public class RunTeller {
    private static final int AT_ONCE = 100;

    private final Jdbi jdbi;
    private final RunStatusRepository runs;
    private final Datasets datasets;
    private final EventWriter events;

    public RunTeller(Jdbi jdbi, RunStatusRepository runs, Datasets datasets, EventWriter events) {
        this.jdbi = jdbi;
        this.runs = runs;
        this.datasets = datasets;
        this.events = events;
    }

    /** Tells of every run that changed since it was last told of. */
    public void tell() {
        jdbi.withHandle(handle -> runs.untold(handle, AT_ONCE)).forEach(this::tell);
    }

    private void tell(Untold untold) {
        RunStatus status =
                jdbi.withHandle(handle -> runs.status(handle, untold.run())).orElseThrow();
        events.send(Topic.RUNS.topicName(), untold.run().toString(), EventType.RUN, event(status, untold.sequence()))
                .join();
        jdbi.useHandle(handle -> runs.told(handle, untold));
    }

    private RunEvent event(RunStatus status, long sequence) {
        Run run = status.run();
        return new RunEvent(
                run.id().toString(),
                sequence,
                run.revision(),
                status.state(),
                datasets.summary(run.datasetVersion()),
                run.model(),
                run.protocol(),
                run.seed(),
                run.priority(),
                status.attempted(),
                run.createdAt(),
                run.endedAt().orElse(null),
                status.probe().map(ProbeReport::activation).orElse(null));
    }
}
