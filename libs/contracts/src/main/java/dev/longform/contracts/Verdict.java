package dev.longform.contracts;

import java.time.Instant;
import java.util.List;

/**
 * The outcome of one item in one run and revision. Topic {@link Topic#VERDICTS}; Kafka key {@code runId/itemId}.
 *
 * @param runId the run
 * @param revision the run's revision
 * @param itemId the item
 * @param attempt the attempt of the request it answers
 * @param publication from the request; 0 when the coordinator settled the item itself, or its texts were parsed again
 * @param delivery unique to one processing of one request: usage is booked once per delivery
 * @param facts from the request
 * @param outcome what came of it
 * @param reason why it is unscored; null otherwise
 * @param detail for people: what was wrong, without any secret; null when nothing was
 * @param credit in units of 1/{@value #CREDIT_UNITS}; 0 when unscored
 * @param top1 whether the candidate at the top is a chosen one: the share of chosen ones among the top in units of
 *     1/{@value #CREDIT_UNITS}; over several orders their mean
 * @param scores for each candidate index; null unless the protocol gives scores
 * @param replies what a judge wrote; empty for classifiers
 * @param truncation what is known about it
 * @param template the template with its version that the answers were read by (and asked with, unless they were parsed
 *     again); null for classifiers
 * @param usage what it cost
 * @param signal what the last call told about the endpoint
 * @param retryAfterMs how long the server asked to be left alone; null when it did not
 * @param answeredAt when the server's last answer was complete
 * @param worker which process made it
 */
public record Verdict(
        String runId,
        int revision,
        String itemId,
        int attempt,
        int publication,
        String delivery,
        ItemFacts facts,
        Outcome outcome,
        Reason reason,
        String detail,
        long credit,
        long top1,
        List<Double> scores,
        List<Reply> replies,
        Truncation truncation,
        String template,
        Usage usage,
        EndpointSignal signal,
        Long retryAfterMs,
        Instant answeredAt,
        String worker) {
    /** Credits are exact: every k up to 16 divides this number. */
    public static final long CREDIT_UNITS = 720_720;

    public Verdict {
        Require.text("runId", runId);
        Require.text("itemId", itemId);
        Require.text("delivery", delivery);
        Require.that(revision > 0 && attempt > 0, "revision and attempt start at 1");
        Require.present("facts", facts);
        Require.present("outcome", outcome);
        Require.that(
                outcome.answered() == (reason == null), "an unscored verdict has a reason, an answered one has none");
        Require.that(
                credit >= 0 && credit <= CREDIT_UNITS && top1 >= 0 && top1 <= CREDIT_UNITS, "a credit lies in 0..1");
        Require.that(outcome.answered() || credit == 0 && top1 == 0, "an unscored item has no credit");
        Require.present("truncation", truncation);
        Require.present("usage", usage);
        Require.present("signal", signal);
        Require.present("answeredAt", answeredAt);

        replies = replies == null ? List.of() : List.copyOf(replies);
    }

    /** The same with other replies. */
    public Verdict withReplies(List<Reply> others) {
        return new Verdict(
                runId,
                revision,
                itemId,
                attempt,
                publication,
                delivery,
                facts,
                outcome,
                reason,
                detail,
                credit,
                top1,
                scores,
                others,
                truncation,
                template,
                usage,
                signal,
                retryAfterMs,
                answeredAt,
                worker);
    }
}
