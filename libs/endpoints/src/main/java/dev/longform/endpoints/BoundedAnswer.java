package dev.longform.endpoints;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpHeaders;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hc.client5.http.async.methods.AbstractBinResponseConsumer;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpResponse;

/** Collects an answer up to a number of bytes; a larger one is not read to its end. */
final class BoundedAnswer extends AbstractBinResponseConsumer<BoundedAnswer.Raw> {
    private final long maxBytes;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private HttpResponse response;

    BoundedAnswer(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    /** An answer as it came. */
    record Raw(int status, HttpHeaders headers, byte[] body) {}

    /** The answer is larger than the limit. */
    static final class TooLargeException extends IOException {
        private static final long serialVersionUID = 1L;

        TooLargeException(long maxBytes) {
            super("the answer is larger than " + maxBytes + " bytes");
        }
    }

    @Override
    protected void start(HttpResponse started, ContentType contentType) {
        response = started;
    }

    @Override
    protected int capacityIncrement() {
        return Integer.MAX_VALUE;
    }

    @Override
    protected void data(ByteBuffer buffer, boolean endOfStream) throws IOException {
        if (bytes.size() + (long) buffer.remaining() > maxBytes) {
            throw new TooLargeException(maxBytes);
        }
        byte[] chunk = new byte[buffer.remaining()];
        buffer.get(chunk);
        bytes.write(chunk, 0, chunk.length);
    }

    @Override
    protected Raw buildResult() {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (Header header : response.getHeaders()) {
            headers.computeIfAbsent(header.getName(), name -> new ArrayList<>()).add(header.getValue());
        }
        return new Raw(response.getCode(), HttpHeaders.of(headers, (name, value) -> true), bytes.toByteArray());
    }

    @Override
    public void releaseResources() {
        bytes.reset();
    }
}
