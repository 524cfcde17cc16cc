package dev.longform.needles.domain.editing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longform.benchmark.Words;
import dev.longform.contracts.EditorAnswer;
import dev.longform.contracts.HaystackDone;
import dev.longform.contracts.HaystackRequest;
import dev.longform.contracts.Message;
import dev.longform.contracts.NeedlePair;
import dev.longform.contracts.NeedleSpan;
import dev.longform.needles.domain.Needle;
import dev.longform.needles.domain.Requests;
import dev.longform.needles.domain.text.Tokenizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever a document is, and whatever an editor answers. */
class WrittenNeedlesPropertiesTest {
    private static final List<String> BLOCKS = List.of(
            "The canal is 42 km long and was opened in 1803. It has 18 locks, and the tunnel does not leak.",
            "Josiah Pellwood, who was a mason, surveyed the line for 14 weeks. The work was led by Tobias Lindqvist.",
            "## A heading with 12 words",
            "| Source | Share |\n|---|---|\n| Lake | 58 percent |",
            "- The first item has 25 apples and is not ripe.\n- The second item has 31 pears and is ripe.",
            "运河长42公里。它有18个船闸！",
            "Emoji 🎉 stand here 👩‍🚀 with 66 of the others. The party is not over, and it was good to see it.",
            "A line that is\r\nwrapped with carriage returns has 77 words\r\nand is not short.");

    private static final List<String> PIECES = List.of(
            "TRUE: Bees make honey from the nectar of many flowers.",
            "FALSE: Ants make honey from the nectar of many flowers.",
            "TRUE: Bees make honey from the nectar of very many flowers.",
            "FALSE: Large Ants make honey from the nectar of many flowers.",
            "FALSE: Bees make honey from the nectar of many flowers.",
            "TRUE: The canal is 42 km long and was opened in 1803.",
            "FALSE: **Ants** make honey from the nectar of many flowers.",
            "FALSE: 🎉🎉🎉🎉 make honey from the nectar of many flowers.",
            "<think>Which one?",
            "</think>",
            "TRUE:",
            "[[A]]");

    @Property(tries = 120)
    void pairsDifferInTheSentenceOnlyAndWereVerified(@ForAll("requests") HaystackRequest request, @ForAll long seed) {
        FakeEditor editor = editor(seed);
        List<NeedlePair> pairs = new ArrayList<>();

        HaystackDone done = Requests.planter(new Editing(editor, editor)).plant(request, pairs::add);

        if (done.refused() != null) {
            assertThat(pairs).isEmpty();
            return;
        }
        for (NeedlePair pair : pairs) {
            NeedleSpan c = pair.chosenSpan();
            NeedleSpan r = pair.rejectedSpan();
            assertThat(outside(pair.chosen(), c)).isEqualTo(outside(pair.rejected(), r));
            assertThat(inside(pair.chosen(), c)).isNotEqualTo(inside(pair.rejected(), r));
            assertThat(Words.count(pair.chosen())).isEqualTo(Words.count(pair.rejected()));
            assertThat(Math.abs(c.tokens() - r.tokens())).isLessThanOrEqualTo(Needle.MOST_TOKENS_APART);
            recount(pair, pair.chosen(), c);
            recount(pair, pair.rejected(), r);
            EditorAnswer answer = editor.kept.get(pair.author().request());
            assertThat(answer.text())
                    .contains("TRUE:" + inside(pair.chosen(), c))
                    .contains("FALSE:" + inside(pair.rejected(), r));
        }
        assertThat(Requests.charactersTell(pairs, "factuality")).isZero();
        assertThat(done.pairs())
                .isEqualTo(pairs.size())
                .isLessThanOrEqualTo(done.editing().accepted());
        int missing = done.shortfalls().stream()
                .mapToInt(shortfall -> shortfall.wanted() - shortfall.made())
                .sum();
        assertThat(pairs.size() + missing).isEqualTo(request.bins() * request.pairsPerBin());
    }

    @Property(tries = 40)
    void withTheSameAnswersTheSameRequestHasTheSameResult(
            @ForAll("requests") HaystackRequest request, @ForAll long seed) {
        FakeEditor editor = editor(seed);
        List<NeedlePair> first = new ArrayList<>();
        List<NeedlePair> second = new ArrayList<>();
        HaystackDone done = Requests.planter(new Editing(editor, editor)).plant(request, first::add);
        int asked = editor.asked.size();

        HaystackDone again = Requests.planter(new Editing(editor, editor)).plant(request, second::add);

        assertThat(again).isEqualTo(done);
        assertThat(second).isEqualTo(first);
        assertThat(editor.asked).hasSize(asked);
    }

    /** Answers with some of the pieces, good pairs among them, and is mostly right when it verifies. */
    private static FakeEditor editor(long seed) {
        Random random = new Random(seed);
        FakeEditor editor = new FakeEditor();
        editor.writes = number -> {
            if (random.nextInt(3) == 0) {
                return FakeEditor.PAIR;
            }
            List<String> lines = new ArrayList<>();
            for (int i = 0; i < 2 + random.nextInt(2); i++) {
                lines.add(PIECES.get(random.nextInt(PIECES.size())));
            }
            return String.join("\n", lines);
        };
        editor.verifies = falseOne -> random.nextInt(5) == 0 ? "[[C]]" : "It is [[" + falseOne + "]].";
        return editor;
    }

    private static void recount(NeedlePair pair, String text, NeedleSpan span) {
        int before = Tokenizer.count(text.substring(0, span.charStart()));
        int total = Tokenizer.count(text);
        assertThat(span.tokenStart()).isEqualTo(before);
        assertThat(span.tokens()).isEqualTo(total);
        assertThat((long) before * pair.bins() / total).isEqualTo(pair.bin());
    }

    private static String inside(String text, NeedleSpan span) {
        return text.substring(span.charStart(), span.charEnd());
    }

    private static String outside(String text, NeedleSpan span) {
        return text.substring(0, span.charStart()) + text.substring(span.charEnd());
    }

    @Provide
    Arbitrary<HaystackRequest> requests() {
        Arbitrary<String> documents =
                Arbitraries.of(BLOCKS).list().ofMinSize(1).ofMaxSize(20).map(blocks -> String.join("\n\n", blocks));
        return documents.flatMap(text -> Arbitraries.integers().between(1, 3).map(pairs -> {
            int tokens = Tokenizer.count(text);
            return new HaystackRequest(
                    "plan",
                    "haystack",
                    "source",
                    "Writing",
                    List.of(new Message("user", "Write.")),
                    text,
                    tokens + 1,
                    Math.min(tokens, 60),
                    4,
                    pairs,
                    List.of("factuality"),
                    1,
                    "o200k_base",
                    FakeEditor.task());
        }));
    }
}
