package dev.longform.endpoints;

import com.fasterxml.jackson.databind.JsonNode;
import dev.longform.contracts.ModelSpec;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Calls model servers: within the deadline, with the model's secret, and with short retries. What a server says about
 * an error is judged by {@link ErrorClassifier}. Safe for many threads; one {@link Calls} belongs to one of them.
 */
public final class EndpointClient implements AutoCloseable {
    private final HttpCall http;
    private final EndpointRules rules;
    private final Secrets secrets;
    private final Backoff backoff;

    EndpointClient(HttpCall http, EndpointRules rules, Secrets secrets, Backoff backoff) {
        this.http = http;
        this.rules = rules;
        this.secrets = secrets;
        this.backoff = backoff;
    }

    /** A client with these settings, for use without CDI. */
    public static EndpointClient create(EndpointsConfig config, Secrets secrets) {
        return create(config, secrets, InetAddress::getAllByName);
    }

    static EndpointClient create(EndpointsConfig config, Secrets secrets, ConnectAddresses.Lookup lookup) {
        EndpointRules rules = new EndpointRules(config.allowedHosts().orElse(List.of()));
        ConnectAddresses addresses =
                new ConnectAddresses(rules.listed() || config.refuseLocalAddresses(), rules.literals(), lookup);
        HttpCall http = new HttpCall(
                HttpClients.start(config.connectTimeout(), addresses), config.maxResponseBytes(), secrets::redact);
        return new EndpointClient(http, rules, secrets, Backoff.of(config.retry()));
    }

    /**
     * Posts JSON and reads the tokens used from the answer's {@code usage} object.
     *
     * @see #post(Calls, ModelSpec, String, JsonNode, CallStyle)
     */
    public Answer post(Calls calls, ModelSpec model, String path, JsonNode body) {
        return post(calls, model, path, body, CallStyle.OPENAI);
    }

    /**
     * Posts JSON and reads the tokens used in this way.
     *
     * @see #post(Calls, ModelSpec, String, JsonNode, CallStyle)
     */
    public Answer post(
            Calls calls, ModelSpec model, String path, JsonNode body, Function<JsonNode, Optional<TokenUsage>> usage) {
        return post(calls, model, path, body, CallStyle.OPENAI.withUsage((answer, headers) -> usage.apply(answer)));
    }

    /**
     * Posts JSON to a route of the model's server.
     *
     * @param calls the delivery's calls: its deadline holds, and what this costs is added to it
     * @param model whose endpoint, secret and {@code timeoutSeconds} are used
     * @param path the route, starting with a slash
     * @param body what is sent
     * @param style how this server is called
     * @return the answer, of a status 2xx
     * @throws CallFailedException when no usable answer came
     * @throws CallInterruptedException when the thread was interrupted; the interrupt flag is set again
     */
    public Answer post(Calls calls, ModelSpec model, String path, JsonNode body, CallStyle style) {
        byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
        return call(calls, model, path, Optional.of(bytes), style);
    }

    /**
     * Asks a route of the model's server; the answer uses no tokens.
     *
     * @see #post(Calls, ModelSpec, String, JsonNode, CallStyle)
     */
    public Answer get(Calls calls, ModelSpec model, String path, CallStyle style) {
        return call(calls, model, path, Optional.empty(), style.withUsage((body, headers) -> Optional.empty()));
    }

    private Answer call(Calls calls, ModelSpec model, String path, Optional<byte[]> body, CallStyle style) {
        URI uri = rules.uri(model, path);
        Map<String, String> headers = new HashMap<>(style.headers());
        secrets.bearerFor(model.secret(), uri)
                .ifPresent(value -> headers.put(style.keyHeader(), style.keyPrefix() + value));
        Duration timeout = new ModelOptions(model).timeout();
        Backoff.Waits waits = backoff.waits();
        while (true) {
            Duration left = calls.begin();
            try {
                return once(calls, new HttpCall.Request(uri, headers, body, shorter(timeout, left)), style);
            } catch (CallFailedException e) {
                Optional<Duration> wait = waits.next(e, calls.remaining());
                if (wait.isEmpty()) {
                    throw e;
                }
                sleep(wait.get());
            }
        }
    }

    private Answer once(Calls calls, HttpCall.Request request, CallStyle style) {
        long start = System.nanoTime();
        try {
            HttpCall.Reply reply = http.send(request);
            Optional<TokenUsage> used = style.usage().apply(reply.body(), reply.headers());
            calls.answered(used, millisSince(start));
            return new Answer(reply.body(), used);
        } catch (CallFailedException e) {
            calls.failed(e, millisSince(start));
            throw e;
        }
    }

    /** Closes all connections. Calls that are out end with {@link CallInterruptedException}. */
    @Override
    public void close() {
        http.close();
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }

    private static long millisSince(long start) {
        return (System.nanoTime() - start) / 1_000_000;
    }

    private static void sleep(Duration wait) {
        try {
            Thread.sleep(wait.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CallInterruptedException(e);
        }
    }
}
