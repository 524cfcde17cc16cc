package dev.longform.local.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ScoringDialectsTest {
    private final SimulatedDataset dataset = Items.dataset(Items.of("QA", 12), Items.of("Reasoning", 8));
    private final SimulatedItem item = dataset.items().get(0);

    /** How a client gets the raw scores of all candidates of an item, in their order. */
    private interface Scores {
        List<Double> of(Client client, SimulatedItem item) throws Exception;
    }

    @Test
    void theHiddenScoresAreTheSameWhateverTheWireFormat() throws Exception {
        Map<String, List<Double>> all = new TreeMap<>();
        all.put("classify, messages", scores(Dialect.VLLM_CLASSIFY, ScoringDialectsTest::classify));
        all.put(
                "classify, texts",
                scores(
                        Dialect.VLLM_CLASSIFY,
                        (client, each) -> list(
                                client.post("/classify", Map.of("input", rendered(each), "use_activation", false)),
                                "/data",
                                "/probs/0")));
        all.put(
                "pooling",
                scores(
                        Dialect.VLLM_POOLING,
                        (client, each) -> list(
                                client.post(
                                        "/pooling",
                                        Map.of("input", rendered(each), "task", "classify", "use_activation", false)),
                                "/data",
                                "/data/0")));
        all.put(
                "score",
                scores(
                        Dialect.VLLM_SCORE,
                        (client, each) -> list(
                                client.post(
                                        "/score",
                                        Map.of(
                                                "text_1",
                                                prompt(each),
                                                "text_2",
                                                each.candidates(),
                                                "use_activation",
                                                false)),
                                "/data",
                                "/score")));
        all.put(
                "rerank",
                scores(
                        Dialect.VLLM_SCORE,
                        (client, each) -> ordered(
                                client.post(
                                        "/v2/rerank",
                                        Map.of(
                                                "query",
                                                prompt(each),
                                                "documents",
                                                each.candidates(),
                                                "use_activation",
                                                false)),
                                "/results",
                                "/relevance_score")));
        all.put(
                "tei predict",
                scores(
                        Dialect.TEI,
                        (client, each) -> list(
                                client.post(
                                        "/predict",
                                        Map.of(
                                                "inputs",
                                                rendered(each).stream()
                                                        .map(List::of)
                                                        .toList(),
                                                "raw_scores",
                                                true)),
                                "",
                                "/0/score")));
        all.put(
                "tei rerank",
                scores(
                        Dialect.TEI,
                        (client, each) -> ordered(
                                client.post(
                                        "/rerank",
                                        Map.of("query", prompt(each), "texts", each.candidates(), "raw_scores", true)),
                                "",
                                "/score")));
        all.put(
                "sglang",
                scores(
                        Dialect.SGLANG,
                        (client, each) ->
                                list(client.post("/classify", Map.of("text", rendered(each))), "", "/embedding/0")));
        all.put(
                "sglang score",
                scores(
                        Dialect.SGLANG,
                        (client, each) -> list(
                                client.post("/v1/score", Map.of("query", prompt(each), "items", each.candidates())),
                                "/scores",
                                "/0")));
        all.put(
                "llama",
                scores(
                        Dialect.LLAMA_SERVER,
                        (client, each) -> ordered(
                                client.post(
                                        "/v1/rerank", Map.of("query", prompt(each), "documents", each.candidates())),
                                "/results",
                                "/relevance_score")));
        all.put(
                "oip",
                scores(
                        Dialect.OIP_V2,
                        (client, each) -> list(
                                client.post("/v2/models/simulated:rm/infer", tensors(rendered(each))),
                                "/outputs/0/data",
                                "")));

        assertThat(all.get("classify, messages")).hasSize(12 * 4 + 8 * 2);
        all.forEach((format, scores) -> assertThat(scores).as(format).isEqualTo(all.get("classify, messages")));
    }

    @Test
    void whatIsSortedCanBePutBackByItsIndexOrLabel() throws Exception {
        try (SimulatedServer llama = start(Dialect.LLAMA_SERVER, "{}");
                SimulatedServer old = start(Dialect.LLAMA_SERVER, "{release: old}");
                SimulatedServer tei = start(Dialect.TEI, "{labels: 2}")) {
            Map<String, Object> ask = Map.of("query", prompt(item), "documents", item.candidates());
            List<Double> sorted =
                    list(new Client(llama.endpoint()).post("/rerank", ask), "/results", "/relevance_score");
            assertThat(sorted).isSortedAccordingTo((a, b) -> Double.compare(b, a));
            assertThat(list(new Client(old.endpoint()).post("/rerank", ask), "/results", "/index"))
                    .containsExactly(0.0, 1.0, 2.0, 3.0);

            JsonNode labels = new Client(tei.endpoint())
                    .post("/predict", Map.of("inputs", rendered(item).get(1)))
                    .body();
            assertThat(labels.at("/0/label").asText()).isEqualTo("LABEL_1");
            assertThat(labels.at("/0/score").asDouble() + labels.at("/1/score").asDouble())
                    .isCloseTo(1, org.assertj.core.api.Assertions.within(1e-9));
        }
    }

    @Test
    void scoresAreSquashedUnlessTheServersOwnSwitchIsSent() throws Exception {
        try (SimulatedServer vllm = start(Dialect.VLLM_CLASSIFY, "{}");
                SimulatedServer old = start(Dialect.VLLM_CLASSIFY, "{release: old}");
                SimulatedServer raw = start(Dialect.VLLM_CLASSIFY, "{activation: raw}");
                SimulatedServer tei = start(Dialect.TEI, "{}");
                SimulatedServer sglang = start(Dialect.SGLANG, "{}")) {
            String text = rendered(item).get(0);
            Map<String, Object> off = Map.of("input", text, "use_activation", false);
            assertThat(number(vllm, "/classify", off, "/data/0/probs/0")).isGreaterThan(1);
            assertThat(number(vllm, "/classify", Map.of("input", text), "/data/0/probs/0"))
                    .isBetween(0.0, 1.0);
            assertThat(number(old, "/classify", off, "/data/0/probs/0")).isBetween(0.0, 1.0);
            assertThat(number(raw, "/classify", Map.of("input", text), "/data/0/probs/0"))
                    .isGreaterThan(1);
            assertThat(number(tei, "/predict", Map.of("inputs", text), "/0/score"))
                    .isBetween(0.0, 1.0);
            assertThat(number(sglang, "/v1/classify", Map.of("input", text), "/data/0/probs/0"))
                    .isEqualTo(1.0);
        }
    }

    @Test
    void whatIsNoScoreLooksAsStated() throws Exception {
        Map<String, String> bodies = new TreeMap<>();
        for (String form : List.of("null", "nan", "nan-text", "infinity", "left-out")) {
            try (SimulatedServer server = SimulatedServer.start(
                    rm(Dialect.VLLM_CLASSIFY)
                            .unreadable(1, false)
                            .traps("{noNumber: " + form + "}")
                            .build(),
                    dataset)) {
                bodies.put(
                        form,
                        raw(server, "/classify", Map.of("input", rendered(item).get(0))));
            }
        }
        assertThat(bodies.get("null")).contains("\"probs\":[null]");
        assertThat(bodies.get("nan")).contains("\"probs\":[NaN]");
        assertThat(bodies.get("nan-text")).contains("\"probs\":[\"NaN\"]");
        assertThat(bodies.get("infinity")).contains("\"probs\":[Infinity]");
        assertThat(bodies.get("left-out")).contains("\"probs\":[]");
        try (SimulatedServer tei = SimulatedServer.start(
                        rm(Dialect.TEI).unreadable(1, false).build(), dataset);
                SimulatedServer vectors = start(Dialect.VLLM_POOLING, "{vectors: true}");
                SimulatedServer fewer = start(Dialect.SGLANG, "{results: fewer}")) {
            Client.Reply failed = new Client(tei.endpoint())
                    .post("/predict", Map.of("inputs", rendered(item).get(0)));
            assertThat(failed.status()).isEqualTo(424);
            assertThat(failed.body().path("error_type").asText()).isEqualTo("Backend");
            assertThat(new Client(vectors.endpoint())
                            .post("/pooling", Map.of("input", rendered(item).get(0)))
                            .body()
                            .at("/data/0/data"))
                    .hasSize(8);
            assertThat(new Client(fewer.endpoint())
                            .post("/classify", Map.of("text", rendered(item)))
                            .body())
                    .hasSize(3);
        }
    }

    @Test
    void whatIsTooLongIsRefusedInTheServersWordsOrCutInSilence() throws Exception {
        Map<String, Object> text = Map.of("text", rendered(item).get(0));
        Map<String, Object> inputs = Map.of("inputs", rendered(item).get(0), "truncate", false);
        try (SimulatedServer sglang =
                        SimulatedServer.start(rm(Dialect.SGLANG).maxModelLen(50).build(), dataset);
                SimulatedServer tei =
                        SimulatedServer.start(rm(Dialect.TEI).maxModelLen(50).build(), dataset);
                SimulatedServer oldTei = SimulatedServer.start(
                        rm(Dialect.TEI).maxModelLen(50).traps("{release: old}").build(), dataset);
                SimulatedServer cut = SimulatedServer.start(
                        rm(Dialect.SGLANG)
                                .maxModelLen(50)
                                .traps("{overflow: cut-at-limit}")
                                .build(),
                        dataset)) {
            assertThat(raw(sglang, "/classify", text))
                    .contains("is longer than the model's context length (50 tokens)");
            assertThat(new Client(tei.endpoint()).post("/predict", inputs).status())
                    .isEqualTo(422);
            assertThat(new Client(oldTei.endpoint()).post("/predict", inputs).status())
                    .isEqualTo(413);
            Client.Reply silent = new Client(tei.endpoint())
                    .post("/predict", Map.of("inputs", rendered(item).get(0)));
            assertThat(silent.status()).isEqualTo(200);
            assertThat(silent.response().headers().firstValue("x-compute-tokens"))
                    .contains("50");
            assertThat(new Client(cut.endpoint())
                            .post("/classify", text)
                            .body()
                            .at("/meta_info/prompt_tokens")
                            .asInt())
                    .isEqualTo(50);
        }
    }

    @Test
    void aSecondBeginningOfTextMovesAScore() throws Exception {
        try (SimulatedServer server = start(Dialect.VLLM_CLASSIFY, "{doubleBos: 2}")) {
            String text = "<|begin_of_text|>" + rendered(item).get(0);
            double once = number(
                    server,
                    "/classify",
                    Map.of("input", text, "add_special_tokens", false, "use_activation", false),
                    "/data/0/probs/0");
            double twice =
                    number(server, "/classify", Map.of("input", text, "use_activation", false), "/data/0/probs/0");
            assertThat(twice).isNotEqualTo(once).isBetween(once - 2, once + 2);
        }
    }

    private List<Double> scores(Dialect dialect, Scores scores) throws Exception {
        List<Double> all = new ArrayList<>();
        try (SimulatedServer server = SimulatedServer.start(rm(dialect).build(), dataset)) {
            Client client = new Client(server.endpoint());
            for (SimulatedItem each : dataset.items()) {
                all.addAll(scores.of(client, each));
            }
            assertThat(server.tally().overall().right()).isEqualTo(14);
            assertThat(server.tally().unknownCalls()).isZero();
        }
        return all;
    }

    private static List<Double> classify(Client client, SimulatedItem item) throws Exception {
        List<Double> scores = new ArrayList<>();
        for (int i = 0; i < item.size(); i++) {
            scores.add(client.classify(item, i).score());
        }
        return scores;
    }

    private static List<Double> list(Client.Reply reply, String list, String score) {
        List<Double> scores = new ArrayList<>();
        reply.body().at(list).forEach(entry -> scores.add(entry.at(score).asDouble()));
        return scores;
    }

    private static List<Double> ordered(Client.Reply reply, String list, String score) {
        Map<Integer, Double> scores = new TreeMap<>();
        reply.body()
                .at(list)
                .forEach(entry ->
                        scores.put(entry.path("index").asInt(), entry.at(score).asDouble()));
        return List.copyOf(scores.values());
    }

    private static Map<String, Object> tensors(List<String> texts) {
        return Map.of(
                "inputs",
                List.of(Map.of("name", "text", "shape", List.of(texts.size()), "datatype", "BYTES", "data", texts)));
    }

    private static String prompt(SimulatedItem item) {
        return item.prompt().get(0);
    }

    private static List<String> rendered(SimulatedItem item) {
        return item.candidates().stream()
                .map(text -> "<|user|>" + prompt(item) + "<|assistant|>" + text + "<|end|>")
                .toList();
    }

    private static double number(SimulatedServer server, String path, Object body, String at) throws Exception {
        return new Client(server.endpoint()).post(path, body).body().at(at).asDouble();
    }

    private static String raw(SimulatedServer server, String path, Object body) throws Exception {
        return new Client(server.endpoint())
                .begin(path, body, java.time.Duration.ofSeconds(30))
                .get()
                .body();
    }

    private static SpecBuilder rm(Dialect dialect) {
        return SimulatedSpec.builder("simulated:rm", dialect).accuracy(0.7).seed(5);
    }

    private SimulatedServer start(Dialect dialect, String traps) {
        return SimulatedServer.start(rm(dialect).accuracy(1).traps(traps).build(), dataset);
    }
}
