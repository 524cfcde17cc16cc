package dev.longform.contracts;

import java.time.Instant;
import java.util.Map;

/**
 * What a run is and where it stands: a whole snapshot each time. Topic {@link Topic#RUNS}; Kafka key: the run's id.
 *
 * @param runId the run
 * @param sequence grows with every snapshot of this run; a smaller one than known is old news
 * @param revision the run's newest complete revision
 * @param state where it stands
 * @param dataset what it runs on
 * @param model whom it asks
 * @param protocol how it asks
 * @param seed orders and the order of publication are drawn from it
 * @param priority which lane it takes
 * @param attempted per subset: items published at least once or settled by the coordinator
 * @param createdAt when it was asked for
 * @param endedAt when it ended; null before
 * @param activation what the newest probe found a classifier's scores to be; null when nobody probed
 */
public record RunEvent(
        String runId,
        long sequence,
        int revision,
        RunState state,
        DatasetSummary dataset,
        ModelSpec model,
        ProtocolSpec protocol,
        long seed,
        Priority priority,
        Map<String, Long> attempted,
        Instant createdAt,
        Instant endedAt,
        ProbeReport.Activation activation) {
    public RunEvent {
        Require.text("runId", runId);
        Require.present("state", state);
        Require.present("dataset", dataset);
        Require.present("model", model);
        Require.present("protocol", protocol);
        Require.present("priority", priority);
        Require.present("attempted", attempted);
        Require.present("createdAt", createdAt);

        attempted = Map.copyOf(attempted);
    }

    /** A run of a model that nobody probed. */
    public RunEvent(
            String runId,
            long sequence,
            int revision,
            RunState state,
            DatasetSummary dataset,
            ModelSpec model,
            ProtocolSpec protocol,
            long seed,
            Priority priority,
            Map<String, Long> attempted,
            Instant createdAt,
            Instant endedAt) {
        this(
                runId, sequence, revision, state, dataset, model, protocol, seed, priority, attempted, createdAt,
                endedAt, null);
    }
}
