package dev.longform.scoring.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.langchain4j.model.embedding.onnx.allminilml6v2q.AllMiniLmL6V2QuantizedEmbeddingModel;
import dev.longform.contracts.Reason;
import dev.longform.contracts.Truncation;
import dev.longform.endpoints.CallListener;
import dev.longform.endpoints.Calls;
import dev.longform.local.testing.KafkaAndPostgres;
import dev.longform.scoring.Requests;
import dev.longform.scoring.domain.Scores;
import dev.longform.scoring.domain.ScoringTask;
import dev.longform.worker.UnscoredException;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** In Quarkus's class loader, because a native library can be loaded by one class loader only. */
@QuarkusTest
@QuarkusTestResource(
        value = KafkaAndPostgres.class,
        initArgs = @ResourceArg(name = "database", value = "false"),
        restrictToAnnotatedClass = false)
class MiniLmTest {
    private static final String MAGNETS =
            "A magnet attracts iron because the magnetic moments of its atoms point the same way.";
    private static final String BREAD =
            "Knead the dough, let it rise for an hour and bake it until the crust is brown.";

    @Inject
    MiniLmClassifier classifier;

    @Test
    void aShortTextHasTheVectorThatLangchain4jGivesIt() {
        float[] expected = new AllMiniLmL6V2QuantizedEmbeddingModel(Runnable::run)
                .embed(MAGNETS)
                .content()
                .vector();
        try (MiniLm miniLm = MiniLm.load()) {
            double[] vector = miniLm.embed(miniLm.chunks(MAGNETS).get(0));

            assertThat(vector).hasSize(384);
            for (int i = 0; i < vector.length; i++) {
                assertThat(vector[i]).isEqualTo(expected[i], within(1e-5));
            }
        }
    }

    @Test
    void aLongTextIsCutIntoChunksAndNothingIsDropped() {
        try (MiniLm miniLm = MiniLm.load()) {
            assertThat(miniLm.chunks("hello ".repeat(300)))
                    .extracting(chunk -> chunk.length)
                    .containsExactly(126, 126, 48);
        }
    }

    @Test
    void whatIsAboutThePromptScoresHigher() {
        List<Double> values = scores(MAGNETS, BREAD).values();

        assertThat(values.get(0)).isBetween(0.4, 1.0);
        assertThat(values.get(1)).isBetween(-0.3, 0.2);
    }

    @Test
    void theScoreIsTheMeanOverTheChunks() {
        String filler = "magnet ".repeat(126);

        List<Double> values = scores(filler, "bread ".repeat(126), filler + "bread ".repeat(126))
                .values();

        assertThat(values.get(2)).isEqualTo((values.get(0) + values.get(1)) / 2, within(1e-12));
    }

    @Test
    void theEndOfALongResponseCounts() {
        String start = "Magnets attract iron. ".repeat(100);

        List<Double> values =
                scores(start + MAGNETS.repeat(10), start + BREAD.repeat(10)).values();

        assertThat(values.get(0)).isGreaterThan(values.get(1));
    }

    @Test
    void theSameTextsGiveTheSameBitsOnManyThreads() {
        List<Double> once = scores(MAGNETS.repeat(9), BREAD).values();

        assertThat(IntStream.range(0, 12).parallel().mapToObj(i -> scores(MAGNETS.repeat(9), BREAD)
                        .values()))
                .allMatch(once::equals);
        try (MiniLm fresh = MiniLm.load()) {
            assertThat(fresh.embed(fresh.chunks(BREAD).get(0)))
                    .isEqualTo(fresh.embed(fresh.chunks(BREAD).get(0)));
        }
    }

    @Test
    void nothingIsCutAndTheVerdictSaysSo() {
        assertThat(scores(MAGNETS.repeat(50), BREAD).truncation()).isEqualTo(Truncation.NONE);
    }

    @Test
    void aTextWithoutATokenHasNoScore() {
        assertThatThrownBy(() -> scores("\u200b", BREAD))
                .isInstanceOfSatisfying(
                        UnscoredException.class, e -> assertThat(e.reason()).isEqualTo(Reason.INVALID_SCORE));
    }

    private Scores scores(String... candidates) {
        String[] atLeastTwo = candidates.length > 1 ? candidates : new String[] {candidates[0], "x"};
        return classifier.score(
                ScoringTask.of(Requests.request("i", Requests.model("builtin:minilm", null, Map.of()), atLeastTwo)),
                new Calls(Instant.MAX, CallListener.NONE));
    }
}
