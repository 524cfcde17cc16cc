package dev.longform.endpoints;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Method;
import org.apache.hc.core5.http.message.BasicHttpRequest;
import org.apache.hc.core5.http.nio.AsyncRequestProducer;
import org.apache.hc.core5.http.nio.entity.BasicAsyncEntityProducer;
import org.apache.hc.core5.http.nio.support.BasicRequestProducer;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;

/** One exchange over HTTP/1.1: no redirect is followed, the answer is bounded in time and size. */
final class HttpCall implements AutoCloseable {
    private static final ContentType JSON = ContentType.create("application/json");

    private static final Duration AFTER_TIMEOUT = Duration.ofSeconds(1);

    private final CloseableHttpAsyncClient client;
    private final ObjectMapper mapper;
    private final long maxResponseBytes;
    private final UnaryOperator<String> redact;
    private final Set<ConnectionHold> open = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /**
     * @param client started
     * @param maxResponseBytes the largest answer that is read
     * @param redact takes secrets out of what a server writes about an error
     */
    HttpCall(CloseableHttpAsyncClient client, long maxResponseBytes, UnaryOperator<String> redact) {
        this.client = client;
        this.mapper = mapper((int) Math.min(Integer.MAX_VALUE, maxResponseBytes));
        this.maxResponseBytes = maxResponseBytes;
        this.redact = redact;
    }

    /**
     * What is sent.
     *
     * @param uri where to
     * @param headers besides those that every call has
     * @param body JSON to post; empty to get
     * @param timeout until the last byte of the answer
     */
    record Request(URI uri, Map<String, String> headers, Optional<byte[]> body, Duration timeout) {}

    /** The JSON of a 2xx answer, and its headers. */
    record Reply(JsonNode body, HttpHeaders headers) {}

    /**
     * Makes the call.
     *
     * @throws CallFailedException when the answer is no JSON of status 2xx, or there is none
     */
    Reply send(Request request) {
        BoundedAnswer.Raw answer = exchange(request);
        if (answer.status() / 100 != 2) {
            throw ErrorClassifier.ofResponse(
                    answer.status(),
                    answer.headers(),
                    answer.body(),
                    request.uri().getPath(),
                    redact);
        }
        try {
            JsonNode body = mapper.readTree(answer.body());
            if (body != null && body.isContainerNode()) {
                return new Reply(body, answer.headers());
            }
        } catch (IOException e) {
            throw ErrorClassifier.notJson(answer.status(), answer.body());
        }
        throw ErrorClassifier.notJson(answer.status(), answer.body());
    }

    private BoundedAnswer.Raw exchange(Request request) {
        ConnectionHold hold = new ConnectionHold();
        open.add(hold);
        try {
            return exchange(request, hold);
        } finally {
            open.remove(hold);
        }
    }

    private BoundedAnswer.Raw exchange(Request request, ConnectionHold hold) {
        if (closed) {
            throw closed();
        }
        HttpClientContext context = context(request.timeout());
        hold.on(context);
        Future<BoundedAnswer.Raw> answer =
                client.execute(producer(request), new BoundedAnswer(maxResponseBytes), context, null);
        hold.awaits(answer);
        try {
            return answer.get(request.timeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            hold.end();
            throw ErrorClassifier.noAnswerWithin(request.timeout());
        } catch (InterruptedException e) {
            hold.end();
            Thread.currentThread().interrupt();
            throw new CallInterruptedException(e);
        } catch (CancellationException e) {
            throw closed();
        } catch (ExecutionException e) {
            if (closed) {
                throw closed();
            }
            throw ErrorClassifier.ofFailure(e.getCause(), request.uri());
        }
    }

    /** Should the deadline's own end of an exchange be lost, silence ends it a moment later. */
    private static HttpClientContext context(Duration timeout) {
        HttpClientContext context = HttpClientContext.create();
        context.setRequestConfig(RequestConfig.custom()
                .setConnectionRequestTimeout(Timeout.of(timeout))
                .setResponseTimeout(Timeout.of(timeout.plus(AFTER_TIMEOUT)))
                .build());
        return context;
    }

    private static CallInterruptedException closed() {
        return new CallInterruptedException(new InterruptedException("the client was closed"));
    }

    private static AsyncRequestProducer producer(Request request) {
        BasicHttpRequest http =
                new BasicHttpRequest(request.body().isPresent() ? Method.POST : Method.GET, request.uri());
        http.setHeader("Accept", "application/json");
        request.headers().forEach(http::setHeader);
        return new BasicRequestProducer(
                http,
                request.body()
                        .map(body -> new BasicAsyncEntityProducer(body, JSON))
                        .orElse(null));
    }

    private static ObjectMapper mapper(int maxText) {
        StreamReadConstraints constraints =
                StreamReadConstraints.builder().maxStringLength(maxText).build();
        return JsonMapper.builder(
                        JsonFactory.builder().streamReadConstraints(constraints).build())
                .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build();
    }

    /** Closes all connections; calls that are out end with {@link CallInterruptedException}. */
    @Override
    public void close() {
        closed = true;
        open.forEach(ConnectionHold::end);
        client.close(CloseMode.IMMEDIATE);
    }
}
