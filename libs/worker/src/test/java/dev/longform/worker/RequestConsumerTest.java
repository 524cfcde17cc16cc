package dev.longform.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longform.benchmark.Scored;
import dev.longform.contracts.CallBegun;
import dev.longform.contracts.Candidate;
import dev.longform.contracts.EndpointSignal;
import dev.longform.contracts.EvaluationRequest;
import dev.longform.contracts.Item;
import dev.longform.contracts.ItemFacts;
import dev.longform.contracts.Message;
import dev.longform.contracts.ModelKind;
import dev.longform.contracts.ModelSpec;
import dev.longform.contracts.Outcome;
import dev.longform.contracts.ProtocolName;
import dev.longform.contracts.ProtocolSpec;
import dev.longform.contracts.Reason;
import dev.longform.contracts.Rotations;
import dev.longform.contracts.Truncation;
import dev.longform.contracts.Usage;
import dev.longform.contracts.Verdict;
import dev.longform.endpoints.CallFailedException;
import dev.longform.endpoints.CallInterruptedException;
import dev.longform.endpoints.ConfiguredSecrets;
import dev.longform.endpoints.Secrets;
import dev.longform.platform.DeadLetters;
import dev.longform.platform.EventWriter;
import dev.longform.platform.WorkInHand;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.junit.jupiter.api.Test;

class RequestConsumerTest {
    private static final Evaluation CORRECT = Evaluation.answered(
            new Scored(Outcome.CORRECT, Verdict.CREDIT_UNITS, Verdict.CREDIT_UNITS),
            List.of(2.0, 1.0),
            List.of(),
            Truncation.NONE);

    private final FakeWriter writer = new FakeWriter();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final ReliableSender sender = new ReliableSender(config());
    private final AtomicInteger acks = new AtomicInteger();
    private final AtomicInteger nacks = new AtomicInteger();

    @Test
    void aRequestIsAcknowledgedOnceItsVerdictIsWithTheBroker() {
        receive((request, calls) -> CORRECT, request());

        Verdict verdict = verdict();
        assertThat(verdict.outcome()).isEqualTo(Outcome.CORRECT);
        assertThat(verdict.attempt()).isEqualTo(2);
        assertThat(verdict.publication()).isEqualTo(5);
        assertThat(verdict.worker()).isEqualTo("worker-7");
        assertThat(acks).hasValue(1);
    }

    @Test
    void anAbsentBrokerIsWaitedForAndTheSameVerdictIsSentAgain() {
        writer.refusals.add(new TimeoutException("away"));
        writer.refusals.add(new TimeoutException("away"));

        receive((request, calls) -> CORRECT, request());

        assertThat(writer.sent).hasSize(1);
        assertThat(acks).hasValue(1);
    }

    @Test
    void aCrashBetweenVerdictAndAcknowledgementMakesASecondDelivery() {
        receive((request, calls) -> CORRECT, request());
        receive((request, calls) -> CORRECT, request());

        assertThat(writer.sent)
                .extracting(event -> ((Verdict) event).delivery())
                .doesNotHaveDuplicates()
                .hasSize(2);
        assertThat(writer.sent).extracting(event -> ((Verdict) event).outcome()).containsOnly(Outcome.CORRECT);
    }

    @Test
    void anErrorInTheWorkerIsNeverAScore() {
        receive(
                (request, calls) -> {
                    throw new IllegalStateException("bug");
                },
                request());

        assertThat(verdict().reason()).isEqualTo(Reason.INTERNAL_ERROR);
        assertThat(verdict().detail()).isEqualTo("IllegalStateException: bug");
        assertThat(acks).hasValue(1);
    }

    @Test
    void whatFailsWhileTheProcessStopsIsLeftForTheNextDelivery() {
        receive(
                (request, calls) -> {
                    sender.onStop(new ShutdownEvent());
                    throw new IllegalStateException("closed under it");
                },
                request());

        assertThat(writer.sent).isEmpty();
        assertThat(acks).hasValue(0);
        assertThat(nacks).hasValue(0);
    }

    @Test
    void whatACallOrAnAnswerLacksIsTheReason() {
        receive(
                (request, calls) -> {
                    throw new CallFailedException(Reason.RATE_LIMITED, "slow down", EndpointSignal.OVERLOADED, 900L);
                },
                request());
        receive(
                (request, calls) -> {
                    throw new UnscoredException(Reason.INVALID_SCORE, "NaN");
                },
                request());

        assertThat(writer.sent)
                .extracting(event -> ((Verdict) event).reason())
                .containsExactly(Reason.RATE_LIMITED, Reason.INVALID_SCORE);
        assertThat(verdict().retryAfterMs()).isEqualTo(900);
    }

    @Test
    void afterTheDeadlineNothingIsEvaluated() {
        receive(
                (request, calls) -> {
                    throw new AssertionError("evaluated");
                },
                request(Instant.now().minusMillis(1)));

        assertThat(verdict().reason()).isEqualTo(Reason.LOST);
        assertThat(verdict().signal()).isEqualTo(EndpointSignal.NOT_CALLED);
        assertThat(verdict().usage()).isEqualTo(Usage.NONE);
    }

    @Test
    void aVerdictThatIsTooLargeIsReplacedByOneThatSaysSo() {
        writer.refusals.add(new RecordTooLargeException("9 MiB"));

        receive((request, calls) -> CORRECT, request());

        assertThat(verdict().reason()).isEqualTo(Reason.INTERNAL_ERROR);
        assertThat(verdict().detail()).isEqualTo("the verdict is too large for the broker");
    }

    @Test
    void bytesThatCannotBeReadAreAcknowledgedOnceTheyAreAside() {
        byte[] poison = {(byte) 0xff, 0, '{'};
        writer.refusals.add(new TimeoutException("away"));

        receive((request, calls) -> CORRECT, poison);

        assertThat(writer.records).hasSize(1);
        assertThat(writer.records.get(0).topic()).isEqualTo("requests-topic.worker.dlq");
        assertThat(writer.records.get(0).value()).isEqualTo(poison);
        assertThat(acks).hasValue(1);
        assertThat(writer.sent).isEmpty();
    }

    @Test
    void aWorkerThatStopsLeavesTheRequestForItsNextDelivery() {
        receive(
                (request, calls) -> {
                    throw new CallInterruptedException(new InterruptedException());
                },
                request());
        sender.onStop(new ShutdownEvent());
        writer.refusals.add(new IllegalStateException("the producer is closed"));
        receive((request, calls) -> CORRECT, request());

        assertThat(writer.sent).isEmpty();
        assertThat(acks).hasValue(0);
        assertThat(nacks).hasValue(0);
    }

    @Test
    void anInterruptedSendLeavesTheRequestToo() {
        Thread.currentThread().interrupt();

        receive((request, calls) -> CORRECT, request());

        assertThat(Thread.interrupted()).isTrue();
        assertThat(acks).hasValue(0);
        assertThat(nacks).hasValue(0);
    }

    @Test
    void whatCanBeNeitherSettledNorSetAsideIsRefused() {
        writer.refusals.add(new RecordTooLargeException("the whole"));
        writer.refusals.add(new RecordTooLargeException("its beginning"));

        receive((request, calls) -> CORRECT, new byte[] {1});

        assertThat(acks).hasValue(0);
        assertThat(nacks).hasValue(1);
    }

    @Test
    void metersCountWhatTheBrokerHas() {
        receive((request, calls) -> CORRECT, request());

        assertThat(registry.counter(WorkerMeters.VERDICTS, "outcome", "CORRECT", "reason", "none")
                        .count())
                .isEqualTo(1);
        assertThat(registry.get(WorkerMeters.BUSY).gauge().value()).isZero();
        assertThat(writer.sent).noneMatch(CallBegun.class::isInstance);
    }

    @Test
    void aRequestIsInHandUntilItIsSettled() {
        List<Double> during = new ArrayList<>();
        receive(
                (request, calls) -> {
                    during.add(secondsInHand());
                    return CORRECT;
                },
                request());

        assertThat(during).hasSize(1).allMatch(seconds -> seconds > 0);
        assertThat(secondsInHand()).isZero();
    }

    private double secondsInHand() {
        return registry.get(WorkInHand.METER)
                .tag("topic", "requests-topic")
                .timeGauge()
                .value(TimeUnit.SECONDS);
    }

    private void receive(Evaluator evaluator, byte[] value) {
        WorkerMeters meters = new WorkerMeters(registry);
        Deliveries deliveries = new Deliveries(evaluator, writer, sender, secrets(), meters, config(), "worker");
        DeadLetters deadLetters = new DeadLetters(writer, registry, "worker");
        new RequestConsumer(deliveries, deadLetters, sender, meters, new WorkInHand(registry)).receive(message(value));
    }

    private org.eclipse.microprofile.reactive.messaging.Message<byte[]> message(byte[] value) {
        ConsumerRecord<byte[], byte[]> record =
                new ConsumerRecord<>("requests-topic", 0, 1, "k".getBytes(StandardCharsets.UTF_8), value);
        return org.eclipse.microprofile.reactive.messaging.Message.of(
                value,
                Metadata.of(new IncomingKafkaRecordMetadata<>(record, "requests")),
                () -> counted(acks),
                failure -> counted(nacks));
    }

    private static CompletableFuture<Void> counted(AtomicInteger counter) {
        counter.incrementAndGet();
        return CompletableFuture.completedFuture(null);
    }

    private Verdict verdict() {
        return (Verdict) writer.sent.get(0);
    }

    private static byte[] request() {
        return request(Instant.now().plusSeconds(60));
    }

    private static byte[] request(Instant deadline) {
        return EventWriter.encode(evaluationRequest(deadline));
    }

    static EvaluationRequest evaluationRequest(Instant deadline) {
        return new EvaluationRequest(
                "run",
                1,
                2,
                5,
                deadline,
                1,
                new ModelSpec("m", "1", ModelKind.CLASSIFIER, "a", null, null, null, 1, Map.of(), Map.of()),
                new ProtocolSpec(ProtocolName.SCORES, null, Rotations.NONE, null, false),
                new Item(
                        "i",
                        "QA",
                        List.of(new Message("user", "q")),
                        List.of(new Candidate("a", true), new Candidate("b", false))),
                new ItemFacts("QA", List.of(true, false), List.of(1, 1), "c"));
    }

    static Secrets secrets() {
        return new Secrets(new ConfiguredSecrets(name -> Optional.empty(), name -> Optional.empty()));
    }

    static WorkerConfig config() {
        return new WorkerConfig() {
            @Override
            public Duration probeTimeout() {
                return Duration.ofSeconds(30);
            }

            @Override
            public Optional<String> name() {
                return Optional.of("worker-7");
            }

            @Override
            public Duration sendAgainAfter() {
                return Duration.ofMillis(1);
            }
        };
    }
}
