package dev.longform.dataset.domain.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class LineReaderTest {
    @Test
    void aLineEndsWithALineFeedOrTheStream() throws IOException {
        assertThat(lines("one\n\ntwo\r\nthree")).containsExactly("1:one", "2:", "3:two\r", "4:three");
    }

    @Test
    void aLastLineFeedBeginsNoLine() throws IOException {
        assertThat(lines("one\n")).containsExactly("1:one");
        assertThat(lines("")).isEmpty();
    }

    @Property(tries = 50)
    void linesOfAnyLengthComeBackAsTheyWere(@ForAll @IntRange(min = 0, max = 200_000) int first, @ForAll long seed)
            throws IOException {
        Random random = new Random(seed);
        String text = "x".repeat(first) + "\n" + "y".repeat(random.nextInt(150_000)) + "\nz";
        LineReader reader = new LineReader(new Trickle(text.getBytes(StandardCharsets.UTF_8), random));

        assertThat(String.join(
                        "\n",
                        read(reader).stream().map(line -> line.substring(2)).toList()))
                .isEqualTo(text);
    }

    @Test
    void aLineOverTheLimitIsPassedOverAndTheNextIsRead() throws IOException {
        LineReader reader = new LineReader(new Repeated('x', LineReader.MAX_LINE_BYTES + 1L, "\nnext\n"));

        assertThat(reader.next()).isTrue();
        assertThat(reader.tooLong()).isTrue();
        assertThat(reader.next()).isTrue();
        assertThat(reader.tooLong()).isFalse();
        assertThat(reader.number()).isEqualTo(2);
        assertThat(reader.length()).isEqualTo(4);
        assertThat(reader.next()).isFalse();
    }

    @Test
    void aLineOfExactlyTheLimitIsKept() throws IOException {
        LineReader reader = new LineReader(new Repeated('x', LineReader.MAX_LINE_BYTES, ""));

        assertThat(reader.next()).isTrue();
        assertThat(reader.tooLong()).isFalse();
        assertThat(reader.length()).isEqualTo(16_777_216);
    }

    @Test
    void aLineWithoutEndIsRefusedBeforeItIsReadToItsEnd() {
        LineReader reader = new LineReader(new Repeated('x', Long.MAX_VALUE, ""));

        assertThatThrownBy(reader::next)
                .isInstanceOfSatisfying(ImportRefused.class, refused -> assertThat(refused.errors())
                        .containsExactly(new BadLine(1, "does not end within 128 MiB")));
    }

    private static List<String> lines(String text) throws IOException {
        return read(new LineReader(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))));
    }

    private static List<String> read(LineReader reader) throws IOException {
        List<String> lines = new ArrayList<>();
        while (reader.next()) {
            lines.add(reader.number() + ":" + new String(reader.bytes(), 0, reader.length(), StandardCharsets.UTF_8));
        }
        return lines;
    }

    /** Gives a few bytes at a time, as a network does. */
    private static final class Trickle extends ByteArrayInputStream {
        private final Random random;

        Trickle(byte[] bytes, Random random) {
            super(bytes);
            this.random = random;
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            return super.read(target, offset, Math.min(length, 1 + random.nextInt(5000)));
        }
    }

    /** One character many times, then a text. */
    private static final class Repeated extends InputStream {
        private final char character;
        private final InputStream rest;
        private long left;

        Repeated(char character, long times, String rest) {
            this.character = character;
            this.left = times;
            this.rest = new ByteArrayInputStream(rest.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public int read() throws IOException {
            return left-- > 0 ? character : rest.read();
        }
    }
}
