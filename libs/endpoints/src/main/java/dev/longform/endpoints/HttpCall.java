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
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One exchange over HTTP/1.1: no redirect is followed, the answer is bounded in time and size. */
final class HttpCall {
    private static final String KEEP_ALIVE = "jdk.httpclient.keepalive.timeout";

    /** Below the 5 s after which uvicorn, and so vLLM, closes an idle connection. */
    private static final String KEEP_ALIVE_SECONDS = "4";

    private final HttpClient client;
    private final ObjectMapper mapper;
    private final long maxResponseBytes;

    HttpCall(Duration connectTimeout, long maxResponseBytes) {
        if (System.getProperty(KEEP_ALIVE) == null) {
            System.setProperty(KEEP_ALIVE, KEEP_ALIVE_SECONDS);
        }
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(connectTimeout)
                .build();
        this.mapper = mapper((int) Math.min(Integer.MAX_VALUE, maxResponseBytes));
        this.maxResponseBytes = maxResponseBytes;
    }

    /**
     * What is sent.
     *
     * @param uri where to
     * @param bearer the value of the secret
     * @param body JSON
     * @param timeout until the last byte of the answer
     */
    record Request(URI uri, Optional<String> bearer, byte[] body, Duration timeout) {}

    /**
     * Makes the call.
     *
     * @return the JSON of a 2xx answer
     * @throws CallFailedException for everything else
     */
    JsonNode send(Request request) {
        HttpResponse<byte[]> response = exchange(request);
        if (response.statusCode() / 100 != 2) {
            throw ErrorClassifier.ofResponse(
                    response.statusCode(),
                    response.headers(),
                    response.body(),
                    request.uri().getPath());
        }
        try {
            JsonNode body = mapper.readTree(response.body());
            if (body != null && body.isContainerNode()) {
                return body;
            }
        } catch (IOException e) {
            throw ErrorClassifier.notJson(response.statusCode(), response.body());
        }
        throw ErrorClassifier.notJson(response.statusCode(), response.body());
    }

    private HttpResponse<byte[]> exchange(Request request) {
        CompletableFuture<HttpResponse<byte[]>> response =
                client.sendAsync(http(request), info -> new BoundedBody(maxResponseBytes));
        try {
            return response.get(request.timeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            response.cancel(true);
            throw ErrorClassifier.noAnswerWithin(request.timeout());
        } catch (InterruptedException e) {
            response.cancel(true);
            Thread.currentThread().interrupt();
            throw new CallInterruptedException(e);
        } catch (ExecutionException e) {
            throw ErrorClassifier.ofFailure(e.getCause(), request.uri());
        }
    }

    private static HttpRequest http(Request request) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(request.uri())
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .header("User-Agent", "longform")
                .POST(BodyPublishers.ofByteArray(request.body()));
        request.bearer().ifPresent(value -> builder.header("Authorization", "Bearer " + value));
        return builder.build();
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
}
