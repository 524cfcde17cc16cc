package dev.longform.worker;

import dev.longform.contracts.EvaluationRequest;
import dev.longform.contracts.EventType;
import dev.longform.contracts.Reason;
import dev.longform.contracts.Reply;
import dev.longform.contracts.Topic;
import dev.longform.contracts.Verdict;
import dev.longform.endpoints.CallFailedException;
import dev.longform.endpoints.CallInterruptedException;
import dev.longform.endpoints.CallListener;
import dev.longform.endpoints.Calls;
import dev.longform.endpoints.Secrets;
import dev.longform.platform.EventWriter;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Takes requests to their verdicts. A request that can be read always gets one, whatever happens on the way. Only what
 * fails while the process stops has none: that may be the stop's own doing, and the request is delivered again.
 */
@ApplicationScoped
class Deliveries {
    private static final Logger LOG = Logger.getLogger(Deliveries.class);

    private final Evaluator evaluator;
    private final EventWriter writer;
    private final ReliableSender sender;
    private final Secrets secrets;
    private final WorkerMeters meters;
    private final String worker;

    Deliveries(
            Evaluator evaluator,
            EventWriter writer,
            ReliableSender sender,
            Secrets secrets,
            WorkerMeters meters,
            WorkerConfig config,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this.evaluator = evaluator;
        this.writer = writer;
        this.sender = sender;
        this.secrets = secrets;
        this.meters = meters;
        this.worker =
                config.name().orElse(service + "-" + ProcessHandle.current().pid());
    }

    /**
     * Evaluates a request and returns when the broker has its verdict.
     *
     * @throws StoppingException or CallInterruptedException when the process stops first
     */
    void settle(EvaluationRequest request) {
        Delivery delivery = Delivery.of(request, worker);
        int most = request.maxCalls() == null ? Integer.MAX_VALUE : request.maxCalls();
        Calls calls = new Calls(request.deadline(), most, listener(delivery));
        publish(delivery, calls, redacted(evaluation(request, calls)));
    }

    private CallListener listener(Delivery delivery) {
        return new CallListener() {
            @Override
            public void beforeCall(int call) {
                sender.send(() ->
                        writer.send(Topic.VERDICTS_NAME, delivery.key(), EventType.CALL_BEGUN, delivery.begun(call)));
            }

            @Override
            public void called(Optional<Reason> failure, long latencyMs) {
                meters.called(failure, latencyMs);
            }
        };
    }

    private Evaluation evaluation(EvaluationRequest request, Calls calls) {
        if (calls.remaining().isZero()) {
            return Evaluation.unscored(Reason.LOST, "the request was taken up after its deadline");
        }
        try {
            return evaluator.evaluate(request, calls);
        } catch (CallFailedException e) {
            return Evaluation.unscored(e);
        } catch (UnscoredException e) {
            return Evaluation.unscored(e.reason(), e.detail());
        } catch (StoppingException | CallInterruptedException e) {
            throw e;
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            if (sender.isStopping()) {
                throw new StoppingException(e);
            }
            LOG.errorf(
                    "Item not evaluated: run=%s item=%s: %s",
                    request.runId(), request.item().id(), Traces.of(e, secrets));
            return Evaluation.unscored(Reason.INTERNAL_ERROR, e.getClass().getSimpleName() + ": " + e.getMessage());
        }
    }

    private Evaluation redacted(Evaluation e) {
        List<Reply> replies = e.replies().stream()
                .map(reply -> reply.withText(secrets.redact(reply.text())))
                .toList();
        return e.withReplies(replies).withDetail(secrets.redact(e.detail()));
    }

    private void publish(Delivery delivery, Calls calls, Evaluation evaluation) {
        try {
            publish(delivery, delivery.verdict(evaluation, calls));
        } catch (RecordTooLargeException e) {
            LOG.errorf(
                    "Verdict too large: run=%s item=%s",
                    delivery.request().runId(), delivery.request().item().id());
            Evaluation small = Evaluation.unscored(Reason.INTERNAL_ERROR, "the verdict is too large for the broker");
            publish(delivery, delivery.verdict(small, calls));
        }
    }

    private void publish(Delivery delivery, Verdict verdict) {
        sender.send(() -> writer.send(Topic.VERDICTS_NAME, delivery.key(), EventType.VERDICT, verdict));
        meters.delivered(verdict);
    }
}
