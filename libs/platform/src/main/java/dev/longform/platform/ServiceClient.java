package dev.longform.platform;

import com.fasterxml.jackson.databind.JsonNode;
import dev.longform.platform.security.ServiceToken;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/** JSON over HTTP with another service of the system. */
public final class ServiceClient {
    private static final int NOT_FOUND = 404;
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(60);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .build();
    private final String service;
    private final String url;
    private final Duration answer;
    private final ServiceToken token;

    /**
     * A client that waits a minute for each answer.
     *
     * @param service its name, for people
     * @param url its root, without a trailing slash
     * @param token how this service shows who it is
     */
    public ServiceClient(String service, String url, ServiceToken token) {
        this(service, url, ANSWER, token);
    }

    /**
     * @param service its name, for people
     * @param url its root, without a trailing slash
     * @param answer how long an answer may take
     * @param token how this service shows who it is
     */
    public ServiceClient(String service, String url, Duration answer, ServiceToken token) {
        this.service = service;
        this.url = url;
        this.answer = answer;
        this.token = token;
    }

    /**
     * Posts a body and reads the answer.
     *
     * @throws ServiceCallException when the service refuses, cannot be reached, does not answer in time, or answers
     *     something else
     */
    public <T> T post(String path, Object body, Class<T> type) {
        return read(
                send(request(path)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(EventWriter.encode(body)))),
                type);
    }

    /**
     * Gets what is there; empty when the service says that it is not.
     *
     * @throws ServiceCallException as {@link #post} does
     */
    public <T> Optional<T> find(String path, Class<T> type) {
        HttpResponse<byte[]> response = send(request(path).GET());
        return response.statusCode() == NOT_FOUND ? Optional.empty() : Optional.of(read(response, type));
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path))
                .timeout(answer)
                .header("Accept", "application/json, application/problem+json");
        token.bearer().ifPresent(value -> request.header("Authorization", "Bearer " + value));
        return request;
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new ServiceCallException(
                    ServiceCallException.UNREACHABLE,
                    service + " at " + url + " does not answer: "
                            + (e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServiceCallException(
                    ServiceCallException.UNREACHABLE, "interrupted while waiting for " + service);
        }
    }

    private <T> T read(HttpResponse<byte[]> response, Class<T> type) {
        if (response.statusCode() / 100 != 2) {
            throw new ServiceCallException(response.statusCode(), refusal(response));
        }
        try {
            return EventJson.MAPPER.readValue(response.body(), type);
        } catch (IOException e) {
            throw new ServiceCallException(
                    ServiceCallException.UNREACHABLE,
                    service + " at " + url + " answered what is no " + type.getSimpleName());
        }
    }

    private String refusal(HttpResponse<byte[]> response) {
        try {
            JsonNode detail = EventJson.MAPPER.readTree(response.body()).path("detail");
            if (detail.isTextual()) {
                return detail.textValue();
            }
        } catch (IOException e) {
            // The answer is no problem detail: its status has to do.
        }
        return service + " at " + url + " answered with status " + response.statusCode();
    }
}
