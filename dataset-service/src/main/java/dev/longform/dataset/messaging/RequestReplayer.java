package dev.longform.dataset.messaging;

import dev.longform.dataset.domain.runs.RunCommands;
import dev.longform.dataset.domain.runs.UnknownName;
import dev.longform.platform.EventReader;
import dev.longform.platform.deadletters.DeadLetterSource;
import dev.longform.platform.deadletters.Replayer;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Replays requests that a worker could not read: the coordinator publishes the item that its subject names anew, when it is
 * still unsettled and out. A settled item costs nothing, and neither does one whose run was deleted.
 */
@ApplicationScoped
public class RequestReplayer implements Replayer {
    private final RunCommands commands;

    public RequestReplayer(RunCommands commands) {
        this.commands = commands;
    }

    @Override
    public Outcome replay(ConsumerRecord<byte[], byte[]> letter, DeadLetterSource source) {
        String item = item(letter);
        int slash = item.indexOf('/');
        if (slash < 0) {
            return Outcome.IMPOSSIBLE;
        }
        try {
            boolean out = commands.publishAnew(UUID.fromString(item.substring(0, slash)), item.substring(slash + 1));
            return out ? Outcome.REPLAYED : Outcome.SETTLED;
        } catch (UnknownName e) {
            return Outcome.SETTLED;
        } catch (IllegalArgumentException e) {
            return Outcome.IMPOSSIBLE;
        }
    }

    /** The subject says it, and so does the key of what has no subject. */
    private static String item(ConsumerRecord<byte[], byte[]> letter) {
        String subject = EventReader.subject(letter);
        if (!subject.isEmpty()) {
            return subject;
        }
        return letter.key() == null ? "" : new String(letter.key(), StandardCharsets.UTF_8);
    }
}
