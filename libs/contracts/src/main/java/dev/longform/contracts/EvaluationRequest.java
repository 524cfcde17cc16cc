package dev.longform.contracts;

import java.time.Instant;

/**
 * One item for one model: all that a worker needs, and nothing else is asked for. Topics {@link Topic#SCORING} and
 * {@link Topic#JUDGING}; Kafka key: run and item, {@code runId/itemId}.
 *
 * @param runId the run
 * @param revision the run's revision, 1 unless it was parsed again
 * @param attempt 1 for the first; repeated unchanged after an outage of the endpoint
 * @param publication grows with every publication of the item in the run; the verdict repeats it
 * @param deadline no call starts after it; what is not answered by then is unscored
 * @param seed the run's seed
 * @param model whom to ask
 * @param protocol how to ask
 * @param item what to ask about
 * @param facts copied into the verdict
 * @param maxCalls the most calls that may reach the server for it; null for as many as it takes
 */
public record EvaluationRequest(
        String runId,
        int revision,
        int attempt,
        int publication,
        Instant deadline,
        long seed,
        ModelSpec model,
        ProtocolSpec protocol,
        Item item,
        ItemFacts facts,
        Integer maxCalls) {
    public EvaluationRequest {
        Require.text("runId", runId);
        Require.that(revision > 0 && attempt > 0 && publication > 0, "revision, attempt and publication start at 1");
        Require.present("deadline", deadline);
        Require.present("model", model);
        Require.present("protocol", protocol);
        Require.present("item", item);
        Require.present("facts", facts);
        Require.that(facts.chosen().size() == item.candidates().size(), "facts and item differ in candidates");
        Require.that(maxCalls == null || maxCalls >= 0, "maxCalls cannot be negative");
    }

    /** A request that may make as many calls as it takes. */
    public EvaluationRequest(
            String runId,
            int revision,
            int attempt,
            int publication,
            Instant deadline,
            long seed,
            ModelSpec model,
            ProtocolSpec protocol,
            Item item,
            ItemFacts facts) {
        this(runId, revision, attempt, publication, deadline, seed, model, protocol, item, facts, null);
    }
}
