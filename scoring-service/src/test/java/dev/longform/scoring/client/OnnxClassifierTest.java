package dev.longform.scoring.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.longform.contracts.Message;
import dev.longform.contracts.ModelKind;
import dev.longform.contracts.ModelSpec;
import dev.longform.contracts.Reason;
import dev.longform.contracts.Truncation;
import dev.longform.endpoints.CallFailedException;
import dev.longform.endpoints.CallListener;
import dev.longform.endpoints.Calls;
import dev.longform.local.testing.KafkaAndPostgres;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The model {@code tiny} gives a quarter of the sum of its tokens' ids: {@code good} is 30, {@code bad} 3, the marks
 * around a pair 1, 2 and 2, unknown words 0. Its {@code config.json} states 12 tokens; its tokenizer's own file asks for
 * a silent cut at 4. In Quarkus's class loader, because a native library can be loaded by one class loader only.
 */
@QuarkusTest
@QuarkusTestResource(
        value = KafkaAndPostgres.class,
        initArgs = @ResourceArg(name = "database", value = "false"),
        restrictToAnnotatedClass = false)
class OnnxClassifierTest {
    @Inject
    OnnxClassifier classifier;

    @Test
    void promptAndResponseAreAPairAndNothingIsCutSilently() {
        assertThat(score("tiny", Map.of(), false, "good", "bad good bad"))
                .isEqualTo(new Scores(List.of((5 + 30) / 4.0, (5 + 36) / 4.0), Truncation.NONE));
    }

    @Test
    void aRenderedTextGetsNoMarksThatItDoesNotHold() {
        Map<String, Object> format =
                Map.of("format", Map.of("bos", "<s> ", "user", "{content} ", "assistant", "{content}"));

        assertThat(score("tiny", format, false, "good", "bad").values())
                .containsExactly((100 + 30) / 4.0, (100 + 3) / 4.0);
    }

    @Test
    void aLongerTextThanTheModelTakesIsAContextOverflowOrIsCutWhereThatIsAllowed() {
        String tooLong = "good ".repeat(9);

        assertThatThrownBy(() -> score("tiny", Map.of(), false, tooLong, "bad"))
                .isInstanceOfSatisfying(UnscoredException.class, e -> {
                    assertThat(e.reason()).isEqualTo(Reason.CONTEXT_OVERFLOW);
                    assertThat(e.detail()).isEqualTo("the text has 14 tokens, the model takes 12");
                });
        assertThat(score("tiny", Map.of(), true, tooLong, "bad"))
                .as("the mark behind the response stays")
                .isEqualTo(new Scores(List.of((5 + 7 * 30) / 4.0, (5 + 3) / 4.0), Truncation.ALLOWED));
        assertThat(score("tiny", Map.of("maxModelLen", 14), false, tooLong, "bad")
                        .truncation())
                .isEqualTo(Truncation.NONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"../models/tiny", "/etc", "tiny/../tiny", "..", ".hidden", ""})
    void aModelsDescriptionLeadsNowhereElse(String name) {
        assertThatThrownBy(() -> score(name, Map.of(), false, "a", "b"))
                .isInstanceOfSatisfying(
                        CallFailedException.class, e -> assertThat(e.reason()).isEqualTo(Reason.BAD_REQUEST));
    }

    @Test
    void aModelThatIsNotThereIsNotFound() {
        assertThatThrownBy(() -> score("other", Map.of(), false, "a", "b"))
                .isInstanceOfSatisfying(CallFailedException.class, e -> {
                    assertThat(e.reason()).isEqualTo(Reason.MODEL_NOT_FOUND);
                    assertThat(e.detail())
                            .isEqualTo(
                                    "the worker's models have no directory other with model.onnx and tokenizer.json");
                });
    }

    private Scores score(String name, Map<String, Object> options, boolean allowTruncation, String... candidates) {
        ModelSpec model = new ModelSpec("m", "1", ModelKind.CLASSIFIER, "onnx", null, name, null, 2, options, Map.of());
        return classifier.score(
                new ScoringTask(
                        model, List.of(new Message("user", "some question")), List.of(candidates), allowTruncation),
                new Calls(Instant.MAX, CallListener.NONE));
    }
}
