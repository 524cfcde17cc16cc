package dev.longform.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;
import dev.longform.platform.security.ServiceToken;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ServiceClientTest {
    private final AtomicReference<String> asked = new AtomicReference<>();
    private final AtomicReference<String> authorization = new AtomicReference<>();
    private volatile int status = 200;
    private volatile String answer = "{\"problems\":[\"none\"],\"addedLater\":1}";
    private volatile long delayMs;
    private HttpServer server;

    private record Found(List<String> problems) {}

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.set(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getFirst("Content-Type") + " "
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            authorization.set(exchange.getRequestHeaders().getFirst("Authorization"));
            pause(delayMs);
            byte[] body = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void aBodyIsPostedAsJsonAndTheAnswerIsRead() {
        Found found = client().post("/api/v1/check", List.of("a"), Found.class);

        assertThat(found.problems()).containsExactly("none");
        assertThat(asked.get()).isEqualTo("POST /api/v1/check application/json [\"a\"]");
    }

    @Test
    void aTokenGoesIntoItsHeaderAndNowhereElse() {
        status = 401;
        answer = "";

        ServiceCallException refusal =
                refusal(new ServiceClient("judge-service", url(), () -> Optional.of("signed-token")));

        assertThat(authorization.get()).isEqualTo("Bearer signed-token");
        assertThat(refusal.status()).isEqualTo(401);
        assertThat(refusal.getMessage()).doesNotContain("signed-token");
    }

    @Test
    void aRefusalSaysWhatTheProblemDetailSays() {
        status = 409;
        answer = "{\"status\":409,\"title\":\"Conflict\",\"detail\":\"the run has not ended\"}";

        ServiceCallException refusal = refusal(client());

        assertThat(refusal.status()).isEqualTo(409);
        assertThat(refusal).hasMessage("the run has not ended");
    }

    @Test
    void aRefusalWithoutADetailSaysWhoRefusedAndHow() {
        for (String body : List.of("", "<html>", "[]", "{\"detail\":7}")) {
            status = 500;
            answer = body;

            assertThat(refusal(client())).hasMessage("judge-service at " + url() + " answered with status 500");
        }
    }

    @Test
    void aServiceThatIsAwayIsUnreachable() {
        ServiceCallException refusal =
                refusal(new ServiceClient("judge-service", "http://127.0.0.1:1", ServiceToken.NONE));

        assertThat(refusal.status()).isEqualTo(ServiceCallException.UNREACHABLE);
        assertThat(refusal).hasMessageStartingWith("judge-service at http://127.0.0.1:1 does not answer: ");
    }

    @Test
    void anAnswerThatIsLateIsNone() {
        delayMs = 2000;

        ServiceCallException refusal =
                refusal(new ServiceClient("judge-service", url(), Duration.ofMillis(100), ServiceToken.NONE));

        assertThat(refusal.status()).isEqualTo(ServiceCallException.UNREACHABLE);
        assertThat(refusal).hasMessageContaining("does not answer");
    }

    @Test
    void anAnswerOfAnotherSortIsSaidToBeNone() {
        for (String body : List.of("", "{", "[]", "{\"problems\":{}}")) {
            answer = body;

            assertThat(refusal(client())).hasMessage("judge-service at " + url() + " answered what is no Found");
        }
    }

    private static ServiceCallException refusal(ServiceClient client) {
        return catchThrowableOfType(ServiceCallException.class, () -> client.post("/x", List.of(), Found.class));
    }

    private ServiceClient client() {
        return new ServiceClient("judge-service", url(), ServiceToken.NONE);
    }

    private String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
