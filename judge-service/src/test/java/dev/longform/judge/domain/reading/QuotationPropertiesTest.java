package dev.longform.judge.domain.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longform.judge.domain.prompt.Template;
import dev.longform.judge.domain.prompt.Templates;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;

/** A judge that repeats what it was told votes for nothing, and what is read stands in the text. */
class QuotationPropertiesTest {
    private static final Pattern BRACKETED = Pattern.compile("\\[\\[([^\\[\\]]*)]]");
    private static final Pattern NUMBER = Pattern.compile("[0-9]+(?:\\.[0-9]+)?");
    private static final List<String> WORDS = List.of(
            "Response A is longer.", "Let me see what I was told:", "It names [three] sources.", "So,", "\n", "***");

    private final AnswerParser letters = new LetterParser();
    private final AnswerParser ratings = new RatingParser();

    /** Sentences and lines of the shipped templates, in any order, spacing, case and dress, with words between them. */
    @Provide
    Arbitrary<String> quotations() {
        Arbitrary<String> pieces = Arbitraries.frequencyOf(
                Tuple.of(4, Arbitraries.of(instructions())), Tuple.of(1, Arbitraries.of(WORDS)));
        Arbitrary<Integer> dress = Arbitraries.integers().between(0, 5);
        return Combinators.combine(pieces, dress)
                .as(QuotationPropertiesTest::dressed)
                .list()
                .ofMinSize(1)
                .ofMaxSize(8)
                .map(parts -> String.join("\n", parts));
    }

    private static List<String> instructions() {
        Templates templates = new Templates();
        List<String> pieces = new ArrayList<>();
        templates.names().stream()
                .map(name -> templates.find(name).orElseThrow().content())
                .flatMap(content -> Stream.of(content.user(), content.repair()))
                .flatMap(String::lines)
                .filter(line -> !line.isBlank())
                .forEach(line -> {
                    pieces.add(line);
                    pieces.addAll(List.of(line.split("(?<=[.!?]) ")));
                });
        return pieces;
    }

    private static String dressed(String text, int dress) {
        return switch (dress) {
            case 1 -> "> " + text;
            case 2 -> "\"" + text + "\"";
            case 3 -> text.toUpperCase(Locale.ROOT);
            case 4 -> text.replace(" ", "  ");
            case 5 -> text.replaceAll("(\\S+ \\S+ \\S+) ", "$1\n");
            default -> text;
        };
    }

    @Property(tries = 2000)
    void instructionsQuotedBackAreNoVote(@ForAll("quotations") String text) {
        Templates templates = new Templates();
        for (String name : templates.names()) {
            Template template = templates.find(name).orElseThrow();
            assertThat(parser(template).read(text, asked(template)))
                    .as("%s read by %s", text, name)
                    .isInstanceOf(Reading.Unread.class);
        }
    }

    /** Nothing in the sentence itself says that it is an example: only that it is the template's. */
    @Property(tries = 300)
    void aSentenceOfTheTemplateIsNoVoteHoweverItIsWorded(
            @ForAll @IntRange(max = 3) int slot, @ForAll @IntRange(max = 5) int dress) {
        String sentence = "Close your reply with [[" + (char) ('A' + slot) + "]] on its last line.";
        String rating = "Close your reply with [[" + (1 + slot) + "]] on its last line.";

        assertThat(letters.read(dressed(sentence, dress), new Asked(4, null, Instructions.of(sentence))))
                .isInstanceOf(Reading.Unread.class);
        assertThat(ratings.read(
                        dressed(rating, dress), new Asked(1, new Scale(0, 10), Instructions.of("Judge.", rating))))
                .isInstanceOf(Reading.Unread.class);
        assertThat(letters.read(sentence, new Asked(4, null, Instructions.of())))
                .isEqualTo(new Reading.Pick(slot));
    }

    @Property(tries = 1000)
    void aVerdictAfterQuotedInstructionsCounts(@ForAll("quotations") String text, @ForAll @IntRange(max = 3) int slot) {
        Template template = new Templates().find("selection-default@1").orElseThrow();

        Reading reading = letters.read(
                text + "\nAll in all I decide so, and this settles it.\n[[" + (char) ('A' + slot) + "]]",
                asked(template));

        assertThat(reading).isEqualTo(new Reading.Pick(slot));
    }

    @Provide
    Arbitrary<String> answers() {
        return Arbitraries.of(
                        "[[A]]",
                        "[[b]]",
                        "[[ C ]]",
                        "[[**D**]]",
                        "[[7]]",
                        "[[7.5]]",
                        "[[8/10]]",
                        "[[11]]",
                        "9",
                        "6/10",
                        "Rating: 5",
                        "7 out of 10",
                        "\n",
                        " ",
                        "because",
                        "[",
                        "]",
                        "[[",
                        "]]",
                        "or",
                        "if",
                        "<think>",
                        "</think>",
                        "3 faults",
                        "\u0000",
                        "😀",
                        "٧",
                        "-",
                        "12.",
                        "[[A]")
                .list()
                .ofMaxSize(12)
                .map(pieces -> String.join(" ", pieces));
    }

    /** Seen with other eyes than the parser's: only after the thinking, only in brackets, only this letter. */
    @Property(tries = 3000)
    void aLetterThatIsReadStandsInBracketsAfterTheThinking(@ForAll("answers") String text) {
        Reading reading = letters.read(text, new Asked(4, null, Instructions.of()));

        if (reading instanceof Reading.Pick pick) {
            assertThat(bracketed(afterThinking(text)))
                    .extracting(inside -> inside.replaceAll("[\\s*]", "").toUpperCase(Locale.ROOT))
                    .contains(String.valueOf((char) ('A' + pick.slot())));
        }
    }

    @Property(tries = 3000)
    void aRatingThatIsReadStandsInBracketsOrAtTheEnd(@ForAll("answers") String text) {
        Reading reading = ratings.read(text, new Asked(1, new Scale(0, 10), Instructions.of()));

        if (reading instanceof Reading.Rating rating) {
            String answer = afterThinking(text).strip();
            List<Double> told = new ArrayList<>();
            Stream.concat(bracketed(answer).stream(), Stream.of(answer.substring(answer.lastIndexOf('\n') + 1)))
                    .forEach(place -> numbers(place, told));
            assertThat(told).contains(rating.value());
        }
    }

    /** What server-side rules promise is not believed: an object without the field is no verdict. */
    @Property(tries = 1000)
    void anObjectWithoutTheFieldIsNoVerdict(@ForAll("answers") String text, @ForAll("answers") String more) {
        String object = "{\"assessment\":\"" + text.replaceAll("[\"\\\\\\p{Cntrl}]", "") + "\",\"answer\":\""
                + more.replaceAll("[\"\\\\\\p{Cntrl}]", "") + "\"}";

        assertThat(JsonVerdict.read(object, new Asked(4, null, Instructions.of())))
                .isInstanceOf(Reading.Unread.class);
        assertThat(JsonVerdict.read(object, new Asked(1, new Scale(0, 10), Instructions.of())))
                .isInstanceOf(Reading.Unread.class);
    }

    private static String afterThinking(String text) {
        return text.substring(Math.max(0, text.lastIndexOf("</think>")));
    }

    private static List<String> bracketed(String text) {
        List<String> found = new ArrayList<>();
        Matcher matcher = BRACKETED.matcher(text);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }

    private static void numbers(String text, List<Double> told) {
        Matcher number = NUMBER.matcher(text);
        while (number.find()) {
            told.add(Double.valueOf(number.group()));
        }
    }

    private AnswerParser parser(Template template) {
        return template.scale() == null ? letters : ratings;
    }

    private static Asked asked(Template template) {
        return new Asked(template.scale() == null ? 4 : 1, template.scale(), template.instructions());
    }
}
