package dev.longform.platform.deadletters;

import dev.longform.platform.KafkaClients;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * Lists and replays dead letters straight from their topics. How far they were replayed is the committed offset of the
 * group {@code <service>.replay}: nothing else is kept. A replay is at least once: what was replayed just before a
 * crash is replayed again.
 */
@ApplicationScoped
public class DeadLetterArchive {
    /** How many letters of a source are shown. */
    public static final int SHOWN = 20;

    private static final Logger LOG = Logger.getLogger(DeadLetterArchive.class);
    private static final int PREVIEW_BYTES = 200;

    private final KafkaClients clients;

    public DeadLetterArchive(KafkaClients clients) {
        this.clients = clients;
    }

    /** What is kept of a source, with its newest letters. */
    public DeadLetterTopic list(DeadLetterSource source) {
        try (LetterReader reader = open(source)) {
            List<DeadLetter> newest = new ArrayList<>();
            for (TopicPartition partition : reader.partitions()) {
                reader.newest(partition, SHOWN, letter -> newest.add(shown(letter, reader.isReplayed(letter))));
            }
            newest.sort(Comparator.comparing(DeadLetter::at)
                    .thenComparing(DeadLetter::offset)
                    .reversed());
            return new DeadLetterTopic(
                    source.topic(),
                    source.service(),
                    reader.records(),
                    reader.replayed(),
                    newest.stream().limit(SHOWN).toList());
        }
    }

    /**
     * Replays what no replay has dealt with and what stood there when it began. It ends at the first letter that does
     * not work this time; that one and those behind it stay for the next replay. One at a time in this process.
     */
    public synchronized ReplayResult replay(DeadLetterSource source, Replayer replayer) {
        try (LetterReader reader = open(source)) {
            Replay replay = new Replay(reader, source, replayer);
            for (TopicPartition partition : reader.partitions()) {
                reader.pending(partition, letter -> replay.one(partition, letter));
            }
            return replay.result;
        }
    }

    private LetterReader open(DeadLetterSource source) {
        return new LetterReader(clients.consumer(source.group()), source.deadLetterTopic());
    }

    private static DeadLetter shown(ConsumerRecord<byte[], byte[]> letter, boolean replayed) {
        return new DeadLetter(
                letter.partition(),
                letter.offset(),
                LetterHeaders.at(letter),
                LetterHeaders.reason(letter),
                letter.key() == null ? null : preview(letter.key()),
                letter.value() == null ? "" : preview(letter.value()),
                replayed);
    }

    private static String preview(byte[] bytes) {
        byte[] start = Arrays.copyOf(bytes, Math.min(bytes.length, PREVIEW_BYTES));
        return new String(start, StandardCharsets.UTF_8).replaceAll("\\p{Cntrl}", "\ufffd");
    }

    /** The letters of one replay, one after another. */
    private static final class Replay {
        private final LetterReader reader;
        private final DeadLetterSource source;
        private final Replayer replayer;
        private ReplayResult result = ReplayResult.NOTHING;

        Replay(LetterReader reader, DeadLetterSource source, Replayer replayer) {
            this.reader = reader;
            this.source = source;
            this.replayer = replayer;
        }

        boolean one(TopicPartition partition, ConsumerRecord<byte[], byte[]> letter) {
            try {
                result = result.plus(replayer.replay(letter, source));
            } catch (RuntimeException e) {
                LOG.warnf(e, "Replay stopped: topic=%s offset=%d", letter.topic(), letter.offset());
                result = result.plusFailed();
                return false;
            }
            reader.commit(partition, letter.offset() + 1);
            return true;
        }
    }
}
