package dev.longform.dataset.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.longform.contracts.ModelKind;
import dev.longform.contracts.ModelSpec;
import dev.longform.contracts.ProbeReport.Activation;
import dev.longform.dataset.WorkersConfig;
import dev.longform.dataset.domain.probes.ProbeImpossible;
import dev.longform.platform.security.ServiceToken;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WorkerProberTest {
    private final AtomicReference<String> asked = new AtomicReference<>();
    private volatile int status = 200;
    private volatile String answer =
            "{\"model\":\"m\",\"revision\":\"1\",\"reachable\":true,\"fits\":true,\"activation\":\"squashed\",\"calls\":3,"
                    + "\"at\":\"2026-01-01T00:00:00Z\",\"addedLater\":1}";
    private HttpServer worker;

    @BeforeEach
    void startWorker() throws IOException {
        worker = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        worker.createContext("/api/v1/probe", exchange -> {
            asked.set(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            byte[] body = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        worker.start();
    }

    @AfterEach
    void stopWorker() {
        worker.stop(0);
    }

    @Test
    void theWorkerOfTheModelsKindIsAsked() {
        assertThat(prober().probe(model(ModelKind.CLASSIFIER)).activation()).isEqualTo(Activation.SQUASHED);
        assertThat(asked.get()).contains("\"name\":\"m\"", "\"endpoint\":\"http://h\"");
        assertThatThrownBy(() -> prober().probe(model(ModelKind.GENERATIVE)))
                .isInstanceOf(ProbeImpossible.class)
                .hasMessageContaining("judge-service at http://127.0.0.1:1");
    }

    @Test
    void whatIsNoReportIsSaidToBeNone() {
        status = 404;
        assertThatThrownBy(() -> prober().probe(model(ModelKind.CLASSIFIER)))
                .isInstanceOf(ProbeImpossible.class)
                .hasMessageContaining("status 404");
        status = 200;
        answer = "{\"model\":\"m\"}";
        assertThatThrownBy(() -> prober().probe(model(ModelKind.CLASSIFIER)))
                .isInstanceOf(ProbeImpossible.class)
                .hasMessageContaining("what is no ProbeReport");
    }

    private WorkerProber prober() {
        String url = "http://127.0.0.1:" + worker.getAddress().getPort();
        return new WorkerProber(
                new WorkersConfig() {
                    @Override
                    public String scoringUrl() {
                        return url;
                    }

                    @Override
                    public String judgeUrl() {
                        return "http://127.0.0.1:1";
                    }

                    @Override
                    public Duration probeTimeout() {
                        return Duration.ofSeconds(10);
                    }

                    @Override
                    public Duration probePatience() {
                        return Duration.ofSeconds(1);
                    }
                },
                ServiceToken.NONE);
    }

    private static ModelSpec model(ModelKind kind) {
        return new ModelSpec("m", "1", kind, "vllm-classify", "http://h", "m", null, 4, Map.of(), Map.of());
    }
}
