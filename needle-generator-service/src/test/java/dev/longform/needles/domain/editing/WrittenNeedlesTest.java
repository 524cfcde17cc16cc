package dev.longform.needles.domain.editing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longform.contracts.EditingReport;
import dev.longform.contracts.HaystackDone;
import dev.longform.contracts.HaystackRequest;
import dev.longform.contracts.Message;
import dev.longform.contracts.NeedlePair;
import dev.longform.contracts.NeedleShortfall;
import dev.longform.contracts.NeedleSpan;
import dev.longform.contracts.Reason;
import dev.longform.needles.domain.Requests;
import dev.longform.needles.domain.text.Tokenizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WrittenNeedlesTest {
    /** 40 paragraphs, so that each of two bins has more places than are tried. */
    private static final String TEXT = IntStream.range(0, 40)
            .mapToObj(i -> "The keeper of lock number " + i + " was paid by the month. It was the work of a quiet man.")
            .collect(Collectors.joining("\n\n"));

    private final FakeEditor editor = new FakeEditor();
    private final List<NeedlePair> pairs = new ArrayList<>();

    @Test
    void aPairIsTakenWhenTheFalseSideIsNamedInBothOrders() {
        // sides of equal length in letters, so that none is withdrawn: Bees and Ants
        HaystackDone done = plant(request(1));

        assertThat(done.editing()).isEqualTo(new EditingReport(1, "editor@1", 6, 2, Map.of(), null));
        assertThat(pairs).hasSize(2).allSatisfy(pair -> {
            assertThat(pair.aspect()).isEqualTo("factuality");
            assertThat(pair.generator()).isEqualTo("editor-1");
            assertThat(pair.author().model()).isEqualTo("editor@1");
            assertThat(editor.kept.get(pair.author().request()).text()).isEqualTo(FakeEditor.PAIR);
            assertThat(needle(pair.chosen(), pair.chosenSpan()))
                    .isEqualTo(" Bees make honey from the nectar of many flowers.");
            assertThat(needle(pair.rejected(), pair.rejectedSpan()))
                    .isEqualTo(" Ants make honey from the nectar of many flowers.");
            assertThat(without(pair.chosen(), pair.chosenSpan())).isEqualTo(TEXT);
            assertThat(without(pair.rejected(), pair.rejectedSpan())).isEqualTo(TEXT);
            assertThat((long) Tokenizer.count(pair.rejected()
                                    .substring(0, pair.rejectedSpan().charStart()))
                            * 2
                            / Tokenizer.count(pair.rejected()))
                    .isEqualTo(pair.bin());
        });
        assertThat(pairs).extracting(NeedlePair::bin).containsExactly(0, 1);
        assertThat(done.shortfalls()).isEmpty();
    }

    @Test
    void theEditorIsShownThePlaceAndNothingCanFakeItsFrame() {
        plant(request(1));

        String question = editor.asked.get(0).get(0).content();
        String mark = question.replaceAll("(?s).*\\[\\[PLACE ([0-9a-f]{10})]].*", "$1");
        assertThat(question).contains("==== passage " + mark + " ====\n").contains("==== end of passage " + mark);
        assertThat(question).contains("was paid by the month.");
        assertThat(editor.asked.get(1).get(0).content())
                .contains("==== statement A " + mark + " ====\nBees make")
                .contains("==== statement B " + mark + " ====\nAnts make");
        assertThat(editor.asked.get(2).get(0).content()).contains("==== statement A " + mark + " ====\nAnts make");
    }

    @Test
    void aVerifierThatDisagreesInOneOrderRejectsThePair() {
        editor.verifies = falseOne -> "[[B]]";

        HaystackDone done = plant(request(1));

        // two bins of three places each: one question for a pair and two for its verification
        assertThat(done.editing())
                .isEqualTo(new EditingReport(
                        1, "editor@1", 18, 0, Map.of("the false side was not named in both orders", 6), null));
        assertThat(done.pairs()).isZero();
        assertThat(done.shortfalls())
                .containsExactly(
                        new NeedleShortfall("factuality", 0, 1, 0, "the editor wrote no further pair that was taken"),
                        new NeedleShortfall("factuality", 1, 1, 0, "the editor wrote no further pair that was taken"));
    }

    @Test
    void aVerifierThatNamesTheTrueSideIsNotAskedTwice() {
        editor.verifies = falseOne -> falseOne.equals("A") ? "[[B]]" : "[[A]]";

        assertThat(plant(request(1)).editing().answers()).isEqualTo(12);
    }

    @Test
    void aVerifierThatNamesBothOrCannotTellConfirmsNothing() {
        editor.verifies = falseOne -> "[[A]] or [[B]]";
        assertThat(plant(request(1)).editing().rejected()).isEqualTo(Map.of("the verification cannot be read", 6));

        editor.kept.clear();
        editor.verifies = falseOne -> "[[C]]";
        assertThat(plant(request(1)).editing().rejected())
                .isEqualTo(Map.of("the false side was not named in both orders", 6));
    }

    @Test
    void whatCannotBeUsedIsAskedForOnceMoreWithTheReason() {
        editor.writes = number -> number % 2 == 0 ? "TRUE: Bees make.\nFALSE: Bees make." : FakeEditor.PAIR;

        HaystackDone done = plant(request(1));

        assertThat(done.editing())
                .isEqualTo(new EditingReport(1, "editor@1", 8, 2, Map.of("both sides say the same", 2), null));
        List<Message> again = editor.asked.get(1);
        assertThat(again).extracting(Message::role).containsExactly("user", "assistant", "user");
        assertThat(again.get(1).content()).isEqualTo("TRUE: Bees make.\nFALSE: Bees make.");
        assertThat(again.get(2).content()).startsWith("That cannot be used: Both sentences are the same.");
    }

    @Test
    void aRefusalIsNoAnswerAndAnotherPlaceIsTried() {
        editor.problem = Reason.REFUSED;

        assertThat(plant(request(1)).editing())
                .isEqualTo(new EditingReport(1, "editor@1", 6, 0, Map.of("no answer: REFUSED", 6), null));
    }

    @Test
    void aFailedCallLeavesNoPairAndTellsWhy() {
        editor.failsFrom = 4;

        HaystackDone done = plant(request(1));

        assertThat(pairs).isEmpty();
        assertThat(done.pairs()).isZero();
        assertThat(done.editing().answers()).isEqualTo(4);
        assertThat(done.editing().failure().reason()).isEqualTo(Reason.ENDPOINT_ERROR);
        assertThat(done.editing().failure().detail()).isEqualTo("status 500");
        assertThat(done.shortfalls())
                .extracting(NeedleShortfall::reason)
                .containsOnly("the editor failed: ENDPOINT_ERROR");
    }

    @Test
    void whoGoesOnAfterAFailureAsksNothingTwice() {
        HaystackDone whole = plant(request(1));
        List<NeedlePair> expected = List.copyOf(pairs);
        pairs.clear();
        editor.kept.clear();
        editor.asked.clear();

        editor.failsFrom = 4;
        plant(request(1));
        editor.failsFrom = -1;
        HaystackDone resumed = plant(request(1));

        assertThat(editor.asked).hasSize(6).doesNotHaveDuplicates();
        assertThat(resumed).isEqualTo(whole);
        assertThat(pairs).isEqualTo(expected);
    }

    @Test
    void whoWantsMoreGetsTheSameNeedlesFirst() {
        plant(request(1));
        List<String> few = pairs.stream().map(NeedlePair::chosen).toList();
        pairs.clear();
        int asked = editor.asked.size();

        plant(request(3));

        assertThat(pairs).hasSize(6).extracting(NeedlePair::chosen).containsAll(few);
        assertThat(editor.asked).hasSize(3 * asked);
    }

    @Test
    void theFirstAnswerThatWasKeptIsUsed() {
        plant(request(1));
        String other = FakeEditor.PAIR.replace("many", "most");
        editor.writes = number -> other;
        pairs.clear();

        plant(request(1));

        assertThat(pairs).allSatisfy(pair -> assertThat(pair.chosen()).contains("many flowers"));
    }

    @Test
    void sidesOfDifferentLengthAreBalancedOrWithdrawn() {
        editor.writes = number ->
                FakeEditor.PAIR.replace("FALSE: Ants", "FALSE: Large Ants").replace("Bees", "Good Bees");

        HaystackDone done = plant(request(2));

        // the false side is always one letter longer: nothing stands against it
        assertThat(done.editing().accepted()).isEqualTo(4);
        assertThat(pairs).isEmpty();
        assertThat(done.shortfalls())
                .extracting(NeedleShortfall::reason)
                .containsOnly("the length of its two sides would give a further pair away");
    }

    @Test
    void aDocumentWithoutEnglishProseAsksNothing() {
        HaystackRequest request = request(1, "运河长42公里。它有18个船闸！".repeat(5));

        HaystackDone done = plant(request);

        assertThat(editor.asked).isEmpty();
        assertThat(done.shortfalls()).extracting(NeedleShortfall::reason).containsOnly("the bin offers no place");
    }

    private HaystackDone plant(HaystackRequest request) {
        return Requests.planter(new Editing(editor, editor)).plant(request, pairs::add);
    }

    private static HaystackRequest request(int pairsPerBin) {
        return request(pairsPerBin, TEXT);
    }

    private static HaystackRequest request(int pairsPerBin, String text) {
        int tokens = Tokenizer.count(text);
        return new HaystackRequest(
                "plan",
                "haystack",
                "source",
                "Writing",
                List.of(new Message("user", "Write.")),
                text,
                tokens,
                5,
                2,
                pairsPerBin,
                List.of("factuality"),
                1,
                "o200k_base",
                FakeEditor.task());
    }

    private static String needle(String text, NeedleSpan span) {
        return text.substring(span.charStart(), span.charEnd());
    }

    private static String without(String text, NeedleSpan span) {
        return text.substring(0, span.charStart()) + text.substring(span.charEnd());
    }
}
