package dev.longform.cli.client;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Counts the line feeds that pass through. */
public final class CountedLines extends FilterOutputStream {
    private long lines;

    public CountedLines(OutputStream out) {
        super(out);
    }

    /** Line feeds so far. */
    public long lines() {
        return lines;
    }

    @Override
    public void write(int b) throws IOException {
        count((byte) b);
        out.write(b);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        for (int i = offset; i < offset + length; i++) {
            count(bytes[i]);
        }
        out.write(bytes, offset, length);
    }

    private void count(byte b) {
        if (b == '\n') {
            lines++;
        }
    }
}
