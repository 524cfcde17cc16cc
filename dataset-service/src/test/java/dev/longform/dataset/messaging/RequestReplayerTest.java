package dev.longform.dataset.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.longform.dataset.domain.runs.RunCommands;
import dev.longform.dataset.domain.runs.UnknownName;
import dev.longform.platform.deadletters.DeadLetterSource;
import dev.longform.platform.deadletters.Replayer.Outcome;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class RequestReplayerTest {
    private static final UUID RUN = new UUID(0, 7);

    @Test
    void anItemThatIsOutIsPublishedAnewAndAnotherIsSettled() {
        assertThat(replay(RUN + "/a/b", () -> true)).isEqualTo(Outcome.REPLAYED);
        assertThat(replay(RUN + "/a/b", () -> false)).isEqualTo(Outcome.SETTLED);
    }

    /** An exception would keep every letter behind it from being replayed. */
    @Test
    void nothingIsLeftToDoForADeletedRun() {
        assertThat(replay(RUN + "/a/b", () -> {
                    throw new UnknownName("run", RUN.toString(), "longform runs list");
                }))
                .isEqualTo(Outcome.SETTLED);
    }

    @Test
    void whatNamesNoItemIsImpossible() {
        assertThat(replay("item", () -> true)).isEqualTo(Outcome.IMPOSSIBLE);
        assertThat(replay("run-7/item", () -> true)).isEqualTo(Outcome.IMPOSSIBLE);
    }

    @Test
    void anotherFailureEndsTheReplay() {
        assertThatThrownBy(() -> replay(RUN + "/a/b", () -> {
                    throw new IllegalStateException("no database");
                }))
                .hasMessage("no database");
    }

    private static Outcome replay(String key, Supplier<Boolean> out) {
        RunCommands commands = new RunCommands(null, null, null, null, null, null, null, null, null, null) {
            @Override
            public boolean publishAnew(UUID id, String itemId) {
                assertThat(id).isEqualTo(RUN);
                assertThat(itemId).isEqualTo("a/b");
                return out.get();
            }
        };
        return new RequestReplayer(commands)
                .replay(
                        new ConsumerRecord<>("dlq", 0, 0, key.getBytes(StandardCharsets.UTF_8), new byte[0]),
                        new DeadLetterSource("requests", "judge-service"));
    }
}
