package dev.longform.dataset.domain.datasets;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;

/**
 * Reads lines of bytes, with bounded memory. A line ends with a line feed or with the stream. Of a line longer than
 * {@value #MAX_LINE_BYTES} bytes nothing is kept; one longer than {@value #ENDLESS_BYTES} bytes ends the import, since
 * such a stream is not JSON Lines.
 */
final class LineReader {
    /** Twice the largest request: escapes like {@code \u00e9} take more bytes than what they stand for. */
    static final int MAX_LINE_BYTES = 16 * 1024 * 1024;

    static final long ENDLESS_BYTES = 8L * MAX_LINE_BYTES;

    private static final int CHUNK_BYTES = 64 * 1024;

    private final InputStream source;
    private final byte[] chunk = new byte[CHUNK_BYTES];
    private int position;
    private int end;

    private byte[] line = new byte[CHUNK_BYTES];
    private long lineBytes;
    private long number;

    LineReader(InputStream source) {
        this.source = source;
    }

    /**
     * Goes to the next line.
     *
     * @return false at the end
     * @throws ImportRefused when the line does not end
     */
    boolean next() throws IOException {
        lineBytes = 0;
        boolean begun = false;
        while (position < end || fill()) {
            if (!begun) {
                begun = true;
                number++;
            }
            int stop = position;
            while (stop < end && chunk[stop] != '\n') {
                stop++;
            }
            keep(position, stop);
            position = stop + 1;
            if (stop < end) {
                return true;
            }
        }
        return begun;
    }

    /** The number of the current line, from 1. */
    long number() {
        return number;
    }

    /** Says no to a line of which nothing was kept. */
    void checkLength() throws BadLineException {
        if (tooLong()) {
            throw new BadLineException("over the size limit: a line of more than " + MAX_LINE_BYTES + " bytes");
        }
    }

    boolean tooLong() {
        return lineBytes > MAX_LINE_BYTES;
    }

    /** Where the line's text begins: after a byte order mark, also inside the file, since files may have been joined. */
    int start() {
        boolean marked = lineBytes >= 3 && line[0] == (byte) 0xef && line[1] == (byte) 0xbb && line[2] == (byte) 0xbf;
        return marked ? 3 : 0;
    }

    boolean blank() {
        for (int i = start(); i < length(); i++) {
            byte b = line[i];
            if (b != ' ' && b != '\t' && b != '\r') {
                return false;
            }
        }
        return true;
    }

    /** The current line in the first {@link #length()} bytes; valid until the next call of {@link #next()}. */
    byte[] bytes() {
        return line;
    }

    int length() {
        return (int) lineBytes;
    }

    private boolean fill() throws IOException {
        position = 0;
        end = Math.max(0, source.read(chunk));
        return end > 0;
    }

    private void keep(int from, int to) {
        int bytes = to - from;
        if (lineBytes + bytes <= MAX_LINE_BYTES) {
            if (lineBytes + bytes > line.length) {
                line = Arrays.copyOf(line, (int) Math.min(MAX_LINE_BYTES, 2L * (lineBytes + bytes)));
            }
            System.arraycopy(chunk, from, line, (int) lineBytes, bytes);
        }
        lineBytes += bytes;
        if (lineBytes > ENDLESS_BYTES) {
            throw new ImportRefused(
                    "this is not JSON Lines (one item a line), nothing was imported",
                    List.of(new BadLine(number, "does not end within " + (ENDLESS_BYTES >> 20) + " MiB")),
                    1);
        }
    }
}
