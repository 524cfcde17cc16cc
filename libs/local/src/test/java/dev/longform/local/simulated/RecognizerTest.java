package dev.longform.local.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RecognizerTest {
    private static final String SHORT = "Forty-two.";
    private static final String LONG =
            "I would say: Forty-two. That is what the books say, and many people agree with it.";
    private static final String OTHER =
            "Nobody can know, and nobody ever asked; the question itself is what matters here.";

    private final SimulatedItem answer =
            SimulatedItem.of("a", "QA", "What is six times seven?", List.of(SHORT), List.of(LONG, OTHER));
    private final SimulatedItem same =
            SimulatedItem.of("b", "QA", "What is the answer?", List.of(SHORT), List.of(OTHER));
    private final SimulatedItem quote = SimulatedItem.of(
            "c",
            "RAG",
            "Quote from this: " + OTHER + " And that was it.",
            List.of(OTHER),
            List.of("No quote to be found."));
    private final Recognizer recognizer = new Recognizer(SimulatedDataset.of(List.of(answer, same, quote)));

    @Test
    void candidatesAreFoundInTheOrderOfTheirPlaces() {
        assertThat(recognizer.shown("What is six times seven?\n[" + OTHER + "]\n[" + SHORT + "]\n[" + LONG + "]"))
                .containsExactly(new Sighting(answer, List.of(2, 0, 1)));
    }

    @Test
    void aCandidateInsideAnotherIsNotShownByIt() {
        assertThat(recognizer.shown("What is six times seven?\n[" + LONG + "]\n[" + OTHER + "]"))
                .containsExactly(new Sighting(answer, List.of(1, 2)));
    }

    @Test
    void thePromptTellsItemsWithTheSameCandidatesApart() {
        assertThat(recognizer.shown("What is the answer?\n[" + OTHER + "]\n[" + SHORT + "]"))
                .containsExactly(new Sighting(same, List.of(1, 0)));
        assertThat(recognizer.answered(List.of("What is six times seven?"), SHORT))
                .containsExactly(new Sighting(answer, List.of(0)));
    }

    @Test
    void aCandidateThatOnlyStandsInThePromptIsNotShown() {
        assertThat(recognizer.shown("Rate:\n" + quote.prompt().get(0) + "\n[No quote to be found.]"))
                .containsExactly(new Sighting(quote, List.of(1)));
    }

    @Test
    void aRenderedConversationEndsWithItsCandidate() {
        assertThat(recognizer.rendered(
                        "<user>" + quote.prompt().get(0) + "</user><assistant>" + OTHER + "</assistant>"))
                .containsExactly(new Sighting(quote, List.of(0)));
    }

    @Test
    void unknownTextsShowNothing() {
        assertThat(recognizer.shown("What is six times seven? Not this.")).isEmpty();
        assertThat(recognizer.answered(List.of("What is six times seven?"), "Not this."))
                .isEmpty();
    }

    @Test
    void itemsWhoseCandidatesShareALongBeginningAreToldApart() {
        String beginning = "The same paragraph stands in front of every version of this response. ".repeat(40);
        List<SimulatedItem> items = java.util.stream.IntStream.range(0, 300)
                .mapToObj(i -> SimulatedItem.of(
                        "n" + i,
                        "QA",
                        "Tell me.",
                        List.of(beginning + "True " + i + "."),
                        List.of(beginning + "False " + i + ".")))
                .toList();
        Recognizer many = new Recognizer(SimulatedDataset.of(items));

        assertThat(many.shown("Tell me.\n<" + beginning + "False 123.>\n<" + beginning + "True 123.>"))
                .containsExactly(new Sighting(items.get(123), List.of(1, 0)));
    }
}
