package dev.longform.dataset.domain.runs;

import dev.longform.contracts.ProbeReport;
import dev.longform.contracts.RunEvent;
import dev.longform.dataset.domain.datasets.Datasets;
import jakarta.enterprise.context.ApplicationScoped;

/** Makes of runs what others are told of them. */
@ApplicationScoped
public class RunSnapshots {
    private final Datasets datasets;

    public RunSnapshots(Datasets datasets) {
        this.datasets = datasets;
    }

    /** The run as it stands, as its snapshot of this number. */
    RunEvent of(RunStatus status, long sequence) {
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
