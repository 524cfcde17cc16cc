package dev.longform.endpoints;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A server that writes the key it was given into its error gets it into nothing of ours. */
class CanaryTest {
    private static final String CANARY = "sk-canary/7+\"x\\y=0123456789abcdef";

    @RegisterExtension
    static final WireMockExtension SERVER = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort())
            .build();

    private static Stream<String> echoes() {
        String escaped = JsonNodeFactory.instance.textNode(CANARY).toString();
        String inJson = escaped.substring(1, escaped.length() - 1);
        String slashes = inJson.replace("/", "\\/");
        String unicode = inJson.replace("canary", "\\u0063anary");
        byte[] bytes = CANARY.getBytes(StandardCharsets.UTF_8);
        return Stream.of(
                "bad header Authorization: Bearer " + CANARY,
                "{\"error\":\"Bearer " + inJson + "\"}",
                "{\"error\":{\"message\":\"no\",\"type\":\"" + slashes + "\",\"code\":\"" + unicode + "\",\"param\":\""
                        + inJson + "\"}}",
                "<html>" + CANARY + "</html>",
                "{\"message\":\"" + URLEncoder.encode(CANARY, StandardCharsets.UTF_8) + "\"}",
                "{\"message\":\"" + Base64.getEncoder().encodeToString(bytes) + "\"}",
                "{\"error\":\"" + "x".repeat(280) + inJson + "\"}",
                "x".repeat(1990) + CANARY);
    }

    @ParameterizedTest
    @MethodSource("echoes")
    void aKeyThatIsEchoedIsNotRepeated(String body) {
        SERVER.stubFor(post(anyUrl()).willReturn(aResponse().withStatus(400).withBody(body)));
        Map<String, String> hosts = Map.of("longform.secrets.hosts.key", "localhost");
        Secrets secrets = new Secrets(
                new ConfiguredSecrets(name -> Optional.of(CANARY), name -> Optional.ofNullable(hosts.get(name))));

        CallFailedException e = catchThrowableOfType(CallFailedException.class, () -> {
            try (EndpointClient client = EndpointClient.create(Models.config(Map.of()), secrets)) {
                client.post(
                        new Calls(Instant.now().plusSeconds(30), CallListener.NONE),
                        Models.with(SERVER.baseUrl(), "key", Map.of()),
                        "/classify",
                        JsonNodeFactory.instance.objectNode());
            }
        });

        String everything = e + e.detail() + e.error() + Arrays.toString(e.getStackTrace()) + e.getCause();
        assertThat(everything)
                .doesNotContain("canary", "sk-c")
                .doesNotContain(Base64.getEncoder()
                        .encodeToString(CANARY.getBytes(StandardCharsets.UTF_8))
                        .substring(0, 8));
    }
}
