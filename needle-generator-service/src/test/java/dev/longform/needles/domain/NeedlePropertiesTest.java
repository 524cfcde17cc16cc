package dev.longform.needles.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longform.benchmark.Words;
import dev.longform.contracts.HaystackRequest;
import dev.longform.contracts.NeedlePair;
import dev.longform.contracts.NeedleSpan;
import dev.longform.needles.domain.text.Tokenizer;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

class NeedlePropertiesTest {
    private static final List<String> BLOCKS = List.of(
            "The canal is 42 km long and was opened in 1803. It has 18 locks, and the tunnel does not leak. Helena"
                    + " Marsh is the director of the trust in Calder Quay.",
            "The canal is 42 km long and was opened in 1803. It has 18 locks, and the tunnel does not leak. Helena"
                    + " Marsh is the director of the trust in Calder Quay.",
            "Josiah Pellwood, who was a mason, surveyed the line for 14 weeks. The work was led by Tobias Lindqvist."
                    + " Later, Josiah Pellwood was ill, and Tobias Lindqvist never went back to Calder Quay.",
            "## A heading with 12 words",
            "```java\nint depth = 42; // The canal is 42 km long.\n```",
            "| Source | Share |\n|---|---|\n| Lake | 58 percent |",
            "- The first item has 25 apples and is not ripe.\n- The second item has 31 pears and is ripe.",
            "> The quoted part was written in 1871 by Tobias Lindqvist.",
            "运河长42公里。它有18个船闸！运河于1803年通航。",
            "طول القناة ٤٢ كم. عدد الأهوسة ١٨ في المجموع.",
            "Emoji 🎉 stand here 👩‍🚀 with 66 others. The party is not over 🎉.",
            "A line that is\r\nwrapped with carriage returns has 77 words\r\nand is not short.",
            "See https://example.org/42/page and `code 42` for the 42 pages of the [manual 42](https://x.example/42).",
            "*The whole paragraph is emphasised. It has 90 words in it.*",
            "One");

    @Property(tries = 150)
    void pairsDifferInTheNeedleOnly(@ForAll("requests") HaystackRequest request) {
        for (NeedlePair pair : Requests.Answer.to(request).pairs()) {
            String chosen = pair.chosen();
            String rejected = pair.rejected();
            NeedleSpan c = pair.chosenSpan();
            NeedleSpan r = pair.rejectedSpan();

            assertThat(rejected.substring(0, r.charStart())).isEqualTo(chosen.substring(0, c.charStart()));
            assertThat(rejected.substring(r.charEnd())).isEqualTo(chosen.substring(c.charEnd()));
            assertThat(needle(rejected, r)).isNotEqualTo(needle(chosen, c));
            assertThat(Words.count(rejected)).isEqualTo(Words.count(chosen));
            assertThat(Math.abs(r.tokens() - c.tokens())).isLessThanOrEqualTo(Needle.MOST_TOKENS_APART);
        }
    }

    @Property(tries = 150)
    void eitherSideIsTheLongerOneEquallyOften(@ForAll("requests") HaystackRequest request) {
        List<NeedlePair> pairs = Requests.Answer.to(request).pairs();

        for (String aspect : Requests.ASPECTS) {
            assertThat(Requests.charactersTell(pairs, aspect)).as(aspect).isZero();
        }
    }

    @Property(tries = 150)
    void spansAndPositionsHoldByRecount(@ForAll("requests") HaystackRequest request) {
        for (NeedlePair pair : Requests.Answer.to(request).pairs()) {
            recount(pair, pair.chosen(), pair.chosenSpan());
            recount(pair, pair.rejected(), pair.rejectedSpan());
            assertThat(pair.position())
                    .isEqualTo((double) pair.rejectedSpan().tokenStart() / Tokenizer.count(pair.rejected()));
        }
    }

    @Property(tries = 60)
    void theSameRequestHasTheSameAnswer(@ForAll("requests") HaystackRequest request) {
        assertThat(Requests.Answer.to(request)).isEqualTo(Requests.Answer.to(request));
    }

    @Property(tries = 100)
    void everyCellIsFullOrSaysWhyNot(@ForAll("requests") HaystackRequest request) {
        Requests.Answer answer = Requests.Answer.to(request);
        if (answer.done().refused() != null) {
            assertThat(answer.pairs()).isEmpty();
            return;
        }
        int missing = answer.done().shortfalls().stream()
                .mapToInt(shortfall -> shortfall.wanted() - shortfall.made())
                .sum();
        int wanted = request.aspects().size() * request.bins() * request.pairsPerBin();
        assertThat(answer.pairs().size() + missing).isEqualTo(wanted);
        assertThat(answer.done().pairs()).isEqualTo(answer.pairs().size());
        Set<String> ids = new HashSet<>();
        answer.pairs().forEach(pair -> assertThat(ids.add(pair.id())).isTrue());
    }

    @Property(tries = 60)
    void codeTablesHeadingsAndAddressesStayAsTheyAre(@ForAll("requests") HaystackRequest request) {
        for (NeedlePair pair : Requests.Answer.to(request).pairs()) {
            for (String kept :
                    List.of(BLOCKS.get(3), BLOCKS.get(4), BLOCKS.get(5), "https://example.org/42/page", "`code 42`")) {
                assertThat(count(pair.rejected(), kept)).isEqualTo(count(pair.chosen(), kept));
            }
        }
    }

    @Property(tries = 150)
    void anyTextIsAnsweredOrRefusedWithAReason(@ForAll("scraps") String text) {
        int tokens = Tokenizer.count(text);
        Requests.Answer answer = Requests.Answer.to(Requests.request(text, tokens + 1, Math.min(tokens, 60), 1));

        if (answer.done().refused() != null) {
            assertThat(answer.done().refused()).isNotBlank();
            assertThat(answer.pairs()).isEmpty();
        }
        for (NeedlePair pair : answer.pairs()) {
            recount(pair, pair.chosen(), pair.chosenSpan());
            recount(pair, pair.rejected(), pair.rejectedSpan());
            assertThat(pair.rejected()).isNotEqualTo(pair.chosen());
            assertThat(Words.count(pair.rejected())).isEqualTo(Words.count(pair.chosen()));
        }
    }

    /** Sentences that needles fit into, with marks of Markdown, line ends and letters of any script thrown between. */
    @Provide
    Arbitrary<String> scraps() {
        Arbitrary<String> marks = Arbitraries.strings()
                .withChars("`*_#|>-[]()\\<&;:.!?。！،\"'“” \n\r\t\u00a0\u3000\u200f")
                .ofMinLength(1)
                .ofMaxLength(6);
        Arbitrary<String> letters = Arbitraries.strings()
                .withCharRange('\u0041', '\u007a')
                .withCharRange('\u0620', '\u064a')
                .withCharRange('\u4e00', '\u4eff')
                .ofMaxLength(12);
        Arbitrary<String> others = Arbitraries.of("👩‍🚀", "🎉", "\r\n\r\n", "\n\n", "e\u0301", "<|endoftext|>");
        return Arbitraries.frequencyOf(
                        Tuple.of(3, Arbitraries.of(BLOCKS)),
                        Tuple.of(3, marks),
                        Tuple.of(1, letters),
                        Tuple.of(2, others))
                .list()
                .ofMinSize(1)
                .ofMaxSize(40)
                .map(parts -> String.join("", parts))
                .filter(text -> !text.isBlank());
    }

    private static void recount(NeedlePair pair, String text, NeedleSpan span) {
        int before = Tokenizer.count(text.substring(0, span.charStart()));
        int total = Tokenizer.count(text);
        assertThat(span.tokenStart()).isEqualTo(before);
        assertThat(span.tokens()).isEqualTo(total);
        assertThat(span.tokenEnd()).isEqualTo(Tokenizer.count(text.substring(0, span.charEnd())));
        assertThat((long) before * pair.bins() / total).isEqualTo(pair.bin());
    }

    private static String needle(String text, NeedleSpan span) {
        return text.substring(span.charStart(), span.charEnd());
    }

    private static int count(String text, String part) {
        return text.split(java.util.regex.Pattern.quote(part), -1).length;
    }

    @Provide
    Arbitrary<HaystackRequest> requests() {
        Arbitrary<String> documents =
                Arbitraries.of(BLOCKS).list().ofMinSize(1).ofMaxSize(25).map(blocks -> String.join("\n\n", blocks));
        return documents.flatMap(text -> Arbitraries.longs().between(1, 5).map(seed -> {
            int tokens = Tokenizer.count(text);
            return Requests.request(text, tokens + 1, Math.min(tokens, 60), seed);
        }));
    }
}
