package dev.longform.cli.client;

import dev.longform.cli.failure.Failure;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.LongConsumer;
import java.util.zip.GZIPInputStream;

/** One file to import, or standard input, plain or gzip (told by its first bytes, not by its name). */
public final class LineSource {
    private static final int BUFFER = 64 * 1024;
    private static final byte[] GZIP = {(byte) 0x1f, (byte) 0x8b};
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    private final String name;
    private final Path file;
    private final LongConsumer bytesRead;

    private LineSource(String name, Path file, LongConsumer bytesRead) {
        this.name = name;
        this.file = file;
        this.bytesRead = bytesRead;
    }

    /**
     * @param argument a file, or {@code -} for standard input
     * @param bytesRead told how many more bytes were read, before unpacking
     * @throws Failure when there is no such file, or it cannot be read
     */
    public static LineSource of(String argument, LongConsumer bytesRead) {
        if (argument.equals("-")) {
            return new LineSource("stdin", null, bytesRead);
        }
        Path file = Path.of(argument);
        if (!Files.exists(file)) {
            throw new Failure("there is no file " + argument);
        }
        if (Files.isDirectory(file) || !Files.isReadable(file)) {
            throw new Failure(argument + " is not a file that can be read");
        }
        return new LineSource(argument, file, bytesRead);
    }

    /** What errors call it. */
    public String name() {
        return name;
    }

    /** Its size in bytes as it stands on the disk; -1 when that is not known. */
    public long size() {
        try {
            return file == null ? -1 : Files.size(file);
        } catch (IOException e) {
            return -1;
        }
    }

    /** Its text, unpacked, without a byte order mark. A gzip bomb is an error. */
    InputStream open() throws IOException {
        Counting raw = new Counting(file == null ? System.in : Files.newInputStream(file), bytesRead);
        BufferedInputStream packed = new BufferedInputStream(raw, BUFFER);
        if (!startsWith(packed, GZIP)) {
            return withoutMark(packed);
        }
        return withoutMark(
                new BufferedInputStream(new Unpacked(new GZIPInputStream(packed, BUFFER), () -> raw.bytes), BUFFER));
    }

    private static InputStream withoutMark(BufferedInputStream in) throws IOException {
        if (startsWith(in, BYTE_ORDER_MARK)) {
            in.skipNBytes(BYTE_ORDER_MARK.length);
        }
        return in;
    }

    private static boolean startsWith(BufferedInputStream in, byte[] prefix) throws IOException {
        in.mark(prefix.length);
        byte[] first = in.readNBytes(prefix.length);
        in.reset();
        return Arrays.equals(first, prefix);
    }

    /** Tells how much was read; does not close standard input. */
    private static final class Counting extends FilterInputStream {
        private final LongConsumer bytesRead;
        private long bytes;

        Counting(InputStream in, LongConsumer bytesRead) {
            super(in);
            this.bytesRead = bytesRead;
        }

        @Override
        public int read() throws IOException {
            int b = super.read();
            if (b >= 0) {
                count(1);
            }
            return b;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int n = super.read(buffer, offset, length);
            if (n > 0) {
                count(n);
            }
            return n;
        }

        private void count(int read) {
            bytes += read;
            bytesRead.accept(read);
        }

        @Override
        public void close() throws IOException {
            if (in != System.in) {
                super.close();
            }
        }
    }
}
