package dev.longform.scoring;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.longform.contracts.EventType;
import dev.longform.contracts.ModelKind;
import dev.longform.contracts.ModelSpec;
import dev.longform.local.testing.KafkaAndPostgres;
import dev.longform.local.testing.Management;
import dev.longform.platform.EventWriter;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A key reaches the server it is for, and neither an event, a log, a metric nor a probe's report, even when the server
 * writes it into its errors. What the databases hold of a worker comes from its events.
 */
@QuarkusTest
@QuarkusTestResource(
        value = KafkaAndPostgres.class,
        initArgs = @ResourceArg(name = "database", value = "false"),
        restrictToAnnotatedClass = false)
class CanaryTest {
    private static final String CANARY = "canary-7f3b1d90e2c64a58";

    @RegisterExtension
    static final WireMockExtension SERVER = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort())
            .build();

    @Inject
    Broker broker;

    private final Queue<String> logged = new ConcurrentLinkedQueue<>();

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 500})
    void aKeyThatTheServerEchoesGoesNowhere(int status) {
        SERVER.stubFor(any(anyUrl())
                .willReturn(aResponse()
                        .withStatus(status)
                        .withBody("{\"error\":\"you sent {{request.headers.Authorization}}\"}")
                        .withTransformers("response-template")));
        String item = "canary-" + status;
        Handler handler = listen();
        String probed;
        List<ConsumerRecord<byte[], byte[]>> events;
        try {
            broker.send(item, Requests.request(item, model(SERVER.baseUrl()), "x", "y"));
            events = broker.records(EventType.VERDICT, item, 1);
            probed = RestAssured.given()
                    .contentType("application/json")
                    .body(new String(EventWriter.encode(model(SERVER.baseUrl())), StandardCharsets.UTF_8))
                    .post("/api/v1/probe")
                    .asString();
        } finally {
            Logger.getLogger("").removeHandler(handler);
        }

        SERVER.verify(postRequestedFor(anyUrl()).withHeader("Authorization", equalTo("Bearer " + CANARY)));
        assertThat(text(events)).contains("you sent Bearer ***").doesNotContain(CANARY);
        assertThat(text(broker.records(EventType.CALL_BEGUN, item, 1))).doesNotContain(CANARY);
        assertThat(probed).contains("you sent Bearer ***").doesNotContain(CANARY);
        assertThat(RestAssured.get(Management.url("/q/metrics")).asString()).doesNotContain(CANARY);
        assertThat(String.join("\n", logged)).doesNotContain(CANARY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"headers", "wire"})
    void theHttpClientLogsNoHeadersHoweverTalkativeTheServiceIsMade(String what) {
        Logger root = Logger.getLogger("");
        Level usual = root.getLevel();
        root.setLevel(Level.ALL);
        try {
            assertThat(Logger.getLogger("dev.longform").isLoggable(Level.FINE)).isTrue();
            assertThat(Logger.getLogger("org.apache.hc.client5.http." + what).isLoggable(Level.FINE))
                    .isFalse();
        } finally {
            root.setLevel(usual);
        }
    }

    @Test
    void aForeignHostWithTheSecretsNameGetsNothing() {
        broker.send(
                "canary-foreign",
                Requests.request(
                        "canary-foreign", model(SERVER.baseUrl().replace("localhost", "127.0.0.1")), "x", "y"));

        assertThat(text(broker.records(EventType.VERDICT, "canary-foreign", 1)))
                .contains("UNAUTHORIZED", "may not be sent to 127.0.0.1")
                .doesNotContain(CANARY);
        SERVER.verify(0, postRequestedFor(anyUrl()));
    }

    @Test
    void aRedirectToAnotherHostIsNotFollowed() {
        String elsewhere = SERVER.baseUrl().replace("localhost", "127.0.0.1") + "/elsewhere";
        SERVER.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(307).withHeader("Location", elsewhere)));

        broker.send("canary-redirect", Requests.request("canary-redirect", model(SERVER.baseUrl()), "x", "y"));

        assertThat(text(broker.records(EventType.VERDICT, "canary-redirect", 1)))
                .contains("which is not followed");
        SERVER.verify(1, postRequestedFor(anyUrl()));
    }

    private static ModelSpec model(String endpoint) {
        return new ModelSpec(
                "m", "1", ModelKind.CLASSIFIER, "vllm-classify", endpoint, "rm", "canary", 4, Map.of(), Map.of());
    }

    private static String text(List<ConsumerRecord<byte[], byte[]>> records) {
        StringBuilder text = new StringBuilder();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            text.append(new String(record.value(), StandardCharsets.UTF_8));
            record.headers().forEach(h -> text.append(new String(h.value(), StandardCharsets.UTF_8)));
        }
        return text.toString();
    }

    private Handler listen() {
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord entry) {
                logged.add(entry.getMessage() + Arrays.toString(entry.getParameters()) + entry.getThrown());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger.getLogger("").addHandler(handler);
        return handler;
    }
}
