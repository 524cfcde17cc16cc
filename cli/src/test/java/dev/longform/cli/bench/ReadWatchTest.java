package dev.longform.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.longform.cli.bench.ReadWatch.Read;
import dev.longform.cli.failure.Failure;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class ReadWatchTest {
    private final AtomicBoolean gone = new AtomicBoolean();
    private final Read first = new Read("first", "a run", this::answer);
    private final Read second = new Read("second", "a run", () -> {});

    @Test
    void aProcessThatIsLeftMayEndAndTheOtherIsReadMeanwhile() {
        try (ReadWatch watch = ReadWatch.of(List.of(first, second))) {
            await().until(() -> watch.answered("first") > 0);
            watch.leave("first");
            gone.set(true);
            long before = watch.answered("second");
            await().until(() -> watch.answered("second") > before + 1);
            gone.set(false);
            watch.back();

            long left = watch.answered("first");
            await().until(() -> watch.answered("first") > left);

            assertThat(watch.failures()).isEmpty();
            assertThat(watch.answered()).isGreaterThan(4);
        }
    }

    @Test
    void aReadThatFailsIsKeptWithWhatWasReplacedMeanwhile() {
        gone.set(true);
        try (ReadWatch watch = ReadWatch.of(List.of(first))) {
            await().until(() -> !watch.failures().isEmpty());
            watch.leave("second");
            await().until(() -> watch.failures().stream().anyMatch(line -> line.contains("while")));

            assertThat(watch.failures())
                    .contains(
                            "a run of first: nobody is there",
                            "a run of first while second was replaced: nobody is there");
            assertThat(watch.answered()).isZero();
        }
    }

    private void answer() {
        if (gone.get()) {
            throw new Failure("nobody is there");
        }
    }
}
