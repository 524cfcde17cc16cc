package dev.longform.needles.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.longform.contracts.HaystackDone;
import dev.longform.contracts.HaystackRequest;
import dev.longform.contracts.NeedlePair;
import dev.longform.contracts.NeedleShortfall;
import dev.longform.needles.domain.aspects.NumberStrategy;
import dev.longform.needles.domain.text.Tokenizer;
import java.util.List;
import org.junit.jupiter.api.Test;

class NeedlePlanterTest {
    private static final String SENTENCE = "The canal has 18 locks and a long tunnel.";

    @Test
    void anotherTokenizerIsRefused() {
        HaystackRequest request = Requests.request(SENTENCE, 10, 5, 1);
        HaystackRequest other = new HaystackRequest(
                request.planId(),
                request.haystackId(),
                request.sourceId(),
                request.subset(),
                request.prompt(),
                request.text(),
                10,
                5,
                10,
                2,
                request.aspects(),
                1,
                "cl100k_base");

        assertThat(Requests.Answer.to(other).done().refused())
                .isEqualTo("the tokenizer cl100k_base is not known; known: o200k_base");
    }

    @Test
    void halfASurrogatePairIsRefused() {
        HaystackDone done = Requests.Answer.to(Requests.request(SENTENCE + " \ud83c", 12, 5, 1))
                .done();

        assertThat(done.refused()).contains("surrogate");
        assertThat(done.haystackSha256()).isNull();
    }

    @Test
    void anAspectWithoutAStrategyIsReportedForEveryBin() {
        NeedlePlanter planter = new NeedlePlanter(List.of(new NumberStrategy()), null);

        HaystackDone done = planter.plant(Requests.request(SENTENCE, 10, 5, 1), pair -> {});

        assertThat(done.shortfalls())
                .filteredOn(shortfall -> shortfall.aspect().equals("safety"))
                .hasSize(10)
                .contains(new NeedleShortfall("safety", 3, 2, 0, "no strategy for the aspect safety; known: number"));
    }

    @Test
    void twoStrategiesForOneAspectAreRefused() {
        assertThatThrownBy(() -> new NeedlePlanter(List.of(new NumberStrategy(), new NumberStrategy()), null))
                .hasMessage("two strategies for the aspect number");
    }

    @Test
    void aDocumentOfOneSentenceHasOnePlaceAndSaysSo() {
        Requests.Answer answer = Requests.Answer.to(Requests.request(SENTENCE, 10, 5, 1));

        assertThat(answer.pairs())
                .filteredOn(pair -> pair.aspect().equals("number"))
                .singleElement()
                .satisfies(pair -> {
                    assertThat(pair.chosen()).isEqualTo(SENTENCE);
                    assertThat(pair.chosenSpan().charStart()).isEqualTo(14);
                    assertThat(pair.chosenSpan().charEnd()).isEqualTo(16);
                });
        assertThat(answer.done().shortfalls())
                .contains(new NeedleShortfall("contradiction", 0, 2, 0, "the haystack offers no place"));
    }

    @Test
    void textWithoutEnglishSaysWhyItOffersNoPlace() {
        Requests.Answer answer = Requests.Answer.to(Requests.request("运河长42公里。它有18个船闸！", 20, 15, 1));

        assertThat(answer.pairs()).extracting(NeedlePair::aspect).containsOnly("number");
        assertThat(answer.done().shortfalls())
                .contains(new NeedleShortfall(
                        "safety", 0, 2, 0, "the haystack has no English prose and offers no place"));
    }

    @Test
    void repeatedTextDoesNotMisleadThePlace() {
        String text = (SENTENCE + "\n\n").repeat(40).strip();

        Requests.Answer answer = Requests.Answer.to(Requests.request(text, Tokenizer.count(text), 5, 1));

        List<NeedlePair> numbers = answer.pairs().stream()
                .filter(pair -> pair.aspect().equals("number"))
                .toList();
        assertThat(numbers).hasSize(20);
        assertThat(numbers).extracting(pair -> pair.chosenSpan().charStart()).doesNotHaveDuplicates();
        assertThat(numbers).allSatisfy(pair -> assertThat(pair.chosenSpan().charStart() % (SENTENCE.length() + 2))
                .isEqualTo(14));
    }
}
