package dev.longform.scoring.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.longform.contracts.EndpointSignal;
import dev.longform.contracts.Reason;
import dev.longform.contracts.Truncation;
import dev.longform.scoring.Requests;
import dev.longform.scoring.domain.Classifier;
import dev.longform.scoring.domain.Scores;
import dev.longform.scoring.domain.ScoringTask;
import dev.longform.worker.UnscoredException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VllmScoreTest extends AdapterTest {
    @Override
    Classifier classifier() {
        return new VllmScore(CLIENT);
    }

    private static String body(String data, int tokens) {
        return "{\"id\":\"score-1\",\"object\":\"list\",\"created\":1,\"model\":\"rm\",\"data\":[" + data
                + "],\"usage\":{\"prompt_tokens\":" + tokens + ",\"total_tokens\":" + tokens + "}}";
    }

    private static String scored(int index, String score) {
        return "{\"index\":" + index + ",\"object\":\"score\",\"score\":" + score + "}";
    }

    @Test
    void allCandidatesGoInOneRequestWithTheFieldsThatEveryVersionKnows() {
        answer("/score", body(scored(0, "7.3") + "," + scored(1, "-2"), 40));

        assertThat(score(Map.of("maxModelLen", 4096), "a", "b"))
                .isEqualTo(new Scores(List.of(7.3, -2.0), Truncation.NONE));
        assertThat(calls.usage().calls()).isEqualTo(1);
        sent(
                "/score",
                "{\"model\":\"rm\",\"text_1\":\"How do magnets work?\",\"text_2\":[\"a\",\"b\"],"
                        + "\"use_activation\":false}");
    }

    @Test
    void theIndexDecidesNotThePlace() {
        answer("/score", body(scored(1, "5") + "," + scored(0, "-5"), 40));

        assertThat(score(Map.of(), "a", "b").values()).containsExactly(-5.0, 5.0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"0,1|1,2|2,3", "0,1", "0,1|0,2", "0,1|7,2", "0,1|-1,2", "0,1|1,NaN", "0,1|1,null", "0,1|1,[2]"})
    void missingDoubledAndStrangeResultsAreNoScores(String results) {
        StringBuilder data = new StringBuilder();
        for (String result : results.split("\\|")) {
            String[] parts = result.split(",", 2);
            data.append(data.isEmpty() ? "" : ",").append(scored(Integer.parseInt(parts[0]), parts[1]));
        }
        answer("/score", body(data.toString(), 40));

        assertThat(reason(Map.of())).isEqualTo(Reason.INVALID_SCORE);
    }

    @ParameterizedTest
    @CsvSource({"199, UNKNOWN", "200, ALLOWED"})
    void aCountThatStandsAtTheLimitOfAllIsATruncation(int tokens, Truncation truncation) {
        answer("/score", body(scored(0, "1") + "," + scored(1, "2"), tokens));

        assertThat(score(Map.of("maxModelLen", 100), true, "a", "b").truncation())
                .isEqualTo(truncation);
    }

    @Test
    void theSumOfABatchIsHeldAgainstTheServersTokenizer() {
        answer(
                "/score",
                "{\"data\":[{\"index\":0,\"score\":7.3},{\"index\":1,\"score\":-2}],\"usage\":{\"prompt_tokens\":40}}");
        page("/v1/models", "{\"data\":[{\"id\":\"rm\",\"max_model_len\":30}]}");
        answer("/tokenize", "{\"count\":10}");

        assertThat(score(Map.of(), "a", "b").truncation()).isEqualTo(Truncation.NONE);
        sent("/tokenize", "{\"prompt\":\"b\",\"add_special_tokens\":false,\"model\":\"rm\"}");
        answer("/tokenize", "{\"count\":15}");
        assertThat(reason(Map.of())).isEqualTo(Reason.TRUNCATED);
        assertThat(calls.usage().calls()).isEqualTo(2);
    }

    @Test
    void theCosineOfTwoEmbeddingsIsNoScore() {
        answer("/score", body(scored(0, "0.91") + "," + scored(1, "0.87"), 40));
        answer("/v1/embeddings", "{\"data\":[{\"index\":0,\"embedding\":[0.6,0.8]}]}");

        assertThat(unscored(Map.of()).reason()).isEqualTo(Reason.INVALID_SCORE);
        assertThat(unscored(Map.of()).detail()).contains("as an embedder of 2 dimensions");
        answer("/v1/embeddings", 404, "{\"detail\":\"Not Found\"}");
        assertThat(score(Map.of(), "a", "b").values()).containsExactly(0.91, 0.87);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 404, 501})
    void aServerThatRefusesToEmbedIsNoEmbedder(int status) {
        answer("/score", body(scored(0, "0.91") + "," + scored(1, "0.87"), 40));
        answer("/v1/embeddings", status, "{\"error\":{\"message\":\"no\"}}");

        assertThat(score(Map.of(), "a", "b").values()).containsExactly(0.91, 0.87);
    }

    /** The item then costs no attempt, and the endpoint is known to be down. */
    @Test
    void ofAServerThatIsDownTheScoresOwnCallTells() {
        answer("/score", 503, "{}");
        answer("/v1/embeddings", 503, "{}");

        assertThat(failure(Map.of()).signal()).isEqualTo(EndpointSignal.UNREACHABLE);
        assertThat(calls.signal()).isEqualTo(EndpointSignal.UNREACHABLE);
    }

    /** One failure does not let cosines pass as rewards for ten minutes. */
    @ParameterizedTest
    @CsvSource({"500, ENDPOINT_ERROR", "503, ENDPOINT_ERROR", "429, RATE_LIMITED"})
    void whileAServerCannotBeAskedItsScoreIsNotBelieved(int status, Reason reason) {
        Classifier one = classifier();
        ScoringTask task = ScoringTask.of(
                Requests.request("i", model(Map.of()), Instant.now().plusSeconds(60), false, "a", "b"));
        answer("/score", body(scored(0, "0.91") + "," + scored(1, "0.87"), 40));
        answer("/v1/embeddings", status, "{}");

        assertThat(catchThrowableOfType(UnscoredException.class, () -> one.score(task, calls))
                        .reason())
                .isEqualTo(reason);
        assertThat(calls.signal()).isEqualTo(EndpointSignal.ALIVE);
        answer("/v1/embeddings", "{\"data\":[{\"index\":0,\"embedding\":[0.6,0.8]}]}");
        assertThat(catchThrowableOfType(UnscoredException.class, () -> one.score(task, calls))
                        .reason())
                .isEqualTo(Reason.INVALID_SCORE);
    }
}
