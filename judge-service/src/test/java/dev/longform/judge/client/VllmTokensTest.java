package dev.longform.judge.client;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.longform.contracts.Message;
import dev.longform.endpoints.CallFailedException;
import dev.longform.endpoints.CallListener;
import dev.longform.endpoints.Calls;
import dev.longform.judge.Requests;
import dev.longform.judge.domain.Judge;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class VllmTokensTest {
    private static final List<Message> CONVERSATION =
            List.of(new Message("system", "Judge."), new Message("user", "?"));

    @RegisterExtension
    static final WireMockExtension SERVER = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort())
            .build();

    private final Calls calls = new Calls(Instant.now().plusSeconds(30), CallListener.NONE);

    private long tokens(String adapter) {
        Judge judge = Dialects.named(adapter);
        return judge.tokens(calls, Requests.model(adapter, SERVER.baseUrl() + "/v1", Map.of()), CONVERSATION);
    }

    @Test
    void vllmCountsAConversationWithItsOwnTemplate() {
        SERVER.stubFor(post(urlEqualTo("/tokenize"))
                .willReturn(okJson("{\"count\":17,\"max_model_len\":4096,\"tokens\":[],\"token_strs\":null}")));

        assertThat(tokens("vllm-chat")).isEqualTo(17);
        SERVER.verify(
                1,
                postRequestedFor(urlEqualTo("/tokenize"))
                        .withRequestBody(
                                equalToJson(
                                        "{\"model\":\"judge\",\"messages\":["
                                                + "{\"role\":\"system\",\"content\":\"Judge.\"},{\"role\":\"user\",\"content\":\"?\"}]}")));
    }

    @Test
    void anAnswerWithoutACountIsNone() {
        SERVER.stubFor(post(urlEqualTo("/tokenize")).willReturn(okJson("{\"tokens\":[1,2]}")));

        assertThat(tokens("vllm-chat")).isZero();
    }

    @Test
    void aServerWithoutTheRouteFails() {
        SERVER.stubFor(post(urlEqualTo("/tokenize"))
                .willReturn(aResponse().withStatus(404).withBody("{\"detail\":\"Not Found\"}")));

        assertThatThrownBy(() -> tokens("vllm-chat")).isInstanceOf(CallFailedException.class);
    }

    @Test
    void otherServersAreNotAsked() {
        assertThat(tokens("openai-chat")).isZero();
        assertThat(calls.usage().calls()).isZero();
    }
}
