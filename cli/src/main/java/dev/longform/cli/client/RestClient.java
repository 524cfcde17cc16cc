package dev.longform.cli.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.longform.cli.failure.Failure;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** JSON over HTTP with one service; refusals become {@link ServiceFailure}, silence {@link Unreachable}. */
public final class RestClient {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(60);
    private static final int NOT_FOUND = 404;

    private static final int UNAVAILABLE = 503;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .build();
    private final Address address;
    private final Credentials credentials;

    public RestClient(Address address, Credentials credentials) {
        this.address = address;
        this.credentials = credentials;
    }

    /** The body of a resource. */
    public JsonNode get(Resource resource) {
        return send(request(resource).timeout(ANSWER).GET()).body();
    }

    /** The body of a resource; empty when the service does not know it. */
    public Optional<JsonNode> find(Resource resource) {
        try {
            return Optional.of(get(resource));
        } catch (ServiceFailure e) {
            if (e.status() == NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** Posts without a body. */
    public Answer post(Resource resource) {
        return send(request(resource).timeout(ANSWER).POST(BodyPublishers.noBody()));
    }

    /** Deletes a resource. */
    public Answer delete(Resource resource) {
        return send(request(resource).timeout(ANSWER).DELETE());
    }

    /** Posts a JSON body. */
    public Answer post(Resource resource, JsonNode body) {
        return send(request(resource)
                .timeout(ANSWER)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body.toString())));
    }

    /** Changes a resource by a JSON body. */
    public Answer patch(Resource resource, JsonNode body) {
        return send(request(resource)
                .timeout(ANSWER)
                .header("Content-Type", "application/json")
                .method("PATCH", BodyPublishers.ofString(body.toString())));
    }

    /** Posts bytes of any type. */
    public Answer post(Resource resource, String contentType, byte[] body) {
        return send(request(resource)
                .timeout(ANSWER)
                .header("Content-Type", contentType)
                .POST(BodyPublishers.ofByteArray(body)));
    }

    /** Posts a stream without holding it in memory, and without a time limit. */
    public Answer post(Resource resource, String contentType, Supplier<InputStream> body) {
        return send(request(resource).header("Content-Type", contentType).POST(BodyPublishers.ofInputStream(body)));
    }

    /**
     * Copies the body of a resource as it arrives, without a time limit.
     *
     * @throws Unreachable when the service breaks off, or {@code out} cannot take it
     */
    public void copy(Resource resource, OutputStream out) {
        HttpRequest request = unspecific(resource).GET().build();
        HttpResponse<InputStream> response = exchange(request, HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream body = response.body()) {
            if (response.statusCode() / 100 != 2) {
                String problem = new String(body.readAllBytes(), StandardCharsets.UTF_8);
                throw refusal(response.request(), response.statusCode(), parse(problem));
            }
            body.transferTo(out);
        } catch (IOException e) {
            throw brokenOff(request, e);
        }
    }

    private HttpRequest.Builder request(Resource resource) {
        return unspecific(resource).header("Accept", "application/json, application/problem+json");
    }

    private HttpRequest.Builder unspecific(Resource resource) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address.resolve(resource));
        credentials.addTo(request);
        return request;
    }

    private Answer send(HttpRequest.Builder builder) {
        HttpRequest request = builder.build();
        HttpResponse<String> response = exchange(request, HttpResponse.BodyHandlers.ofString());
        JsonNode body = parse(response.body());
        if (response.statusCode() / 100 == 2) {
            return new Answer(response.statusCode(), body);
        }
        throw refusal(response.request(), response.statusCode(), body);
    }

    private <T> HttpResponse<T> exchange(HttpRequest request, HttpResponse.BodyHandler<T> body) {
        IOException silence = null;
        for (URI place : address.places(request.uri())) {
            HttpRequest placed = HttpRequest.newBuilder(request, (name, value) -> true)
                    .uri(place)
                    .build();
            try {
                return send(placed, body);
            } catch (ConnectException | HttpConnectTimeoutException e) {
                silence = e;
            }
        }
        throw new Unreachable(address.advice(), silence);
    }

    /** Sends it to one place; nothing was sent when that cannot be connected to. */
    private <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> body)
            throws ConnectException, HttpConnectTimeoutException {
        try {
            return http.send(request, body);
        } catch (ConnectException | HttpConnectTimeoutException e) {
            throw e;
        } catch (IOException e) {
            throw brokenOff(request, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("interrupted while waiting for " + address.service(), e);
        }
    }

    private Unreachable brokenOff(HttpRequest request, IOException e) {
        return new Unreachable(
                address.at(request.uri()) + " broke off while answering " + request.method() + " "
                        + request.uri().getPath() + ": " + reason(e),
                e);
    }

    private Failure refusal(HttpRequest request, int status, JsonNode body) {
        String detail = Json.text(body, "detail");
        if (detail == null) {
            detail = Json.text(body, "title");
        }
        String message = detail == null
                ? address.service() + " answered " + request.method() + " "
                        + request.uri().getPath() + " with status " + status + " and no explanation"
                : detail;
        return status == UNAVAILABLE
                ? new Unreachable(address.at(request.uri()) + " cannot answer now: " + message)
                : new ServiceFailure(status, message, body);
    }

    private static JsonNode parse(String body) {
        try {
            return body.isBlank() ? MissingNode.getInstance() : Json.MAPPER.readTree(body);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    private static String reason(IOException e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}
