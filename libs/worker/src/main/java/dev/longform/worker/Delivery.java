package dev.longform.worker;

import dev.longform.contracts.CallBegun;
import dev.longform.contracts.EvaluationRequest;
import dev.longform.contracts.Verdict;
import dev.longform.endpoints.Calls;
import java.time.Instant;
import java.util.UUID;

/**
 * One processing of one request.
 *
 * @param id unique: usage is booked once per delivery
 * @param request what is processed
 * @param worker the process that does it
 */
record Delivery(String id, EvaluationRequest request, String worker) {
    static Delivery of(EvaluationRequest request, String worker) {
        return new Delivery(UUID.randomUUID().toString(), request, worker);
    }

    /** The Kafka key of the verdict. */
    String key() {
        return request.runId() + "/" + request.item().id();
    }

    /** The trace that is left before this call, counted from 1. */
    CallBegun begun(int call) {
        return new CallBegun(
                request.runId(), request.revision(), request.item().id(), request.attempt(), id, call, Instant.now());
    }

    /** The verdict that this evaluation makes. */
    Verdict verdict(Evaluation evaluation, Calls calls) {
        return new Verdict(
                request.runId(),
                request.revision(),
                request.item().id(),
                request.attempt(),
                request.publication(),
                id,
                request.facts(),
                evaluation.outcome(),
                evaluation.reason(),
                evaluation.detail(),
                evaluation.credit(),
                evaluation.top1(),
                evaluation.scores(),
                evaluation.replies(),
                evaluation.truncation(),
                evaluation.template() == null ? request.protocol().template() : evaluation.template(),
                calls.usage(),
                calls.signal(),
                evaluation.retryAfterMs(),
                calls.answeredAt().orElseGet(Instant::now),
                worker);
    }
}
