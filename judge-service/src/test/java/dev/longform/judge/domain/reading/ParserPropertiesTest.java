package dev.longform.judge.domain.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class ParserPropertiesTest {
    private static final Scale SCALE = new Scale(0, 10);
    private static final Instructions INSTRUCTIONS =
            Instructions.of("End with the letter, for example [[A]], or [[7]].");
    private static final List<String> PIECES = List.of(
            "[[",
            "]]",
            "[[A]]",
            "[[B]]",
            "[[E]]",
            "[[7]]",
            "[[7,5]]",
            "[[15]]",
            "7/10",
            "Rating: 8",
            "**",
            "\"",
            "`",
            "\n",
            "\n\n",
            " ",
            " or ",
            " to ",
            ", ",
            "if ",
            "for example ",
            "<think>",
            "</think>",
            "word",
            ".",
            "-",
            "\r",
            "\u0000",
            "\ud800",
            "\udc00",
            "é",
            "[",
            "]",
            "1e9",
            "99999999999999999999");

    private final AnswerParser letters = new LetterParser();
    private final AnswerParser ratings = new RatingParser();

    @Provide
    Arbitrary<String> answers() {
        return Arbitraries.of(PIECES).list().ofMaxSize(30).map(pieces -> String.join("", pieces));
    }

    @Property(tries = 3000)
    void whatIsReadLiesInsideWhatWasAsked(
            @ForAll("answers") String text, @ForAll @IntRange(min = 2, max = 16) int slots) {
        Reading choice = letters.read(text, new Asked(slots, null, INSTRUCTIONS));
        Reading rating = ratings.read(text, new Asked(1, SCALE, INSTRUCTIONS));

        assertThat(choice).isInstanceOfAny(Reading.Pick.class, Reading.Unread.class);
        if (choice instanceof Reading.Pick pick) {
            assertThat(pick.slot()).isBetween(0, slots - 1);
            assertThat(text).contains("[[" + (char) ('A' + pick.slot()) + "]]");
        }
        assertThat(rating).isInstanceOfAny(Reading.Rating.class, Reading.Unread.class);
        if (rating instanceof Reading.Rating value) {
            assertThat(value.value()).isBetween(0.0, 10.0);
        }
    }

    @Property
    void noTextMakesAParserThrow(@ForAll String text) {
        assertThatCode(() -> {
                    letters.read(text, new Asked(4, null, INSTRUCTIONS));
                    ratings.read(text, new Asked(1, SCALE, INSTRUCTIONS));
                })
                .doesNotThrowAnyException();
    }

    @Property
    void withoutDoubleBracketsNothingIsAPick(@ForAll String text) {
        assertThat(letters.read(text.replace("[[", "["), new Asked(4, null, INSTRUCTIONS)))
                .isInstanceOf(Reading.Unread.class);
    }

    @Property
    void withoutAFigureNothingIsARating(@ForAll String text) {
        assertThat(ratings.read(text.replaceAll("[0-9]", "x"), new Asked(1, SCALE, INSTRUCTIONS)))
                .isInstanceOf(Reading.Unread.class);
    }

    @Property
    void aVerdictOnItsOwnLastLineIsReadAfterAnyWords(
            @ForAll("words") String before, @ForAll @IntRange(max = 3) int slot) {
        String text = before + "\nAll in all I decide so, and this settles it.\n[[" + (char) ('A' + slot) + "]]";

        assertThat(letters.read(text, new Asked(4, null, INSTRUCTIONS))).isEqualTo(new Reading.Pick(slot));
    }

    @Provide
    Arbitrary<String> words() {
        return Arbitraries.of(PIECES)
                .filter(piece -> !piece.contains("think>"))
                .list()
                .ofMaxSize(30)
                .map(pieces -> String.join("", pieces));
    }
}
