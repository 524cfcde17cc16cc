package dev.longform.aggregator.domain.generalisation;

import static dev.longform.contracts.Verdict.CREDIT_UNITS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.longform.aggregator.domain.generalisation.Generalisation.KindLoss;
import dev.longform.benchmark.Interval;
import dev.longform.benchmark.Wilson;
import dev.longform.contracts.ModelKind;
import dev.longform.contracts.ProtocolName;
import dev.longform.contracts.Rotations;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Twelve items from the source and twelve from elsewhere, each a cluster of its own; the first so many are right. */
class GeneralisationTest {
    private static final int ITEMS = 12;
    private static final Question QUESTION =
            new Question("src", List.of(Data.parse("in")), List.of(Data.parse("out/QA")));

    /** Inside 9 and 12 of 12, outside 6 and 9 of 12: 21/24 less 15/24. The judge: 12/12 less 3/10. */
    @Test
    void theAnswersOfAKindArePooledAndALossIsInsideLessOutside() {
        Generalisation found = generalisation(classifier("a", 9, 6), classifier("b", 12, 9), judge("j", 12, 3, 10));

        assertThat(found.models())
                .extracting(model -> model.loss().loss().orElseThrow())
                .containsExactly(0.25, 0.25, 0.7);
        KindLoss classifiers = found.kinds().get(ModelKind.CLASSIFIER);
        assertThat(classifiers.models()).isEqualTo(2);
        assertThat(classifiers.loss().inside().accuracy()).contains(0.875);
        assertThat(classifiers.loss().outside().accuracy()).contains(0.625);
        assertThat(classifiers.loss().loss()).contains(0.25);
        Interval interval = classifiers.loss().interval().orElseThrow();
        assertThat(interval.low()).isBetween(-0.15, 0.15);
        assertThat(interval.high()).isBetween(0.35, 0.65);
    }

    /** Without the two items that the judge did not answer: 21/24 less (6 + 9)/20; the judge as before. */
    @Test
    void theKindsAreComparedOnTheItemsThatBothAnswered() {
        LossDifference difference = generalisation(classifier("a", 9, 6), classifier("b", 12, 9), judge("j", 12, 3, 10))
                .difference()
                .orElseThrow();

        assertThat(difference.insideItems()).isEqualTo(12);
        assertThat(difference.outsideItems()).isEqualTo(10);
        assertThat(difference.classifiers()).contains(0.125);
        assertThat(difference.generative()).contains(0.7);
        assertThat(difference.difference().orElseThrow()).isCloseTo(-0.575, within(1e-12));
        assertThat(difference.interval().orElseThrow().high()).isNegative();
    }

    /** Whatever is drawn, both kinds keep the same items: models that do the same differ by exactly nothing. */
    @Test
    void bothKindsKeepTheSameItemsInEveryDraw() {
        LossDifference difference = generalisation(classifier("a", 9, 6), judge("j", 9, 6, ITEMS))
                .difference()
                .orElseThrow();

        assertThat(difference.difference()).contains(0.0);
        assertThat(difference.interval()).contains(new Interval(0, 0));
    }

    @Test
    void whatIsUnansweredIsInNoDenominatorButCoverages() {
        Share outside = generalisation(judge("j", 12, 3, 10))
                .kinds()
                .get(ModelKind.GENERATIVE)
                .loss()
                .outside();

        assertThat(outside.accuracy()).contains(0.3);
        assertThat(outside.answered()).isEqualTo(10);
        assertThat(outside.coverage().orElseThrow()).isCloseTo(10 / 12.0, within(1e-12));
        assertThat(outside.interval()).contains(Wilson.interval(0.3, 10));
    }

    @Test
    void nothingAnsweredIsNoNumberAndUnderTenClustersThereIsNoInterval() {
        Loss none = generalisation(judge("j", 12, 0, 0)).models().get(0).loss();
        Loss few = generalisation(judge("j", 12, 3, 9)).models().get(0).loss();

        assertThat(none.outside().accuracy()).isEmpty();
        assertThat(none.loss()).isEmpty();
        assertThat(none.interval()).isEmpty();
        assertThat(few.loss()).isPresent();
        assertThat(few.interval()).isEmpty();
    }

    @Test
    void oneKindAloneHasNoDifference() {
        assertThat(generalisation(classifier("a", 9, 6)).difference()).isEmpty();
    }

    @Test
    void theSameQuestionGetsTheSameIntervals() {
        Participant[] models = {classifier("a", 9, 6), judge("j", 11, 3, 11)};

        assertThat(generalisation(models)).isEqualTo(generalisation(models));
    }

    @Test
    void dataIsNamedByDatasetVersionAndSubset() {
        assertThat(Data.parse("bench@3/QA").text()).isEqualTo("bench@3/QA");
        assertThat(Data.parse("bench/QA").dataset().name()).isEqualTo("bench");
        assertThat(Data.parse("bench").subset()).isEmpty();
        assertThatThrownBy(() -> Data.parse("bench/")).hasMessageContaining("'bench/' names no data");
    }

    @Test
    void anItemCannotBeFromTheSourceAndFromElsewhere() {
        assertThatThrownBy(() -> question("bench/QA", "bench")).hasMessageContaining("items in common");
        assertThatThrownBy(() -> question("bench@1", "bench@2")).hasMessageContaining("items in common");
        assertThat(question("bench/QA", "bench/Chat").all()).hasSize(2);
        assertThatThrownBy(() -> new Question("unknown", List.of(Data.parse("a")), List.of(Data.parse("b"))))
                .hasMessageContaining("'trainedOn' must name a source");
        assertThatThrownBy(() -> new Question("src", List.of(Data.parse("a")), List.of()))
                .hasMessageContaining("both 'inside'");
    }

    private static Question question(String inside, String outside) {
        return new Question("src", List.of(Data.parse(inside)), List.of(Data.parse(outside)));
    }

    private static Generalisation generalisation(Participant... participants) {
        return Generalisation.of(QUESTION, List.of(participants), List.of());
    }

    private static Participant classifier(String name, int rightInside, int rightOutside) {
        return new Participant(
                new Asked(name, "1", ModelKind.CLASSIFIER, ProtocolName.SCORES, Rotations.NONE, Optional.empty()),
                List.of(name + "-in", name + "-out"),
                side("in", rightInside, ITEMS),
                side("out", rightOutside, ITEMS));
    }

    private static Participant judge(String name, int rightInside, int rightOutside, int answeredOutside) {
        return new Participant(
                new Asked(
                        name,
                        "1",
                        ModelKind.GENERATIVE,
                        ProtocolName.SELECTION,
                        Rotations.NONE,
                        Optional.of("selection@1")),
                List.of(name + "-in", name + "-out"),
                side("in", rightInside, ITEMS),
                side("out", rightOutside, answeredOutside));
    }

    private static Side side(String data, int right, int answered) {
        return new Side(
                ITEMS,
                IntStream.range(0, answered)
                        .mapToObj(i -> new Side.Given(data + "/" + i, data + i, i < right ? CREDIT_UNITS : 0))
                        .toList());
    }
}
