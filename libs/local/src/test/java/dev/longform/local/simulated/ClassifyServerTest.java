package dev.longform.local.simulated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ClassifyServerTest {
    private final SimulatedDataset dataset =
            Items.dataset(Items.of("QA", 30), Items.of("Chat", 20), Items.of("Reasoning", 15));
    private final SimulatedItem item = dataset.items().get(0);

    @Test
    void theTallyEqualsWhatAClientSaw() throws Exception {
        try (SimulatedServer server = start(rm().accuracy(0.8).ties(0.1).seed(3))) {
            Client client = new Client(server.endpoint());
            Map<String, int[]> right = new TreeMap<>();
            long tokens = 0;
            int tied = 0;
            for (SimulatedItem each : dataset.items()) {
                double[] scores = new double[each.size()];
                for (int i = 0; i < scores.length; i++) {
                    Client.Reply reply = client.classify(each, i);
                    scores[i] = reply.score();
                    tokens += reply.body().at("/usage/prompt_tokens").longValue();
                }
                double bestRejected =
                        Arrays.stream(scores, 1, scores.length).max().orElseThrow();
                right.computeIfAbsent(each.subset(), subset -> new int[1])[0] += scores[0] > bestRejected ? 1 : 0;
                tied += scores[0] == bestRejected ? 1 : 0;
            }

            TallyReport tally = server.tally();
            assertThat(tally.calls()).isEqualTo(50 * 4 + 15 * 2);
            assertThat(tally.answeredCalls()).isEqualTo(tally.calls());
            assertThat(tally.promptTokens()).isEqualTo(tokens);
            assertThat(tally.maxOutstanding()).isEqualTo(1);
            // 0.8 of 65 is 52: 24 of 30, 16 of 20, 12 of 15
            assertThat(right.get("QA")[0]).isEqualTo(24);
            assertThat(right.get("Chat")[0]).isEqualTo(16);
            assertThat(right.get("Reasoning")[0]).isEqualTo(12);
            assertThat(tally.subsets().get("QA").right()).isEqualTo(24);
            assertThat(tally.subsets().get("Chat").right()).isEqualTo(16);
            assertThat(tally.subsets().get("Reasoning").right()).isEqualTo(12);
            assertThat(tied).isEqualTo(7);
            assertThat(tally.overall().tied()).isEqualTo(7);
            assertThat(tally.overall().wrong()).isEqualTo(65 - 52 - 7);
            assertThat(tally.overall().accuracy()).isCloseTo((52 + 7 * 0.5) / 65, within(1e-12));
        }
    }

    @Test
    void repeatedCallsGetTheSameScoreAndCountAnItemOnce() throws Exception {
        try (SimulatedServer server = start(rm().accuracy(1))) {
            Client client = new Client(server.endpoint());
            double first = client.classify(item, 0).score();
            assertThat(client.classify(item, 0).score()).isEqualTo(first);
            assertThat(server.tally().overall().answered()).isZero();
            for (int i = 1; i < 4; i++) {
                client.classify(item, i);
                client.classify(item, i);
            }

            TallyReport tally = server.tally();
            assertThat(tally.calls()).isEqualTo(8);
            assertThat(tally.overall().seen()).isEqualTo(1);
            assertThat(tally.overall().answered()).isEqualTo(1);
            assertThat(tally.overall().right()).isEqualTo(1);
        }
    }

    @Test
    void activationIsASigmoidUnlessItIsSwitchedOff() throws Exception {
        try (SimulatedServer server = start(rm())) {
            Client client = new Client(server.endpoint());
            double logit = client.classify(item, 0).score();
            Client.Reply activated = client.post(
                    "/classify",
                    Map.of("messages", Client.classification(item, 0).get("messages")));

            assertThat(logit).isGreaterThan(1);
            assertThat(activated.score()).isCloseTo(1 / (1 + Math.exp(-logit)), within(1e-12));
        }
    }

    @Test
    void textsAreScoredInTheirOrder() throws Exception {
        try (SimulatedServer server = start(rm())) {
            Client client = new Client(server.endpoint());
            List<String> input = List.of(rendered(2), rendered(0));

            Client.Reply reply = client.post("/classify", Map.of("input", input, "use_activation", false));

            assertThat(reply.body().at("/data/0/probs/0").doubleValue())
                    .isEqualTo(client.classify(item, 2).score());
            assertThat(reply.body().at("/data/1/probs/0").doubleValue())
                    .isEqualTo(client.classify(item, 0).score());
        }
    }

    @Test
    void anUnreadableItemGetsNoNumber() throws Exception {
        try (SimulatedServer server = start(rm().unreadable(1, false))) {
            Client.Reply reply = new Client(server.endpoint()).classify(item, 0);

            assertThat(reply.body().at("/data/0/probs/0").isNull()).isTrue();
            assertThat(server.tally().overall().unreadable()).isEqualTo(1);
        }
    }

    @Test
    void errorsHaveTheShapeOfTheProtocol() throws Exception {
        try (SimulatedServer server = start(rm().maxModelLen(50))) {
            Client client = new Client(server.endpoint());

            Client.Reply unknown = client.post("/classify", Map.of("model", "other", "input", "x"));
            assertThat(unknown.status()).isEqualTo(404);
            assertThat(unknown.body().at("/error/type").asText()).isEqualTo("NotFoundError");
            assertThat(unknown.body().at("/error/code").isInt()).isTrue();
            Client.Reply tooLong = client.classify(item, 0);
            assertThat(tooLong.status()).isEqualTo(400);
            assertThat(tooLong.body().at("/error/message").asText())
                    .startsWith("This model's maximum context length is 50");
            assertThat(client.post("/classify", Map.of()).status()).isEqualTo(400);
            assertThat(client.post("/classify", List.of(1)).status()).isEqualTo(400);
            assertThat(client.get("/classify").status()).isEqualTo(405);
            assertThat(client.post("/v1/nothing", Map.of()).status()).isEqualTo(404);
            assertThat(server.tally().failedCalls()).isEqualTo(4);
        }
    }

    @Test
    void itSaysWhatItServes() throws Exception {
        try (SimulatedServer server = start(rm())) {
            Client client = new Client(server.endpoint());

            assertThat(client.get("/v1/models").body().at("/data/0/id").asText())
                    .isEqualTo("simulated:rm");
            assertThat(client.get("/version").body().path("version").asText()).endsWith("simulated");
            assertThat(client.get("/health").response().body()).isEmpty();
            assertThat(server.tally().calls()).isZero();
        }
    }

    private String rendered(int candidate) {
        return "<|user|>" + item.prompt().get(0) + "<|assistant|>"
                + item.candidates().get(candidate) + "<|end|>";
    }

    private static SpecBuilder rm() {
        return SimulatedSpec.builder("simulated:rm", Dialect.VLLM_CLASSIFY);
    }

    private SimulatedServer start(SpecBuilder spec) {
        return SimulatedServer.start(spec.build(), dataset);
    }
}
