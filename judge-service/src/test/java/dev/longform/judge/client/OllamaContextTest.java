package dev.longform.judge.client;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.longform.endpoints.CallFailedException;
import dev.longform.endpoints.CallListener;
import dev.longform.endpoints.Calls;
import dev.longform.judge.Requests;
import dev.longform.judge.domain.ServerFacts;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OllamaContextTest {
    @RegisterExtension
    static final WireMockExtension SERVER = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort())
            .build();

    private static ServerFacts facts() {
        SERVER.stubFor(get(urlEqualTo("/api/tags"))
                .willReturn(okJson("{\"models\":[{\"name\":\"judge:latest\",\"model\":\"judge:latest\"}]}")));
        return facts("ollama-chat");
    }

    private static ServerFacts facts(String dialect) {
        return Dialects.named(dialect)
                .facts(
                        new Calls(Instant.now().plusSeconds(30), CallListener.NONE),
                        Requests.model(dialect, SERVER.baseUrl() + "/v1", Map.of()));
    }

    @ParameterizedTest
    @CsvSource({"judge, 4096", "judge:latest, 4096", "other, 0"})
    void theContextIsThatOfTheModelWhileItIsLoaded(String loaded, long context) {
        SERVER.stubFor(get(urlEqualTo("/api/ps"))
                .willReturn(okJson("{\"models\":[{\"name\":\"" + loaded + "\",\"model\":\"" + loaded
                        + "\",\"context_length\":4096}]}")));

        assertThat(facts().maxTokens()).isEqualTo(context);
    }

    @Test
    void aVersionThatDoesNotTellHasNone() {
        SERVER.stubFor(get(urlEqualTo("/api/ps")).willReturn(okJson("{\"models\":[{\"model\":\"judge\"}]}")));

        assertThat(facts()).isEqualTo(new ServerFacts(null, List.of("judge:latest"), 0));
    }

    /** Otherwise a moment's failure would be remembered as a server without a limit. */
    @Test
    void aPageThatFailsIsNoPageThatDoesNotTell() {
        SERVER.stubFor(get(urlEqualTo("/api/ps")).willReturn(aResponse().withStatus(500)));
        assertThatThrownBy(OllamaContextTest::facts).isInstanceOf(CallFailedException.class);

        SERVER.stubFor(get(urlEqualTo("/api/ps")).willReturn(aResponse().withStatus(404)));
        assertThat(facts().maxTokens()).isZero();
    }

    @Test
    void neitherIsAnAboutPageThatTellsTheLimit() {
        SERVER.stubFor(get(urlEqualTo("/v1/models")).willReturn(okJson("{\"data\":[{\"id\":\"judge\"}]}")));
        SERVER.stubFor(get(urlEqualTo("/props")).willReturn(aResponse().withStatus(500)));
        assertThatThrownBy(() -> facts("llama-server-chat")).isInstanceOf(CallFailedException.class);

        SERVER.stubFor(get(urlEqualTo("/props")).willReturn(aResponse().withStatus(404)));
        assertThat(facts("llama-server-chat").maxTokens()).isZero();
        SERVER.stubFor(get(urlEqualTo("/version")).willReturn(aResponse().withStatus(500)));
        assertThat(facts("vllm-chat").server()).isNull();
    }
}
