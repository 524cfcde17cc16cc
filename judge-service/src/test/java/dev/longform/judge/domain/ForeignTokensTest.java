package dev.longform.judge.domain;

import static org.assertj.core.api.Assertions.assertThat;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingType;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ForeignTokensTest {
    private static final Encoding ENCODING = Encodings.newLazyEncodingRegistry().getEncoding(EncodingType.O200K_BASE);

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of(
                        " ",
                        " ",
                        " ",
                        "  ",
                        "\n",
                        "\n\n",
                        "\t",
                        "word",
                        "it's",
                        "Words",
                        "can'T",
                        ",",
                        ".",
                        "?",
                        ":",
                        "...",
                        "(",
                        "/",
                        "-",
                        "7",
                        "2026",
                        "é",
                        "e\u0301",
                        "\u0301",
                        "中文",
                        "日",
                        "😀",
                        "\u00a0",
                        "\u3000",
                        "\u200b",
                        "\r",
                        "\u0085",
                        "\u2028",
                        "'s",
                        "unbelievably",
                        "A",
                        "ß",
                        "<|endoftext|>",
                        "x".repeat(40))
                .list()
                .ofMaxSize(40)
                .map(pieces -> String.join("", pieces));
    }

    @Property(tries = 3000)
    void wordByWordTheCountIsThatOfTheWholeText(@ForAll("texts") String text) {
        assertThat(ForeignTokens.in(List.of(text))).isEqualTo(ENCODING.countTokensOrdinary(text));
    }

    @Property(tries = 300)
    void anyTextIsCountedAsAWhole(@ForAll String text) {
        assertThat(ForeignTokens.in(List.of(text))).isEqualTo(ENCODING.countTokensOrdinary(text));
    }

    @Property(tries = 1000)
    void theCheapBoundNeverChangesTheAnswer(@ForAll("texts") String text) {
        long exact = ENCODING.countTokensOrdinary(text);

        assertThat(ForeignTokens.exceed(exact, List.of(text))).isFalse();
        assertThat(ForeignTokens.exceed(exact - 1, List.of(text))).isTrue();
    }

    @Example
    void everyTextCountsAsOftenAsItIsShown() {
        List<String> twice = List.of(" word".repeat(999) + ".", " word".repeat(999) + ".");

        assertThat(ForeignTokens.in(twice)).isEqualTo(2000);
        assertThat(ForeignTokens.in(twice)).isEqualTo(2000);
    }
}
