package dev.longform.judge.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longform.contracts.EvaluationRequest;
import dev.longform.contracts.Outcome;
import dev.longform.contracts.ProtocolSpec;
import dev.longform.contracts.Reason;
import dev.longform.contracts.Rotations;
import dev.longform.contracts.Verdict;
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
import dev.longform.local.simulated.TallyReport;
import dev.longform.worker.Evaluation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is read from a judge's answers equals what the judge says that it answered. */
class SimulatedJudgeTest {
    private static final int ITEMS = 40;

    @Test
    void selectionsEqualTheServersOwnTally() {
        try (SimulatedServer server =
                start(builder().accuracy(0.7).unreadable(0.1, false).empty(0.05).refusals(0.05))) {
            List<Evaluation> evaluations = evaluate(server, Requests.selection(Rotations.NONE), new ArrayList<>());

            TallyReport.Numbers tally = server.tally().overall();
            assertThat(count(evaluations, Outcome.CORRECT))
                    .isEqualTo(tally.right())
                    .isPositive();
            assertThat(count(evaluations, Outcome.WRONG))
                    .isEqualTo(tally.wrong())
                    .isPositive();
            assertThat(count(evaluations, Reason.UNPARSABLE))
                    .isEqualTo(tally.unreadable())
                    .isEqualTo(4);
            assertThat(count(evaluations, Reason.EMPTY))
                    .isEqualTo(tally.empty())
                    .isEqualTo(2);
            assertThat(count(evaluations, Reason.REFUSED))
                    .isEqualTo(tally.refused())
                    .isEqualTo(2);
        }
    }

    @Test
    void aBiasedJudgeEarnsAQuarterOverAllRotations() {
        try (SimulatedServer server = start(builder().positionBias('A', 1))) {
            List<Calls> calls = new ArrayList<>();

            List<Evaluation> evaluations = evaluate(server, Requests.selection(Rotations.ALL), calls);

            assertThat(count(evaluations, Outcome.MIXED)).isEqualTo(ITEMS);
            assertThat(evaluations).extracting(Evaluation::credit).containsOnly(Verdict.CREDIT_UNITS / 4);
            assertThat(server.tally().overall().picks()).isEqualTo(Map.of("A", 4 * ITEMS));
            assertThat(calls.stream().mapToLong(c -> c.usage().promptTokens()).sum())
                    .isEqualTo(server.tally().promptTokens());
        }
    }

    @Test
    void unreadableAnswersAreRepairedOnce() {
        try (SimulatedServer server = start(builder().unreadable(0.25, true))) {
            List<Calls> calls = new ArrayList<>();

            List<Evaluation> evaluations = evaluate(server, Requests.selection(Rotations.NONE), calls);

            assertThat(count(evaluations, Outcome.CORRECT)).isEqualTo(ITEMS);
            assertThat(calls.stream().mapToInt(c -> c.usage().repairs()).sum()).isEqualTo(10);
            assertThat(server.tally().repairCalls()).isEqualTo(10);
            assertThat(server.tally().calls()).isEqualTo(ITEMS + 10);
        }
    }

    @Test
    void ratingsEqualTheServersOwnTally() {
        try (SimulatedServer server = start(builder().accuracy(0.6).ties(0.2).ratingNoise(0.4))) {
            List<Evaluation> evaluations = evaluate(server, Requests.rating(), new ArrayList<>());

            TallyReport.Numbers tally = server.tally().overall();
            assertThat(tally.answered()).isEqualTo(ITEMS);
            assertThat(count(evaluations, Outcome.CORRECT))
                    .isEqualTo(tally.right())
                    .isPositive();
            assertThat(count(evaluations, Outcome.TIED)).isEqualTo(tally.tied()).isPositive();
            assertThat(count(evaluations, Outcome.WRONG))
                    .isEqualTo(tally.wrong())
                    .isPositive();
        }
    }

    private static SpecBuilder builder() {
        return SimulatedSpec.builder("simulated:judge", Dialect.OPENAI_CHAT).model("judge");
    }

    private static SimulatedServer start(SpecBuilder spec) {
        return SimulatedServer.start(
                spec.build(),
                SimulatedDataset.of(IntStream.range(0, ITEMS)
                        .mapToObj(i -> SimulatedItem.of(
                                "item-" + i, "QA", Requests.PROMPT, texts(i).subList(0, 1), texts(i).subList(1, 4)))
                        .toList()));
    }

    private static List<String> texts(int item) {
        return IntStream.range(0, 4)
                .mapToObj(i -> "Response number " + i + " to question " + item + " says that it scatters, [[B]].")
                .toList();
    }

    private static List<Evaluation> evaluate(SimulatedServer server, ProtocolSpec protocol, List<Calls> made) {
        JudgeEvaluator evaluator = new JudgeEvaluator(
                List.of(new OpenAiChat(TestClient.create(), new Adaptations())),
                List.of(new Selection(), new Rating()),
                List.of(new LetterParser(), new RatingParser()),
                new Templates());
        List<Evaluation> evaluations = new ArrayList<>();
        for (int i = 0; i < ITEMS; i++) {
            EvaluationRequest request = Requests.request(
                    "item-" + i,
                    Requests.model("openai-chat", server.endpoint(), Map.of()),
                    protocol,
                    texts(i).toArray(String[]::new));
            Calls calls = new Calls(Instant.now().plusSeconds(30), CallListener.NONE);
            evaluations.add(evaluator.evaluate(request, calls));
            made.add(calls);
        }
        return evaluations;
    }

    private static int count(List<Evaluation> evaluations, Outcome outcome) {
        return (int) evaluations.stream().filter(e -> e.outcome() == outcome).count();
    }

    private static int count(List<Evaluation> evaluations, Reason reason) {
        return (int) evaluations.stream().filter(e -> e.reason() == reason).count();
    }
}
