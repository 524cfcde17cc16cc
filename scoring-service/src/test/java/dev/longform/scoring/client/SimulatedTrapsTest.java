package dev.longform.scoring.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longform.benchmark.Scored;
import dev.longform.contracts.Truncation;
import dev.longform.endpoints.CallFailedException;
import dev.longform.local.simulated.Dialect;
import dev.longform.local.simulated.SimulatedDataset;
import dev.longform.local.simulated.SimulatedItem;
import dev.longform.local.simulated.SimulatedServer;
import dev.longform.local.simulated.SimulatedSpec;
import dev.longform.local.simulated.SpecBuilder;
import dev.longform.scoring.domain.Scores;
import dev.longform.worker.UnscoredException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every trap of the simulated servers against every adapter: an item has the verdict of a server without traps, or none.
 * Six items are short, two are longer than the server's limit and differ behind it only. What is wrong all the same is
 * marked: the verdict says that its truncation is unknown, or the route is one that applies no template, of which the
 * probe warns.
 */
class SimulatedTrapsTest {
    private static final SimulatedDataset DATASET = dataset();
    private static final Map<String, Scored> TRUTH = truth();

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {}                                       | *                                                    | CONTEXT_OVERFLOW=2 right=6
            release: old                             | *                                                    | CONTEXT_OVERFLOW=2 right=6
            activation: sigmoid                      | *                                                    | CONTEXT_OVERFLOW=2 right=6
            activation: raw                          | *                                                    | CONTEXT_OVERFLOW=2 right=6
            noNumber: own                            | *                                                    | CONTEXT_OVERFLOW=2 INVALID_SCORE=3 right=3
            noNumber: 'null'                         | *                                                    | CONTEXT_OVERFLOW=2 INVALID_SCORE=3 right=3
            noNumber: nan                            | *                                                    | CONTEXT_OVERFLOW=2 INVALID_SCORE=3 right=3
            noNumber: nan-text                       | *                                                    | CONTEXT_OVERFLOW=2 INVALID_SCORE=3 right=3
            noNumber: infinity                       | *                                                    | CONTEXT_OVERFLOW=2 INVALID_SCORE=3 right=3
            noNumber: left-out                       | *                                                    | CONTEXT_OVERFLOW=2 INVALID_SCORE=3 right=3
            labels: 2                                | vllm-classify vllm-pooling tei sglang oip-v2         | CONTEXT_OVERFLOW=2 INVALID_SCORE=6
            labels: 2                                | vllm-score                                           | BAD_REQUEST=8
            labels: 2                                | llama-server                                         | CONTEXT_OVERFLOW=2 right=6
            vectors: true                            | vllm-classify vllm-pooling tei sglang oip-v2         | CONTEXT_OVERFLOW=2 INVALID_SCORE=6
            vectors: true                            | vllm-score                                           | INVALID_SCORE=8
            vectors: true                            | llama-server                                         | BAD_REQUEST=8
            bareNumber: true                         | sglang                                               | CONTEXT_OVERFLOW=2 right=6
            results: fewer                           | *                                                    | CONTEXT_OVERFLOW=2 INVALID_SCORE=6
            results: more                            | *                                                    | CONTEXT_OVERFLOW=2 INVALID_SCORE=6
            {overflow: refuse, wording: 2}           | *                                                    | CONTEXT_OVERFLOW=2 right=6
            overflow: cut                            | vllm-classify vllm-pooling vllm-score tei sglang llama-server | TRUNCATED=2 right=6
            overflow: cut                            | oip-v2                                               | right=6 unknown-and-wrong=2
            overflow: cut-at-limit                   | vllm-classify vllm-pooling vllm-score tei sglang llama-server | TRUNCATED=2 right=6
            overflow: cut-at-limit                   | oip-v2                                               | right=6 unknown-and-wrong=2
            doubleBos: 20                            | *                                                    | CONTEXT_OVERFLOW=2 right=6
            untemplated: 20                          | vllm-classify vllm-pooling tei sglang oip-v2         | CONTEXT_OVERFLOW=2 right=6
            untemplated: 20                          | vllm-score llama-server                              | CONTEXT_OVERFLOW=2 right=5 wrong=1
            errors: [{kind: backend, share: 1}]      | *                                                    | CONTEXT_OVERFLOW=2 ENDPOINT_ERROR=6
            errors: [{kind: loading, share: 1}]      | *                                                    | CONTEXT_OVERFLOW=2 ENDPOINT_ERROR=6
            errors: [{kind: model-missing, share: 1}] | *                                                   | CONTEXT_OVERFLOW=2 MODEL_NOT_FOUND=6
            errors: [{kind: route-missing, share: 1}] | *                                                   | BAD_REQUEST=6 CONTEXT_OVERFLOW=2
            errors: [{kind: rate-limited, share: 1}] | *                                                    | CONTEXT_OVERFLOW=2 RATE_LIMITED=6
            errors: [{kind: unauthorized, share: 1}] | *                                                    | CONTEXT_OVERFLOW=2 UNAUTHORIZED=6
            """)
    void aTrapNeverBecomesAVerdict(String traps, String adapters, String expected) {
        List<Dialect> dialects = SimulatedClassifiers.DIALECTS.stream()
                .filter(dialect -> adapters.equals("*")
                        || Arrays.asList(adapters.split(" ")).contains(dialect.adapter()))
                .toList();
        for (Dialect dialect : dialects) {
            assertThat(outcomes(spec(dialect)
                            .unreadable(traps.contains("noNumber") ? 0.5 : 0, false)
                            .traps(traps)))
                    .as(dialect.adapter())
                    .isEqualTo(expected);
        }
        assertThat(dialects).isNotEmpty();
    }

    private static String outcomes(SpecBuilder spec) {
        Map<String, Integer> counts = new TreeMap<>();
        try (SimulatedServer server = SimulatedServer.start(spec.build(), DATASET)) {
            DATASET.items().forEach(item -> counts.merge(outcome(server, item), 1, Integer::sum));
        }
        return counts.toString().replaceAll("[{},]", "");
    }

    private static String outcome(SimulatedServer server, SimulatedItem item) {
        try {
            Scores scores = SimulatedClassifiers.scores(server, item, Map.of("format", "llama3", "sendBos", "false"));
            boolean right = SimulatedClassifiers.scored(item, scores).equals(TRUTH.get(item.id()));
            boolean unknown = scores.truncation() == Truncation.UNKNOWN;
            return right ? "right" : unknown ? "unknown-and-wrong" : "wrong";
        } catch (CallFailedException e) {
            return e.reason().name();
        } catch (UnscoredException e) {
            return e.reason().name();
        }
    }

    private static Map<String, Scored> truth() {
        Map<String, Scored> truth = new TreeMap<>();
        SimulatedSpec honest = spec(Dialect.VLLM_CLASSIFY).maxModelLen(131_072).build();
        try (SimulatedServer server = SimulatedServer.start(honest, DATASET)) {
            for (SimulatedItem item : DATASET.items()) {
                truth.put(
                        item.id(),
                        SimulatedClassifiers.scored(item, SimulatedClassifiers.scores(server, item, Map.of())));
            }
        }
        return truth;
    }

    private static SpecBuilder spec(Dialect dialect) {
        return SimulatedSpec.builder("simulated:trap", dialect)
                .model("rm")
                .accuracy(0.5)
                .maxModelLen(300);
    }

    private static SimulatedDataset dataset() {
        List<SimulatedItem> items = new ArrayList<>();
        IntStream.range(0, 8).forEach(i -> {
            String begin = i < 6 ? "" : "word ".repeat(400);
            items.add(SimulatedItem.of(
                    "item-" + i,
                    "QA",
                    "Question number " + i + "?",
                    List.of(begin + "A right answer to question " + i + "."),
                    List.of(begin + "A wrong answer to " + i + ".", begin + "Nothing, " + i + ".")));
        });
        return SimulatedDataset.of(items);
    }
}
