package dev.longform.dataset.domain.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.longform.contracts.GzipLimit;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class DecompressionTest {
    @Test
    void plainTextIsLeftAsItIs() throws IOException {
        assertThat(open("abc".getBytes(StandardCharsets.UTF_8), false)).isEqualTo("abc");
        assertThat(open(new byte[0], false)).isEmpty();
    }

    @Test
    void gzipIsRecognisedWithoutBeingDeclared() throws IOException {
        assertThat(open(gzip("abc"), false)).isEqualTo("abc");
    }

    @Test
    void joinedGzipFilesAreReadToTheLast() throws IOException {
        byte[] first = gzip("abc");
        byte[] second = gzip("def");
        byte[] joined = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, joined, first.length, second.length);

        String content = new String(
                Decompression.open(new InChunksOf(first.length, joined), true).readAllBytes(), StandardCharsets.UTF_8);

        assertThat(content).isEqualTo("abcdef");
    }

    @Test
    void whatIsDeclaredAsGzipAndIsNotIsRefused() {
        assertThatThrownBy(() -> open("abc".getBytes(StandardCharsets.UTF_8), true))
                .isInstanceOf(ImportRefused.class)
                .hasMessageContaining("declared as gzip");
    }

    @Test
    void gzipThatWasCutOffIsRefused() throws IOException {
        byte[] whole = gzip("abcdefghijklmnopqrstuvwxyz");

        assertThatThrownBy(() -> open(Arrays.copyOf(whole, whole.length - 9), true))
                .isInstanceOf(ImportRefused.class)
                .hasMessageContaining("cut off");
    }

    @Test
    void damagedGzipIsRefused() throws IOException {
        byte[] damaged = gzip("abcdefghijklmnopqrstuvwxyz");
        damaged[damaged.length - 6] ^= 1;

        assertThatThrownBy(() -> open(damaged, true))
                .isInstanceOf(ImportRefused.class)
                .hasMessageContaining("damaged");
    }

    @Test
    void aBombIsRefusedSoonAfterTheFloor() throws IOException {
        InputStream content =
                Decompression.open(new ByteArrayInputStream(bomb(GzipLimit.FLOOR_BYTES + (4 << 20))), true);
        byte[] buffer = new byte[64 * 1024];
        long[] read = {0};

        assertThatThrownBy(() -> {
                    for (int n = content.read(buffer); n >= 0; n = content.read(buffer)) {
                        read[0] += n;
                    }
                })
                .isInstanceOf(ImportRefused.class)
                .hasMessageContaining("200 times");
        assertThat(read[0]).isBetween(GzipLimit.FLOOR_BYTES - buffer.length, GzipLimit.FLOOR_BYTES);
    }

    private static String open(byte[] upload, boolean declared) throws IOException {
        return new String(
                Decompression.open(new ByteArrayInputStream(upload), declared).readAllBytes(), StandardCharsets.UTF_8);
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private static byte[] bomb(long size) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            byte[] zeros = new byte[1 << 20];
            for (long written = 0; written < size; written += zeros.length) {
                gzip.write(zeros);
            }
        }
        return bytes.toByteArray();
    }

    /** Has nothing available after each chunk, as a network between two packets. */
    private static final class InChunksOf extends ByteArrayInputStream {
        private final int size;

        InChunksOf(int size, byte[] bytes) {
            super(bytes);
            this.size = size;
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            return super.read(target, offset, Math.min(length, size));
        }

        @Override
        public int available() {
            return 0;
        }
    }
}
