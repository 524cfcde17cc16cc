package dev.longform.scoring.client;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.longform.contracts.ModelSpec;
import dev.longform.contracts.Reason;
import dev.longform.endpoints.CallFailedException;
import dev.longform.endpoints.CallListener;
import dev.longform.endpoints.Calls;
import dev.longform.endpoints.ConfiguredSecrets;
import dev.longform.endpoints.EndpointClient;
import dev.longform.endpoints.EndpointsConfig;
import dev.longform.endpoints.Secrets;
import dev.longform.scoring.Requests;
import dev.longform.scoring.domain.Classifier;
import dev.longform.scoring.domain.Scores;
import dev.longform.scoring.domain.ScoringTask;
import dev.longform.worker.UnscoredException;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the tests of all adapters share: a real HTTP server that answers what was written down, and a model behind it. */
abstract class AdapterTest {
    static final EndpointClient CLIENT = client();

    @RegisterExtension
    static final WireMockExtension SERVER = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort())
            .build();

    final Calls calls = new Calls(Instant.now().plusSeconds(60), CallListener.NONE);

    abstract Classifier classifier();

    ModelSpec model(Map<String, Object> options) {
        return Requests.model(classifier().name(), SERVER.baseUrl(), options);
    }

    Scores score(Map<String, Object> options, String... candidates) {
        return score(options, false, candidates);
    }

    Scores score(Map<String, Object> options, boolean allowTruncation, String... candidates) {
        ScoringTask task = ScoringTask.of(
                Requests.request("i", model(options), Instant.now().plusSeconds(60), allowTruncation, candidates));
        return classifier().score(task, calls);
    }

    /** Why two candidates get no score. */
    Reason reason(Map<String, Object> options) {
        try {
            score(options, "a", "b");
        } catch (CallFailedException e) {
            return e.reason();
        } catch (UnscoredException e) {
            return e.reason();
        }
        throw new AssertionError("it was scored");
    }

    CallFailedException failure(Map<String, Object> options) {
        return catchThrowableOfType(CallFailedException.class, () -> score(options, "a", "b"));
    }

    UnscoredException unscored(Map<String, Object> options) {
        return catchThrowableOfType(UnscoredException.class, () -> score(options, "a", "b"));
    }

    static void answer(String path, String json) {
        SERVER.stubFor(post(urlEqualTo(path)).willReturn(okJson(json)));
    }

    static void answer(String path, int status, String body) {
        SERVER.stubFor(
                post(urlEqualTo(path)).willReturn(aResponse().withStatus(status).withBody(body)));
    }

    static void page(String path, String json) {
        SERVER.stubFor(get(urlEqualTo(path)).willReturn(okJson(json)));
    }

    static void sent(String path, String json) {
        SERVER.verify(1, postRequestedFor(urlEqualTo(path)).withRequestBody(equalToJson(json)));
    }

    private static EndpointClient client() {
        EndpointsConfig config = new SmallRyeConfigBuilder()
                .withMapping(EndpointsConfig.class)
                .withDefaultValue("longform.endpoints.retry.first-wait", "PT0.01S")
                .build()
                .getConfigMapping(EndpointsConfig.class);
        return EndpointClient.create(
                config, new Secrets(new ConfiguredSecrets(name -> Optional.empty(), name -> Optional.empty())));
    }
}
