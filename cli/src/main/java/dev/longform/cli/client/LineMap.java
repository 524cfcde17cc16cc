package dev.longform.cli.client;

import java.util.ArrayList;
import java.util.List;

/** Which line of a concatenation came from which line of which file. Lines count from 1. */
public final class LineMap {
    private final List<String> names = new ArrayList<>();
    private final List<Long> breaksBefore = new ArrayList<>();
    private long breaks;

    /** From here on, lines belong to this file. */
    synchronized void begin(String name) {
        names.add(name);
        breaksBefore.add(breaks);
    }

    /** Bytes of the current file. */
    synchronized void count(byte[] buffer, int offset, int length) {
        for (int i = offset; i < offset + length; i++) {
            if (buffer[i] == '\n') {
                breaks++;
            }
        }
    }

    /** {@code FILE:LINE} of a line of the whole; {@code line N} when nothing was read. */
    public synchronized String locate(long line) {
        for (int i = names.size() - 1; i >= 0; i--) {
            if (line > breaksBefore.get(i)) {
                return names.get(i) + ":" + (line - breaksBefore.get(i));
            }
        }
        return "line " + line;
    }
}
