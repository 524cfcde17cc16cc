package dev.longform.cli.client;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/**
 * Several files of JSON Lines as one stream: gzip is unpacked, byte order marks are dropped, a missing line break at a
 * file's end is added, and it is known which line came from where. Holds one buffer, whatever the size.
 */
public final class JsonLines extends InputStream {
    private final List<LineSource> sources;
    private final LineMap map = new LineMap();
    private InputStream current;
    private int next;
    private boolean endsWithBreak = true;
    private volatile IOException failure;

    public JsonLines(List<LineSource> sources) {
        this.sources = List.copyOf(sources);
    }

    /** Where each line of the stream came from, as far as it was read. */
    public LineMap map() {
        return map;
    }

    /** What made the stream break off; null when nothing did. The message names the file. */
    public IOException failure() {
        return failure;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (true) {
            if (current == null) {
                if (next == sources.size()) {
                    return -1;
                }
                open(sources.get(next++));
            }
            int n = guarded(buffer, offset, length);
            if (n > 0) {
                map.count(buffer, offset, n);
                endsWithBreak = buffer[offset + n - 1] == '\n';
                return n;
            }
            close();
            if (!endsWithBreak) {
                endsWithBreak = true;
                buffer[offset] = '\n';
                map.count(buffer, offset, 1);
                return 1;
            }
        }
    }

    @Override
    public void close() throws IOException {
        if (current != null) {
            current.close();
            current = null;
        }
    }

    private void open(LineSource source) throws IOException {
        try {
            current = source.open();
            map.begin(source.name());
        } catch (IOException e) {
            throw broken(source, e);
        }
    }

    private int guarded(byte[] buffer, int offset, int length) throws IOException {
        try {
            return current.read(buffer, offset, length);
        } catch (IOException e) {
            throw broken(sources.get(next - 1), e);
        }
    }

    private IOException broken(LineSource source, IOException e) {
        failure = new IOException(source.name() + " cannot be read: " + e.getMessage(), e);
        return failure;
    }
}
