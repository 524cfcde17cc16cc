package dev.longform.worker;

import dev.longform.benchmark.Scored;
import dev.longform.contracts.Outcome;
import dev.longform.contracts.Reason;
import dev.longform.contracts.Reply;
import dev.longform.contracts.Truncation;
import dev.longform.endpoints.CallFailedException;
import dev.longform.endpoints.Details;
import java.util.List;

/**
 * What came of one item, without what the worker itself adds to make a verdict of it.
 *
 * @param outcome what came of it
 * @param reason why it is unscored; null otherwise
 * @param detail for people; null when nothing was wrong
 * @param credit in units of 1/{@value dev.longform.contracts.Verdict#CREDIT_UNITS}
 * @param top1 in the same units
 * @param scores for each candidate index; null unless the protocol gives scores
 * @param replies what a judge wrote; empty for classifiers
 * @param truncation what is known about it
 * @param retryAfterMs how long the server asked to be left alone; null when it did not
 * @param template the template that was asked with; null where there is none, or where it is as in the request
 */
public record Evaluation(
        Outcome outcome,
        Reason reason,
        String detail,
        long credit,
        long top1,
        List<Double> scores,
        List<Reply> replies,
        Truncation truncation,
        Long retryAfterMs,
        String template) {
    public Evaluation {
        scores = scores == null ? null : List.copyOf(scores);
        replies = List.copyOf(replies);
    }

    /**
     * An answered item.
     *
     * @param scored what it earns
     * @param scores for each candidate index; null unless the protocol gives scores
     * @param replies what a judge wrote; empty for classifiers
     * @param truncation what is known about it
     */
    public static Evaluation answered(Scored scored, List<Double> scores, List<Reply> replies, Truncation truncation) {
        return new Evaluation(
                scored.outcome(), null, null, scored.credit(), scored.top1(), scores, replies, truncation, null, null);
    }

    /** An item without a usable answer. */
    public static Evaluation unscored(Reason reason, String detail) {
        return new Evaluation(
                Outcome.UNSCORED,
                reason,
                Details.shorten(detail),
                0,
                0,
                null,
                List.of(),
                Truncation.UNKNOWN,
                null,
                null);
    }

    /** An item of which a call failed. */
    public static Evaluation unscored(CallFailedException failure) {
        return unscored(failure.reason(), failure.detail())
                .withRetryAfter(failure.retryAfterMs().orElse(null));
    }

    /** The same with what a judge wrote so far. */
    public Evaluation withReplies(List<Reply> written) {
        return new Evaluation(
                outcome, reason, detail, credit, top1, scores, written, truncation, retryAfterMs, template);
    }

    /** The same with what is known about truncation. */
    public Evaluation withTruncation(Truncation known) {
        return new Evaluation(outcome, reason, detail, credit, top1, scores, replies, known, retryAfterMs, template);
    }

    /** The same with the template that was asked with. */
    public Evaluation withTemplate(String used) {
        return new Evaluation(outcome, reason, detail, credit, top1, scores, replies, truncation, retryAfterMs, used);
    }

    Evaluation withDetail(String text) {
        return new Evaluation(outcome, reason, text, credit, top1, scores, replies, truncation, retryAfterMs, template);
    }

    private Evaluation withRetryAfter(Long millis) {
        return new Evaluation(outcome, reason, detail, credit, top1, scores, replies, truncation, millis, template);
    }
}
