package dev.longform.judge.domain;

import dev.longform.benchmark.Scored;
import dev.longform.contracts.Reason;
import java.util.List;
import java.util.Optional;

/** What came of asking about an item. */
public sealed interface Judgement {
    /**
     * It was answered.
     *
     * @param scored what it earns
     * @param scores for each candidate index; empty when the protocol gives none
     */
    record Answered(Scored scored, Optional<List<Double>> scores) implements Judgement {}

    /**
     * It was not.
     *
     * @param reason why
     * @param detail for people, with the order or the candidate that has no answer
     */
    record Unanswered(Reason reason, String detail) implements Judgement {}
}
