package dev.longform.judge.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longform.contracts.EvaluationRequest;
import dev.longform.contracts.Outcome;
import dev.longform.contracts.ProtocolSpec;
import dev.longform.contracts.Rotations;
import dev.longform.endpoints.CallListener;
import dev.longform.endpoints.Calls;
import dev.longform.judge.Requests;
import dev.longform.judge.domain.JudgeEvaluator;
import dev.longform.judge.domain.Rating;
import dev.longform.judge.domain.Selection;
import dev.longform.judge.domain.prompt.Templates;
import dev.longform.judge.domain.reading.LetterParser;
import dev.longform.judge.domain.reading.RatingParser;
import dev.longform.local.simulated.Dialect;
import dev.longform.local.simulated.SimulatedDataset;
import dev.longform.local.simulated.SimulatedItem;
import dev.longform.local.simulated.SimulatedServer;
import dev.longform.local.simulated.SimulatedSpec;
import dev.longform.local.simulated.SpecBuilder;
import dev.longform.worker.Evaluation;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every way of the simulated judges to speak, and every trap, against every dialect: an item has the verdict of a judge
 * that speaks plainly, who is always right, or none. Six items are short, two are longer than the server's limit.
 */
class SimulatedSpeechTest {
    private static final List<Dialect> DIALECTS = List.of(
            Dialect.OPENAI_CHAT,
            Dialect.VLLM_CHAT,
            Dialect.SGLANG_CHAT,
            Dialect.LLAMA_SERVER_CHAT,
            Dialect.OLLAMA_CHAT,
            Dialect.TGI_CHAT,
            Dialect.ANTHROPIC_MESSAGES);
    private static final SimulatedDataset DATASET = dataset();

    /** Half of the items are refused, empty or unreadable where the speech is about that. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {thinking: THOUGHT, thinkingIn: field}      | *                  | CONTEXT_OVERFLOW=2 CORRECT=6
            {thinking: THOUGHT, thinkingIn: block}      | *                  | CONTEXT_OVERFLOW=2 CORRECT=6
            {thinking: THOUGHT, thinkingIn: close-only} | *                  | CONTEXT_OVERFLOW=2 CORRECT=6
            {thinking: THOUGHT, thinkingIn: unclosed}   | *                  | CONTEXT_OVERFLOW=2 EMPTY=6
            {emptyAs: text}                             | *                  | CONTEXT_OVERFLOW=2 CORRECT=3 EMPTY=3
            {emptyAs: 'null'}                           | *                  | CONTEXT_OVERFLOW=2 CORRECT=3 EMPTY=3
            {emptyAs: thinking, thinking: THOUGHT}      | *                  | CONTEXT_OVERFLOW=2 CORRECT=3 EMPTY=3
            {refusalAs: text}                           | *                  | CONTEXT_OVERFLOW=2 CORRECT=3 UNPARSABLE=3
            {refusalAs: refusal}                        | openai-chat anthropic-messages | CONTEXT_OVERFLOW=2 CORRECT=3 REFUSED=3
            {refusalAs: content-filter}                 | openai-chat vllm-chat sglang-chat llama-server-chat tgi-chat | CONTEXT_OVERFLOW=2 CORRECT=3 REFUSED=3
            {unreadableAs: text}                        | *                  | CONTEXT_OVERFLOW=2 CORRECT=3 UNPARSABLE=3
            {unreadableAs: length}                      | *                  | CONTEXT_OVERFLOW=2 CORRECT=3 LENGTH_LIMIT=3
            {refusedParameters: [temperature, seed]}    | *                  | CONTEXT_OVERFLOW=2 CORRECT=6
            """)
    void noWayToSpeakBecomesAWrongVerdict(String speech, String adapters, String expected) {
        for (Dialect dialect : dialects(adapters)) {
            SpecBuilder spec = spec(dialect)
                    .speech(speech.replace("THOUGHT", "'It could be [[B]], [[3]] or {\"verdict\": \"B\"}.'"))
                    .refusals(speech.contains("refusalAs") ? 0.5 : 0)
                    .empty(speech.contains("emptyAs") ? 0.5 : 0)
                    .unreadable(speech.contains("unreadableAs") ? 0.5 : 0, false);
            assertThat(outcomes(spec, Requests.selection(Rotations.NONE), Map.of()))
                    .as(dialect.adapter() + " in words")
                    .isEqualTo(expected);
            assertThat(outcomes(spec, Requests.rating(), Map.of("structured", "auto")))
                    .as(dialect.adapter() + " by a schema")
                    .isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            release: old                              | *                  | CONTEXT_OVERFLOW=2 CORRECT=6
            {overflow: refuse, wording: 2}            | *                  | CONTEXT_OVERFLOW=2 CORRECT=6
            overflow: cut-at-limit                    | *                  | CORRECT=6 TRUNCATED=2
            overflow: cut                             | openai-chat vllm-chat sglang-chat llama-server-chat ollama-chat tgi-chat | CORRECT=6 TRUNCATED=2
            errors: [{kind: backend, share: 1}]       | *                  | CONTEXT_OVERFLOW=2 ENDPOINT_ERROR=6
            errors: [{kind: loading, share: 1}]       | *                  | CONTEXT_OVERFLOW=2 ENDPOINT_ERROR=6
            errors: [{kind: model-missing, share: 1}] | *                  | CONTEXT_OVERFLOW=2 MODEL_NOT_FOUND=6
            errors: [{kind: route-missing, share: 1}] | *                  | BAD_REQUEST=6 CONTEXT_OVERFLOW=2
            errors: [{kind: rate-limited, share: 1}]  | *                  | CONTEXT_OVERFLOW=2 RATE_LIMITED=6
            errors: [{kind: unauthorized, share: 1}]  | *                  | CONTEXT_OVERFLOW=2 UNAUTHORIZED=6
            """)
    void noTrapBecomesAWrongVerdict(String traps, String adapters, String expected) {
        for (Dialect dialect : dialects(adapters)) {
            assertThat(outcomes(spec(dialect).traps(traps), Requests.selection(Rotations.NONE), Map.of()))
                    .as(dialect.adapter())
                    .isEqualTo(expected);
        }
    }

    private static List<Dialect> dialects(String adapters) {
        return DIALECTS.stream()
                .filter(dialect -> adapters.equals("*")
                        || Arrays.asList(adapters.split(" ")).contains(dialect.adapter()))
                .toList();
    }

    private static String outcomes(SpecBuilder spec, ProtocolSpec protocol, Map<String, Object> options) {
        Map<String, Integer> counts = new TreeMap<>();
        String adapter;
        try (SimulatedServer server = SimulatedServer.start(spec.build(), DATASET)) {
            adapter = server.spec().dialect().adapter();
            JudgeEvaluator evaluator = new JudgeEvaluator(
                    Dialects.all(),
                    List.of(new Selection(), new Rating()),
                    List.of(new LetterParser(), new RatingParser()),
                    new Templates());
            for (int i = 0; i < 8; i++) {
                EvaluationRequest request = Requests.request(
                        "item-" + i,
                        Requests.model(adapter, server.endpoint(), options),
                        protocol,
                        texts(i).toArray(String[]::new));
                Evaluation e =
                        evaluator.evaluate(request, new Calls(Instant.now().plusSeconds(30), CallListener.NONE));
                counts.merge(
                        e.outcome() == Outcome.UNSCORED
                                ? e.reason().name()
                                : e.outcome().name(),
                        1,
                        Integer::sum);
            }
        }
        return counts.toString().replaceAll("[{},]", "");
    }

    private static SpecBuilder spec(Dialect dialect) {
        return SimulatedSpec.builder("simulated:speech", dialect)
                .model("judge")
                .accuracy(1)
                .maxModelLen(1200);
    }

    private static SimulatedDataset dataset() {
        return SimulatedDataset.of(IntStream.range(0, 8)
                .mapToObj(i -> SimulatedItem.of(
                        "item-" + i, "QA", Requests.PROMPT, texts(i).subList(0, 1), texts(i).subList(1, 3)))
                .toList());
    }

    private static List<String> texts(int item) {
        String begin = item < 6 ? "" : "word ".repeat(900);
        return IntStream.range(0, 3)
                .mapToObj(
                        i -> begin + "Response number " + i + " to question " + item + " says that it scatters, [[B]].")
                .toList();
    }
}
