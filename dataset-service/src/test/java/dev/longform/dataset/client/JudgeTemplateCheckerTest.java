package dev.longform.dataset.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.longform.contracts.JudgeTemplate;
import dev.longform.contracts.ProtocolName;
import dev.longform.dataset.WorkersConfig;
import dev.longform.platform.ServiceCallException;
import dev.longform.platform.security.ServiceToken;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JudgeTemplateCheckerTest {
    private static final JudgeTemplate TEMPLATE = new JudgeTemplate(
            "mine", 2, ProtocolName.SELECTION, "bracketed-letter", null, "[[A]]", "Judge.", "{{responses}}", "Again.");

    private final AtomicReference<String> asked = new AtomicReference<>();
    private volatile int status = 200;
    private volatile String answer = "{\"problems\":[\"its parser cannot read its example\"]}";
    private HttpServer judge;

    @BeforeEach
    void startJudge() throws IOException {
        judge = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        judge.createContext("/api/v1/templates/check", exchange -> {
            asked.set(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            byte[] body = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        judge.start();
    }

    @AfterEach
    void stopJudge() {
        judge.stop(0);
    }

    @Test
    void theProblemsAreThoseThatTheJudgesParsersFind() {
        assertThat(checker().problems(TEMPLATE)).containsExactly("its parser cannot read its example");
        assertThat(asked.get()).contains("\"id\":\"mine\"", "\"version\":2", "\"example\":\"[[A]]\"");
    }

    @Test
    void aTemplateWithoutProblemsCanBeUsed() {
        answer = "{\"problems\":[]}";

        assertThat(checker().problems(TEMPLATE)).isEmpty();
    }

    @Test
    void aJudgeThatCannotCheckIsNoVerdictOnTheTemplate() {
        status = 503;
        answer = "{\"detail\":\"not now\"}";

        assertThatThrownBy(() -> checker().problems(TEMPLATE))
                .isInstanceOfSatisfying(
                        ServiceCallException.class, e -> assertThat(e.status()).isEqualTo(503))
                .hasMessage("not now");
    }

    private JudgeTemplateChecker checker() {
        return new JudgeTemplateChecker(
                new Workers(
                        "http://127.0.0.1:1",
                        "http://127.0.0.1:" + judge.getAddress().getPort(),
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(1)),
                ServiceToken.NONE);
    }

    private record Workers(String scoringUrl, String judgeUrl, Duration probeTimeout, Duration probePatience)
            implements WorkersConfig {}
}
