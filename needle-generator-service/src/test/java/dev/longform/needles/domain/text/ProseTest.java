package dev.longform.needles.domain.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProseTest {
    @Test
    void codeHeadingsTablesAndLinksAreNotProse() {
        String text = """
                # The heading has 12 words.

                | a | b |
                |---|---|
                | 1 row. | 2 rows. |

                ```
                The code says 42 times.
                ```

                    The indented code says 43 times.

                The paragraph has `44 lines`, [a link to 45 pages](https://x.example/46) and 47 words.

                1. The item counts to 48.

                > The quotation counts to 49.
                """;

        Prose prose = Prose.read(text);

        assertThat(prose.sentences())
                .extracting(Sentence::text)
                .containsExactly(
                        "The paragraph has `44 lines`, [a link to 45 pages](https://x.example/46) and 47 words.",
                        "The item counts to 48.",
                        "The quotation counts to 49.");
        assertThat(List.of(44, 45, 46, 47, 48, 49).stream().filter(n -> prose.editable(spanOf(text, n))))
                .containsExactly(47, 48, 49);
    }

    @Test
    void addressesInPlainTextAreNotEdited() {
        String text = "The page www.example.org/12 and the mail b13@example.org say 14.";

        Prose prose = Prose.read(text);

        assertThat(List.of(12, 13, 14).stream().filter(n -> prose.editable(spanOf(text, n))))
                .containsExactly(14);
    }

    @Test
    void sentencesOfEveryScriptAreKnown() {
        assertThat(sentences("运河长42公里。它有18个船闸！谁建造了它？")).containsExactly("运河长42公里。", "它有18个船闸！", "谁建造了它？");
        assertThat(sentences("طول القناة ٤٢ كم. هل هي قديمة؟ نعم."))
                .containsExactly("طول القناة ٤٢ كم.", "هل هي قديمة؟", "نعم.");
        assertThat(sentences("Dr. Marsh and Mr. Pike met at 5 p.m. on Monday. They left."))
                .containsExactly("Dr. Marsh and Mr. Pike met at 5 p.m. on Monday.", "They left.");
        assertThat(sentences("It works 🎉. The next one too 👩‍🚀."))
                .containsExactly("It works 🎉.", "The next one too 👩‍🚀.");
    }

    @Test
    void aLineThatIsWrappedIsOneSentenceAndLineEndsOfBothSortsAreKnown() {
        assertThat(sentences("The canal is\r\nlong. It is\nold."))
                .containsExactly("The canal is\r\nlong.", "It is\nold.");
        assertThat(sentences("A title\nThe canal is long.")).containsExactly("A title", "The canal is long.");
    }

    @Test
    void aSentenceWithoutItsBeginningIsNotComplete() {
        Prose prose = Prose.read("surveyed by\nJosiah Pellwood in 1788. The line is long.");

        assertThat(prose.sentences()).extracting(Sentence::complete).containsExactly(false, false, true);
    }

    @Test
    void onlyEnglishIsEnglish() {
        assertThat(Prose.read("The line was surveyed and the map is kept.").hasEnglish())
                .isTrue();
        assertThat(Prose.read("La ligne du canal est longue et la carte est ancienne.")
                        .hasEnglish())
                .isFalse();
        assertThat(Prose.read("Der Kanal ist lang, und die Karte ist alt.").hasEnglish())
                .isFalse();
        assertThat(Prose.read("运河长42公里。").hasEnglish()).isFalse();
    }

    private static List<String> sentences(String text) {
        return Prose.read(text).sentences().stream().map(Sentence::text).toList();
    }

    private static Span spanOf(String text, int number) {
        int start = text.indexOf(String.valueOf(number));
        return new Span(start, start + 2);
    }
}
