package dev.longform.needles.domain.text;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class MeasuredTextTest {
    @Property(tries = 200)
    void countsByPieceEqualCountsOfTheWhole(@ForAll("texts") String text, @ForAll("texts") String replacement) {
        MeasuredText measured = new MeasuredText(text);
        int start = text.offsetByCodePoints(0, text.codePointCount(0, text.length()) / 3);
        int end = text.offsetByCodePoints(0, text.codePointCount(0, text.length()) / 2);

        assertThat(measured.total()).isEqualTo(Tokenizer.count(text));
        assertThat(measured.before(end)).isEqualTo(Tokenizer.count(text.substring(0, end)));
        assertThat(measured.beforeEndOf(start, replacement))
                .isEqualTo(Tokenizer.count(text.substring(0, start) + replacement));
        assertThat(measured.totalWith(start, end, replacement))
                .isEqualTo(Tokenizer.count(text.substring(0, start) + replacement + text.substring(end)));
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of(
                        "The canal is long.",
                        " ",
                        "  ",
                        "\n",
                        "\r\n\r\n",
                        "word",
                        " it's",
                        "1,234",
                        "don't",
                        "/",
                        "//x",
                        "你好。",
                        "مرحبا ",
                        "👩‍🚀",
                        "é",
                        "<|endoftext|>",
                        "…",
                        " - ",
                        "\t",
                        "```\ncode()\n```",
                        " New York")
                .list()
                .ofMinSize(1)
                .ofMaxSize(260)
                .map(parts -> String.join("", parts));
    }
}
