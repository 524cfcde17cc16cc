package dev.longform.needles.domain.editing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longform.contracts.EditingFailure;
import dev.longform.contracts.EditingReport;
import dev.longform.contracts.HaystackDone;
import dev.longform.contracts.HaystackRequest;
import dev.longform.contracts.Message;
import dev.longform.contracts.NeedlePair;
import dev.longform.contracts.Reason;
import dev.longform.needles.domain.Requests;
import dev.longform.needles.domain.text.Tokenizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HaystackWriterTest {
    private static final int LENGTH = 600;
    private static final int TOLERANCE = 60;

    private final FakeEditor editor = new FakeEditor();
    private final List<NeedlePair> pairs = new ArrayList<>();

    @Test
    void aTextThatIsTooShortIsExtendedUntilItIsWithinTheTolerance() {
        editor.writes = number -> paragraphs(number, 5);

        HaystackDone done = plant();

        assertThat(done.refused()).isNull();
        assertThat(done.tokens()).isBetween(LENGTH - TOLERANCE, LENGTH + TOLERANCE);
        assertThat(done.editing()).isEqualTo(new EditingReport(1, "editor@1", editor.asked.size(), 0, Map.of(), null));
        assertThat(editor.asked.size()).isGreaterThan(2);
        assertThat(editor.asked.get(0)).hasSize(1);
        assertThat(editor.asked.get(0).get(0).content())
                .startsWith("Tell me of locks.\n\nAnswer in one text of about 450 words");
        assertThat(editor.asked.get(1)).extracting(Message::role).containsExactly("user", "assistant", "user");
        assertThat(editor.asked.get(1).get(1).content()).isEqualTo(paragraphs(0, 5));
        assertThat(editor.asked.get(2).get(1).content()).isEqualTo(paragraphs(0, 5) + "\n\n" + paragraphs(1, 5));
        String text = IntStream.range(0, editor.asked.size())
                .mapToObj(i -> paragraphs(i, 5))
                .collect(Collectors.joining("\n\n"));
        assertThat(pairs).isNotEmpty().allSatisfy(pair -> {
            assertThat(pair.generator()).isEqualTo("writer-1:editor@1+rules-3");
            assertThat(pair.author()).isNull();
            assertThat(text)
                    .startsWith(pair.rejected().substring(0, pair.rejectedSpan().charStart()));
        });
    }

    @Test
    void aTextThatIsTooLongIsCutAtAParagraphsEnd() {
        editor.writes = number -> paragraphs(number, 60);

        HaystackDone done = plant();

        assertThat(editor.asked).hasSize(1);
        assertThat(Tokenizer.count(paragraphs(0, 60))).isGreaterThan(LENGTH + TOLERANCE);
        assertThat(done.tokens()).isBetween(LENGTH - TOLERANCE, LENGTH + TOLERANCE);
    }

    @Test
    void theSameRequestIsAnsweredFromWhatIsKeptWithTheSameBytes() {
        editor.writes = number -> paragraphs(number, 5);
        HaystackDone first = plant();
        int calls = editor.asked.size();
        List<NeedlePair> before = List.copyOf(pairs);
        pairs.clear();

        HaystackDone second = plant();

        assertThat(editor.asked).hasSize(calls);
        assertThat(second).isEqualTo(first);
        assertThat(pairs).isEqualTo(before);
    }

    @Test
    void aCallThatFailsEndsTheWorkAndTheNextDeliveryGoesOnFromThere() {
        editor.writes = number -> paragraphs(number, 5);
        editor.failsFrom = 2;
        HaystackDone failed = plant();

        assertThat(failed.pairs()).isZero();
        assertThat(failed.refused()).isEqualTo("its text was not written: ENDPOINT_ERROR");
        assertThat(failed.editing().failure()).isEqualTo(new EditingFailure(Reason.ENDPOINT_ERROR, "status 500"));
        assertThat(failed.editing().answers()).isEqualTo(2);
        editor.failsFrom = -1;
        HaystackDone done = plant();
        assertThat(done.refused()).isNull();
        assertThat(done.editing().answers()).isEqualTo(editor.asked.size());
    }

    @Test
    void aModelThatWritesTooLittleIsAskedTwelveTimesAndThenSaidToHaveFailed() {
        editor.writes = number -> "Lock number " + number + " was opened in " + (1800 + number) + ".";

        HaystackDone done = plant();

        assertThat(editor.asked).hasSize(12);
        assertThat(done.refused())
                .matches("the writer was asked as often as it may be after 12 answers, at \\d+ of 600 tokens");
        assertThat(pairs).isEmpty();
    }

    @Test
    void aModelThatRepeatsItselfOrSaysNothingIsNotAskedOnAndOn() {
        editor.writes = number -> paragraphs(0, 5);
        assertThat(plant().refused()).startsWith("the writer repeats itself after 2 answers");

        editor.kept.clear();
        editor.writes = number -> "  \n";
        assertThat(plant().refused()).isEqualTo("the writer gave no text to use after 1 answers, at 0 of 600 tokens");

        editor.kept.clear();
        editor.problem = Reason.REFUSED;
        assertThat(plant().refused())
                .isEqualTo("the writer gave no text to use (REFUSED) after 1 answers, at 0 of 600 tokens");
    }

    @Test
    void ofATextThatWasCutOffTheWholeParagraphsAreUsed() {
        editor.problem = Reason.LENGTH_LIMIT;
        editor.writes = number -> paragraphs(number, 5) + "\n\nAnd then the keeper of the";

        HaystackDone done = plant();

        assertThat(done.refused()).isNull();
        assertThat(pairs).isNotEmpty().noneMatch(pair -> pair.chosen().contains("And then the keeper"));
    }

    private static String paragraphs(int from, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "Lock " + from + "-" + i + " was opened in " + (1800 + 7 * from + i)
                        + " by a company of miners. It cost " + (3000 + 10 * from + i)
                        + " pounds and took four years, since the ground was wet.")
                .collect(Collectors.joining("\n\n"));
    }

    private HaystackDone plant() {
        HaystackRequest request = new HaystackRequest(
                "plan",
                "haystack",
                "source",
                "Writing",
                List.of(new Message("user", "Tell me of locks.")),
                null,
                LENGTH,
                TOLERANCE,
                2,
                1,
                List.of("number", "contradiction"),
                1,
                "o200k_base",
                FakeEditor.task());
        return Requests.planter(new Editing(editor, editor)).plant(request, pairs::add);
    }
}
