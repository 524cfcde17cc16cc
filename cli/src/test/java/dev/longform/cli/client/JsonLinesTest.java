package dev.longform.cli.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.longform.contracts.GzipLimit;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class JsonLinesTest {
    private static final String MARK = "\ufeff";

    private static final Path DIRECTORY = directory();

    /** Files of so many lines; even ones are packed, some lack their last line break, all begin with a mark. */
    @Property(tries = 60)
    void everyLineIsLocatedInItsFile(@ForAll @Size(min = 1, max = 5) List<@IntRange(max = 4) Integer> sizes)
            throws IOException {
        StringBuilder expected = new StringBuilder();
        List<String> places = new ArrayList<>();
        List<LineSource> sources = new ArrayList<>();
        for (int f = 0; f < sizes.size(); f++) {
            StringBuilder text = new StringBuilder();
            Path file = DIRECTORY.resolve("f" + f);
            for (int line = 1; line <= sizes.get(f); line++) {
                text.append("f").append(f).append(" é ").append(line).append('\n');
                places.add(file + ":" + line);
            }
            expected.append(text);
            boolean cut = f % 3 == 0 && text.length() > 0;
            write(file, MARK + (cut ? text.substring(0, text.length() - 1) : text), f % 2 == 0);
            sources.add(LineSource.of(file.toString(), n -> {}));
        }

        JsonLines lines = new JsonLines(sources);
        String read = drain(lines);

        assertThat(read).isEqualTo(expected.toString());
        for (int i = 0; i < places.size(); i++) {
            assertThat(lines.map().locate(i + 1)).isEqualTo(places.get(i));
        }
    }

    @Property(tries = 1)
    void aGzipBombIsRefusedByItsFileAlsoWhenItsLinesAreGood() throws IOException {
        Path file = DIRECTORY.resolve("bomb");
        try (OutputStream packed = new GZIPOutputStream(Files.newOutputStream(file))) {
            byte[] blankLines = "\n".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
            for (long bytes = 0; bytes <= GzipLimit.FLOOR_BYTES; bytes += blankLines.length) {
                packed.write(blankLines);
            }
        }
        JsonLines lines = new JsonLines(List.of(LineSource.of(file.toString(), n -> {})));

        assertThatThrownBy(() -> lines.transferTo(OutputStream.nullOutputStream()))
                .hasMessageStartingWith(file + " cannot be read: the gzip content is more than 200 times as large");
    }

    @Property(tries = 1)
    void bytesAreCountedBeforeUnpacking() throws IOException {
        Path file = DIRECTORY.resolve("packed");
        write(file, "x".repeat(100_000) + "\n", true);
        long[] counted = {0};
        LineSource source = LineSource.of(file.toString(), n -> counted[0] += n);
        assertThat(drain(new JsonLines(List.of(source)))).hasSize(100_001);
        assertThat(counted[0])
                .isEqualTo(Files.size(file))
                .isEqualTo(source.size())
                .isLessThan(1000);
    }

    private static Path directory() {
        Path directory = Path.of("target", "json-lines-test");
        try {
            return Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String drain(JsonLines lines) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] buffer = new byte[7];
        for (int n = lines.read(buffer, 0, buffer.length); n >= 0; n = lines.read(buffer, 0, buffer.length)) {
            out.write(buffer, 0, n);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private static void write(Path file, String text, boolean packed) throws IOException {
        try (OutputStream plain = Files.newOutputStream(file);
                OutputStream out = packed ? new GZIPOutputStream(plain) : plain) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
    }
}
