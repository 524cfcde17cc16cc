package dev.longform.aggregator.messaging;

import static dev.longform.aggregator.RunEvents.run;
import static dev.longform.aggregator.VerdictBuilder.verdict;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.longform.aggregator.AggregatorTest;
import dev.longform.aggregator.domain.Arrival;
import dev.longform.aggregator.domain.NumbersReader;
import dev.longform.aggregator.domain.RunMetrics;
import dev.longform.aggregator.domain.VerdictBook;
import dev.longform.aggregator.domain.VerdictFilter;
import dev.longform.aggregator.domain.VerdictReader;
import dev.longform.contracts.EventType;
import dev.longform.contracts.Reason;
import dev.longform.contracts.RunState;
import dev.longform.contracts.Topic;
import dev.longform.contracts.Verdict;
import dev.longform.platform.DeadLetters;
import dev.longform.platform.EventWriter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

@QuarkusTest
class VerdictConsumerTest extends AggregatorTest {
    @Inject
    VerdictConsumer consumer;

    @Inject
    RunConsumer runs;

    @Inject
    VerdictBook book;

    @Inject
    NumbersReader numbers;

    @Inject
    VerdictReader verdicts;

    @Inject
    MeterRegistry registry;

    @Test
    void verdictsAreStoredAndCounted() {
        String run = newRun();
        send(run(run).build());
        send(verdict(run, "1").scores(4.0, 1.0, 2.0, 3.0).build());
        send(verdict(run, "2").scores(4.0, 4.0, 2.0, 3.0).build());
        send(verdict(run, "3").unscored(Reason.TIMEOUT).build());
        awaitVerdicts(run, 3);
        assertThat(counters(run))
                .containsEntry("QA/outcome.CORRECT", 1L)
                .containsEntry("QA/outcome.TIED", 1L)
                .containsEntry("QA/credit", 720720L + 360360L)
                .containsEntry("QA/reason.TIMEOUT", 1L)
                .containsEntry("/usage.calls", 3L);
        assertRecountIsEqual(run);
    }

    @Test
    void freshnessIsThatOfAnswersAndNotOfItemsWithoutOne() {
        String run = newRun();
        long before = registry.get(VerdictConsumer.FRESHNESS).timer().count();
        consume(List.of(
                record(
                        EventType.VERDICT,
                        EventWriter.encode(
                                verdict(run, "1").scores(4.0, 1.0, 2.0, 3.0).build())),
                record(
                        EventType.VERDICT,
                        EventWriter.encode(
                                verdict(run, "2").unscored(Reason.LOST).build())),
                record(
                        EventType.VERDICT,
                        EventWriter.encode(
                                verdict(run, "3").unscored(Reason.CANCELLED).build()))));
        assertThat(registry.get(VerdictConsumer.FRESHNESS).timer().count() - before)
                .isEqualTo(1);
    }

    @Test
    void aVerdictThatComesTwiceCountsOnce() {
        String run = newRun();
        Verdict twice = verdict(run, "1").scores(4.0, 1.0, 2.0, 3.0).build();
        send(twice);
        send(twice);
        send(verdict(run, "1").attempt(9).scores(1.0, 2.0, 3.0, 4.0).build());
        await().atMost(ENOUGH).until(() -> counter(run, "usage.calls") == 2);
        assertThat(counters(run)).containsEntry("QA/outcome.CORRECT", 1L).doesNotContainKey("QA/outcome.WRONG");
        assertRecountIsEqual(run);
    }

    @Test
    void verdictsBeforeTheirRunAreCountedAllTheSame() {
        String run = newRun();
        send(verdict(run, "1").scores(4.0, 1.0, 2.0, 3.0).build());
        awaitVerdicts(run, 1);
        assertThat(numbers.metrics(run)).isEmpty();
        send(run(run).attempted(Map.of("QA", 1L)).build());
        await().atMost(ENOUGH).until(() -> numbers.metrics(run).isPresent());
        assertThat(numbers.metrics(run)
                        .map(RunMetrics::numbers)
                        .orElseThrow()
                        .all()
                        .accuracy())
                .contains(1.0);
    }

    @Test
    void announcedCallsAreUnaccountedUntilTheirVerdictComes() {
        String run = newRun();
        Verdict reported = verdict(run, "1").scores(4.0, 1.0, 2.0, 3.0).build();
        sendBegun(reported, 1);
        sendBegun(reported, 2);
        sendBegun(reported, 2);
        Verdict lost = verdict(run, "2").build();
        sendBegun(lost, 1);
        sendBegun(lost, 2);
        sendBegun(lost, 3);
        await().atMost(ENOUGH).until(() -> counter(run, "usage.unaccounted") == 5);
        send(reported);
        await().atMost(ENOUGH).until(() -> counter(run, "usage.unaccounted") == 3);
        assertThat(counter(run, "usage.deliveries")).isEqualTo(2);
        assertRecountIsEqual(run);
    }

    @Test
    void poisonIsSetAsideUnchangedAndTheRestGoesOn() {
        String run = newRun();
        byte[] poison = ("not JSON " + UUID.randomUUID()).getBytes(StandardCharsets.UTF_8);
        byte[] invalidUtf8 = {'{', '"', (byte) 0xc3, (byte) 0x28, '"', ':', '1', '}', (byte) run.hashCode()};
        sendRaw(Topic.VERDICTS_NAME, EventType.VERDICT, poison);
        sendRaw(Topic.VERDICTS_NAME, EventType.VERDICT, invalidUtf8);
        send(verdict(run, "1").build());
        awaitVerdicts(run, 1);
        ConsumerRecord<byte[], byte[]> aside =
                awaitDeadLetters(Topic.VERDICTS_NAME, poison, 1).get(0);
        assertThat(header(aside, DeadLetters.REASON)).startsWith("not a Verdict: ");
        assertThat(aside.key()).isEqualTo("key".getBytes(StandardCharsets.UTF_8));
        assertThat(header(aside, "ce_type")).isEqualTo(EventType.VERDICT);
        assertThat(awaitDeadLetters(Topic.VERDICTS_NAME, invalidUtf8, 1)).hasSize(1);
    }

    @Test
    void poisonAmongTheRunsIsSetAsideToo() {
        byte[] poison = ("{\"runId\": \"" + UUID.randomUUID() + "\"}").getBytes(StandardCharsets.UTF_8);
        sendRaw(Topic.RUNS_NAME, EventType.RUN, poison);
        ConsumerRecord<byte[], byte[]> aside =
                awaitDeadLetters(Topic.RUNS_NAME, poison, 1).get(0);
        assertThat(header(aside, DeadLetters.REASON)).startsWith("not a RunEvent: ");
    }

    @Test
    void anUnknownTypeIsSetAside() {
        byte[] value = ("{\"a\": \"" + UUID.randomUUID() + "\"}").getBytes(StandardCharsets.UTF_8);
        sendRaw(Topic.VERDICTS_NAME, "longform.other.v1", value);
        ConsumerRecord<byte[], byte[]> aside =
                awaitDeadLetters(Topic.VERDICTS_NAME, value, 1).get(0);
        assertThat(header(aside, DeadLetters.REASON)).isEqualTo("no event type of this topic: 'longform.other.v1'");
    }

    @Test
    void aVerdictWhoseScoresDoNotFitIsSetAside() {
        byte[] value =
                EventWriter.encode(verdict(newRun(), "1").unfittingScores(1.0).build());
        sendRaw(Topic.VERDICTS_NAME, EventType.VERDICT, value);
        assertThat(header(awaitDeadLetters(Topic.VERDICTS_NAME, value, 1).get(0), DeadLetters.REASON))
                .isEqualTo("not a Verdict that can be counted: 1 scores for 4 candidates");
    }

    @Test
    void onlyTheRecordThatTheDatabaseRefusesIsSetAside() {
        String run = newRun();
        byte[] refused =
                EventWriter.encode(verdict(run, "nul\u0000").delivery(run).build());
        consumer.consume(batch(
                        record(
                                EventType.VERDICT,
                                EventWriter.encode(verdict(run, "1").build())),
                        record(EventType.VERDICT, refused),
                        record(
                                EventType.VERDICT,
                                EventWriter.encode(verdict(run, "2").build()))))
                .await()
                .atMost(ENOUGH);
        awaitVerdicts(run, 2);
        assertThat(header(awaitDeadLetters(Topic.VERDICTS_NAME, refused, 1).get(0), DeadLetters.REASON))
                .startsWith("it cannot be stored: ")
                .contains("0x00");
    }

    @Test
    void aNulInWhatAJudgeWroteIsKept() {
        String run = newRun();
        Verdict verdict = verdict(run, "1")
                .unreadable(List.of(0, 1, 2, 3))
                .pick(List.of(0, 1, 2, 3), 0)
                .build();
        send(verdict);
        awaitVerdicts(run, 1);
        assertThat(verdict.replies().get(0).text()).contains("\u0000");
        VerdictFilter all =
                new VerdictFilter(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), 10);
        assertThat(verdicts.page(run, all).orElseThrow().verdicts()).containsExactly(verdict);
    }

    @Test
    void aCrashBetweenEffectAndAcknowledgementChangesNothing() {
        String run = newRun();
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            Verdict verdict = i % 3 == 0
                    ? verdict(run, "i" + i).unscored(Reason.TIMEOUT).build()
                    : verdict(run, "i" + i).scores(4.0, 1.0 * i, 2.0, 3.0).build();
            records.add(record(EventType.VERDICT, EventWriter.encode(verdict)));
        }
        consume(records);
        Map<String, Long> before = counters(run);
        consume(records.subList(7, 20));
        consume(records);
        assertThat(counters(run)).isEqualTo(before);
        assertRecountIsEqual(run);
    }

    @Test
    void recordsReadAgainFromAnEarlierOffsetChangeNothing() throws Exception {
        String run = newRun();
        for (int i = 0; i < 10; i++) {
            send(verdict(run, "i" + i).scores(4.0, 1.0, 2.0, 3.0).build());
        }
        awaitVerdicts(run, 10);
        Map<String, Long> before = counters(run);
        List<ConsumerRecord<byte[], byte[]>> again = new ArrayList<>();
        try (var reader = clients.consumer("again-" + run)) {
            List<TopicPartition> partitions = reader.partitionsFor(Topic.VERDICTS_NAME).stream()
                    .map(p -> new TopicPartition(p.topic(), p.partition()))
                    .toList();
            reader.assign(partitions);
            reader.seekToBeginning(partitions);
            await().atMost(ENOUGH).until(() -> {
                reader.poll(Duration.ofMillis(200)).forEach(again::add);
                return again.stream()
                                .filter(r -> new String(r.key()).startsWith(run))
                                .count()
                        == 10;
            });
        }
        consume(again.stream().filter(r -> new String(r.key()).startsWith(run)).toList());
        assertThat(counters(run)).isEqualTo(before);
    }

    @Test
    void anOlderSnapshotOfARunChangesNothing() {
        String run = newRun();
        runs.consume(batch(
                        record(
                                EventType.RUN,
                                EventWriter.encode(
                                        run(run).state(RunState.COMPLETED, 5).build())),
                        record(
                                EventType.RUN,
                                EventWriter.encode(
                                        run(run).state(RunState.RUNNING, 4).build()))))
                .await()
                .atMost(ENOUGH);
        runs.consume(batch(record(
                        EventType.RUN,
                        EventWriter.encode(run(run).state(RunState.PAUSED, 3).build()))))
                .await()
                .atMost(ENOUGH);
        assertThat(numbers.run(run).orElseThrow().event().sequence()).isEqualTo(5);
    }

    @Test
    void replicasThatStoreTheSameVerdictsAtTheSameTimeCountThemOnce() {
        String one = newRun();
        String other = newRun();
        List<Arrival> arrivals = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            for (String run : List.of(one, other)) {
                Verdict failed = verdict(run, "i" + i)
                        .attempt(1)
                        .unscored(Reason.TIMEOUT)
                        .build();
                arrivals.add(new Arrival.OfVerdict(failed, encoded(failed)));
                Verdict answered = verdict(run, "i" + i)
                        .attempt(2)
                        .scores(4.0, 1.0, 2.0, 3.0)
                        .build();
                arrivals.add(new Arrival.OfVerdict(answered, encoded(answered)));
            }
        }
        ExecutorService replicas = Executors.newFixedThreadPool(4);
        List<CompletableFuture<Void>> done = new ArrayList<>();
        for (int replica = 0; replica < 4; replica++) {
            List<Arrival> shuffled = new ArrayList<>(arrivals);
            Collections.shuffle(shuffled, new Random(replica));
            done.add(CompletableFuture.runAsync(() -> storeInBatches(shuffled), replicas));
        }
        done.forEach(CompletableFuture::join);
        replicas.shutdown();
        for (String run : List.of(one, other)) {
            assertThat(counters(run))
                    .containsEntry("QA/outcome.CORRECT", 40L)
                    .containsEntry("/usage.deliveries", 80L)
                    .doesNotContainKey("QA/outcome.UNSCORED");
            assertRecountIsEqual(run);
        }
    }

    private void storeInBatches(List<Arrival> arrivals) {
        for (int from = 0; from < arrivals.size(); from += 16) {
            book.store(arrivals.subList(from, Math.min(arrivals.size(), from + 16)));
        }
    }

    private void consume(List<ConsumerRecord<byte[], byte[]>> records) {
        consumer.consume(new ConsumerRecords<>(Map.of(new TopicPartition(Topic.VERDICTS_NAME, 0), records), Map.of()))
                .await()
                .atMost(ENOUGH);
    }

    private static String encoded(Verdict verdict) {
        return new String(EventWriter.encode(verdict), StandardCharsets.UTF_8);
    }

    @SafeVarargs
    private static ConsumerRecords<byte[], byte[]> batch(ConsumerRecord<byte[], byte[]>... records) {
        Map<TopicPartition, OffsetAndMetadata> next = Map.of();
        return new ConsumerRecords<>(Map.of(new TopicPartition(records[0].topic(), 0), List.of(records)), next);
    }

    private static ConsumerRecord<byte[], byte[]> record(String type, byte[] value) {
        String topic = type.equals(EventType.RUN) ? Topic.RUNS_NAME : Topic.VERDICTS_NAME;
        ConsumerRecord<byte[], byte[]> record =
                new ConsumerRecord<>(topic, 0, 0, "key".getBytes(StandardCharsets.UTF_8), value);
        record.headers().add("ce_type", type.getBytes(StandardCharsets.UTF_8));
        return record;
    }
}
