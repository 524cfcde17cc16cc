package dev.longform.judge.domain.reading;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The lines and sentences of an instruction that show a verdict as an example. A judge that repeats one of them word
 * for word quotes it; such a quotation is taken out before its answer is read. A shorter example than
 * {@value #MIN_WORDS} words is left alone: it could be the verdict itself.
 */
public final class Instructions {
    private static final int MIN_WORDS = 4;
    private static final Pattern SENTENCE_END = Pattern.compile("(?<=[.!?])\\s+");
    private static final Pattern SPACE = Pattern.compile("\\s+");

    private final List<Pattern> quotations;

    private Instructions(List<Pattern> quotations) {
        this.quotations = quotations;
    }

    /** The examples in these texts. */
    public static Instructions of(String... texts) {
        Set<String> examples = new LinkedHashSet<>();
        for (String text : texts) {
            for (String paragraph : text.split("\\n\\s*\\n")) {
                keep(paragraph, examples);
                paragraph.lines().forEach(line -> keep(line, examples));
                Arrays.stream(SENTENCE_END.split(paragraph)).forEach(sentence -> keep(sentence, examples));
            }
        }
        List<String> longestFirst = new ArrayList<>(examples);
        longestFirst.sort(Comparator.comparingInt(String::length).reversed());
        return new Instructions(longestFirst.stream().map(Instructions::quoted).toList());
    }

    /** The text without word-for-word repetitions of the instruction; case and spacing do not matter. */
    String removedFrom(String text) {
        String rest = text;
        for (Pattern quotation : quotations) {
            rest = quotation.matcher(rest).replaceAll(" ");
        }
        return rest;
    }

    private static void keep(String segment, Set<String> examples) {
        String example = segment.strip();
        if (example.contains("[[") && SPACE.split(example).length >= MIN_WORDS) {
            examples.add(example);
        }
    }

    private static Pattern quoted(String example) {
        String words = Arrays.stream(SPACE.split(example)).map(Pattern::quote).collect(Collectors.joining("[\\s>]+"));
        return Pattern.compile(words, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }
}
