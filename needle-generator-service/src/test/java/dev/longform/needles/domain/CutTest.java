package dev.longform.needles.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longform.contracts.HaystackRequest;
import dev.longform.needles.domain.text.Tokenizer;
import java.util.List;
import org.junit.jupiter.api.Test;

class CutTest {
    /** Ten tokens: nine words and a full stop. */
    private static final String TEN = "one two three four five six seven eight nine.";

    @Test
    void aSourceIsCutAtTheNearestParagraphEnd() {
        String source = TEN + "\n\n" + TEN + "\n\n" + TEN;
        assertThat(Tokenizer.count(TEN)).isEqualTo(10);

        Cut cut = Cut.of(source, 22, 3);

        assertThat(cut).isEqualTo(new Cut.Made(TEN + "\n\n" + TEN, Tokenizer.count(TEN + "\n\n" + TEN)));
    }

    @Test
    void noHeadingAndNoAnnouncementIsLeftAtTheEnd() {
        String source = TEN + "\n\n## A heading of some words\n\nThe list of things:\n\n- a\n\n" + TEN;

        Cut cut = Cut.of(source, 16, 9);

        assertThat(cut).isEqualTo(new Cut.Made(TEN, 10));
    }

    @Test
    void codeIsNeverCutInTwo() {
        String code = "```\nfirst\n\nsecond\n```";
        String source = TEN + "\n\n" + code + "\n\n" + TEN;

        Cut cut = Cut.of(source, Tokenizer.count(TEN + "\n\n```\nfirst"), 12);

        assertThat(((Cut.Made) cut).text()).isIn(TEN, TEN + "\n\n" + code);
    }

    @Test
    void aSourceThatDoesNotReachTheLengthIsRefusedWithAReason() {
        assertThat(Cut.of(TEN, 1000, 100)).isEqualTo(new Cut.Refused("the source has 10 tokens, fewer than 900"));
    }

    @Test
    void aParagraphThatIsTooLongIsRefusedWithAReason() {
        String paragraph = (TEN + " ").repeat(100).strip();
        assertThat(Cut.of(paragraph, 500, 50))
                .isEqualTo(new Cut.Refused("no paragraph ends within 50 tokens of 500; the nearest ends at "
                        + Tokenizer.count(paragraph)));
    }

    @Test
    void theTolerancesOfNeighbouringLengthsDoNotMeet() {
        List<Integer> lengths = List.of(1000, 2000, 7000, 8000);
        assertThat(HaystackRequest.tolerance(1000, lengths)).isEqualTo(100);
        assertThat(HaystackRequest.tolerance(7000, lengths)).isEqualTo(499);
        assertThat(HaystackRequest.tolerance(8000, lengths)).isEqualTo(499);
        assertThat(HaystackRequest.tolerance(5000, List.of(5000))).isEqualTo(500);
    }
}
