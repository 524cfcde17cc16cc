package dev.longform.endpoints;

import com.fasterxml.jackson.databind.JsonNode;
import dev.longform.contracts.ModelSpec;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Calls model servers: within the deadline, with the model's secret, and with short retries. What a server says about
 * an error is judged by {@link ErrorClassifier}. Safe for many threads; one {@link Calls} belongs to one of them.
 */
public final class EndpointClient {
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
        return new EndpointClient(
                new HttpCall(config.connectTimeout(), config.maxResponseBytes()),
                new EndpointRules(config.allowedHosts().orElse(List.of())),
                secrets,
                Backoff.of(config.retry()));
    }

    /**
     * Posts JSON and reads the tokens used from the answer's {@code usage} object.
     *
     * @see #post(Calls, ModelSpec, String, JsonNode, Function)
     */
    public Answer post(Calls calls, ModelSpec model, String path, JsonNode body) {
        return post(calls, model, path, body, TokenUsage::ofBody);
    }

    /**
     * Posts JSON to a route of the model's server.
     *
     * @param calls the delivery's calls: its deadline holds, and what this costs is added to it
     * @param model whose endpoint, secret and {@code timeoutSeconds} are used
     * @param path the route, starting with a slash
     * @param body what is sent
     * @param usage how the tokens used are read from the answer
     * @return the answer, of a status 2xx
     * @throws CallFailedException when no usable answer came
     * @throws CallInterruptedException when the thread was interrupted; the interrupt flag is set again
     */
    public Answer post(
            Calls calls, ModelSpec model, String path, JsonNode body, Function<JsonNode, Optional<TokenUsage>> usage) {
        URI uri = rules.uri(model, path);
        Optional<String> bearer = secrets.bearerFor(model.secret(), uri);
        Duration timeout = new ModelOptions(model).timeout();
        byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
        Backoff.Waits waits = backoff.waits();
        while (true) {
            Duration left = calls.begin();
            try {
                return once(calls, new HttpCall.Request(uri, bearer, bytes, shorter(timeout, left)), usage);
            } catch (CallFailedException e) {
                Optional<Duration> wait = waits.next(e, calls.remaining());
                if (wait.isEmpty()) {
                    throw e;
                }
                sleep(wait.get());
            }
        }
    }

    private Answer once(Calls calls, HttpCall.Request request, Function<JsonNode, Optional<TokenUsage>> usage) {
        long start = System.nanoTime();
        try {
            JsonNode body = http.send(request);
            Optional<TokenUsage> used = usage.apply(body);
            calls.answered(used, millisSince(start));
            return new Answer(body, used);
        } catch (CallFailedException e) {
            CallFailedException redacted = e.withDetail(secrets.redact(e.detail()));
            calls.failed(redacted, millisSince(start));
            throw redacted;
        }
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
