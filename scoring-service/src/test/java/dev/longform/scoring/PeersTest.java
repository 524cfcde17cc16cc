package dev.longform.scoring;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.longform.contracts.EndpointSignal;
import dev.longform.contracts.Outcome;
import dev.longform.contracts.Reason;
import dev.longform.contracts.Verdict;
import dev.longform.local.testing.KafkaAndPostgres;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What other evaluators of reward models get wrong, at the endpoints of classifiers. */
@QuarkusTest
@QuarkusTestResource(
        value = KafkaAndPostgres.class,
        initArgs = @ResourceArg(name = "database", value = "false"),
        restrictToAnnotatedClass = false)
class PeersTest {
    @RegisterExtension
    static final WireMockExtension SERVER = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort())
            .build();

    @Inject
    Broker broker;

    @ParameterizedTest
    @ValueSource(strings = {"vllm-classify", "vllm-pooling", "vllm-score", "tei", "sglang", "llama-server", "oip-v2"})
    void peers2TheEndpointIsDownThroughoutAndNothingIsScored(String adapter) {
        String item = "peers-2-" + adapter;

        broker.send(
                item,
                Requests.request(
                        item, Requests.model(adapter, "http://127.0.0.1:1", Map.of("format", "chatml")), "x", "y"));

        Verdict verdict = broker.verdicts(item, 1).get(0);
        assertThat(verdict.outcome()).isEqualTo(Outcome.UNSCORED);
        assertThat(verdict.reason()).isEqualTo(Reason.ENDPOINT_ERROR);
        assertThat(verdict.reason().retriedAutomatically()).isTrue();
        assertThat(verdict.signal()).isEqualTo(EndpointSignal.UNREACHABLE);
        assertThat(verdict.credit()).isZero();
        assertThat(verdict.scores()).isNull();
    }

    @Test
    void peers7ANeedleBeyondTheModelsWindowIsTruncatedNotTied() {
        SERVER.stubFor(post(urlEqualTo("/classify"))
                .willReturn(okJson("{\"data\":[{\"index\":0,\"probs\":[1.5]}],\"usage\":{\"prompt_tokens\":512}}")));
        String haystack = "The lake is deep. ".repeat(100);

        broker.send(
                "peers-7",
                Requests.request(
                        "peers-7",
                        Requests.model("vllm-classify", SERVER.baseUrl(), Map.of("maxModelLen", 512)),
                        haystack + "It has 9 islands.",
                        haystack + "It has 90 islands."));

        Verdict verdict = broker.verdicts("peers-7", 1).get(0);
        assertThat(verdict.outcome()).isEqualTo(Outcome.UNSCORED);
        assertThat(verdict.reason()).isEqualTo(Reason.TRUNCATED);
        assertThat(verdict.credit()).isZero();
    }
}
