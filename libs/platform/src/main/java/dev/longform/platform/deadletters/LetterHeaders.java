package dev.longform.platform.deadletters;

import dev.longform.platform.DeadLetters;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** The headers that a record gets when it is set aside, by {@link DeadLetters} or by reactive messaging itself. */
final class LetterHeaders {
    private static final String OURS = "longform-dead-letter-";
    private static final String OF_THE_CHANNEL = "dead-letter-";

    private LetterHeaders() {}

    /** Whether a header was added when the record was set aside. */
    static boolean added(String name) {
        return name.startsWith(OURS) || name.startsWith(OF_THE_CHANNEL);
    }

    /** Whether only the beginning of a record was kept. */
    static boolean cut(ConsumerRecord<?, ?> letter) {
        return letter.headers().lastHeader(DeadLetters.CUT) != null;
    }

    static String reason(ConsumerRecord<?, ?> letter) {
        return text(letter, DeadLetters.REASON)
                .or(() -> text(letter, OF_THE_CHANNEL + "reason"))
                .orElse("unknown");
    }

    /** When it was set aside: what the header says, else the record's own time. */
    static Instant at(ConsumerRecord<?, ?> letter) {
        try {
            return text(letter, DeadLetters.AT).map(Instant::parse).orElse(Instant.ofEpochMilli(letter.timestamp()));
        } catch (DateTimeParseException e) {
            return Instant.ofEpochMilli(letter.timestamp());
        }
    }

    private static Optional<String> text(ConsumerRecord<?, ?> letter, String name) {
        Header header = letter.headers().lastHeader(name);
        return header == null || header.value() == null
                ? Optional.empty()
                : Optional.of(new String(header.value(), StandardCharsets.UTF_8));
    }
}
