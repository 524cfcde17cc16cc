package dev.longform.scoring.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.longform.endpoints.CallInterruptedException;
import io.quarkus.runtime.ShutdownEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TurnsTest {
    private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Turns turns = new Turns();
    private final CountDownLatch atWork = new CountDownLatch(PROCESSORS);
    private final CountDownLatch step = new CountDownLatch(1);

    @AfterEach
    void stopThreads() {
        threads.shutdownNow();
    }

    @Test
    void whoWaitsAndWhoWorksGivesUpWhenTheProcessStops() throws InterruptedException {
        List<CompletableFuture<String>> working = workEverywhere();
        CompletableFuture<String> waiting = CompletableFuture.supplyAsync(() -> turns.take(() -> "late"), threads);

        turns.stop(new ShutdownEvent());

        assertInterrupted(waiting);
        step.countDown();
        working.forEach(TurnsTest::assertInterrupted);
        assertThatThrownBy(() -> turns.take(() -> "later")).isInstanceOf(CallInterruptedException.class);
    }

    @Test
    void aModelIsClosedOnlyWhenNobodyWorksWithIt() throws InterruptedException {
        List<CompletableFuture<String>> working = workEverywhere();
        AtomicBoolean closed = new AtomicBoolean();

        CompletableFuture<Void> end = CompletableFuture.runAsync(() -> turns.end(() -> closed.set(true)), threads);
        TimeUnit.MILLISECONDS.sleep(200);
        assertThat(closed).isFalse();

        step.countDown();
        end.join();
        assertThat(closed).isTrue();
        working.forEach(TurnsTest::assertInterrupted);
    }

    @Test
    void thereAreAsManyTurnsAsProcessorsAndEachIsGivenBack() throws InterruptedException {
        List<CompletableFuture<String>> working = workEverywhere();
        CompletableFuture<String> waiting = CompletableFuture.supplyAsync(() -> turns.take(() -> "next"), threads);
        TimeUnit.MILLISECONDS.sleep(200);
        assertThat(waiting).isNotDone();

        step.countDown();

        assertThat(waiting.join()).isEqualTo("next");
        working.forEach(done -> assertThat(done.join()).isEqualTo("done"));
    }

    /** Work of two steps in every turn, all of it in the first. */
    private List<CompletableFuture<String>> workEverywhere() throws InterruptedException {
        List<CompletableFuture<String>> working = new ArrayList<>();
        for (int i = 0; i < PROCESSORS; i++) {
            working.add(CompletableFuture.supplyAsync(() -> turns.take(this::work), threads));
        }
        atWork.await();
        return working;
    }

    private String work() {
        atWork.countDown();
        try {
            step.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        turns.goOn();
        return "done";
    }

    private static void assertInterrupted(CompletableFuture<String> work) {
        assertThatThrownBy(work::join)
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(CallInterruptedException.class);
    }
}
