package dev.longform.needles.domain.text;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A document as a reader sees it: its sentences, and which characters may be edited. Read once, never changed. */
public final class Prose {
    private static final Pattern ADDRESS = Pattern.compile("\\S*(?:://|www\\.|@|\\\\)\\S*");

    /** Words of stories: of one who tells, or of those who are told about. */
    private static final Set<String> PERSONAL = English.words("i me my he him his she her i'm i'd i've he's she's");

    private static final int SENTENCES_OF_STORIES = 5;

    private final String text;
    private final List<Sentence> sentences;
    private final TreeMap<Integer, Span> plain = new TreeMap<>();
    private final TreeMap<Integer, Span> bare = new TreeMap<>();
    private final List<Span> addresses = new ArrayList<>();
    private final Map<String, Integer> lowerCaseWords = new HashMap<>();
    private final boolean narrates;
    private final boolean quotes;

    private Prose(String text, Markdown markdown) {
        this.text = text;
        List<Sentence> found = new ArrayList<>();
        for (int i = 0; i < markdown.passages().size(); i++) {
            found.addAll(Sentences.of(text, markdown.passages().get(i), i));
        }
        this.sentences = Collections.unmodifiableList(found);
        markdown.plain().forEach(span -> plain.put(span.start(), span));
        markdown.bare().forEach(span -> bare.put(span.start(), span));
        Matcher address = ADDRESS.matcher(text);
        while (address.find()) {
            addresses.add(new Span(address.start(), address.end()));
        }
        sentences.stream()
                .flatMap(sentence -> sentence.words().stream())
                .filter(word -> !word.capitalised())
                .forEach(word -> lowerCaseWords.merge(word.text(), 1, Integer::sum));
        long personal =
                sentences.stream().filter(sentence -> sentence.hasAny(PERSONAL)).count();
        this.narrates = personal * SENTENCES_OF_STORIES >= sentences.size();
        this.quotes = sentences.stream().anyMatch(Sentence::quoted);
    }

    public static Prose read(String text) {
        return new Prose(text, Markdown.read(text));
    }

    public String text() {
        return text;
    }

    /** All sentences in order, also those that are not English and those that are not complete. */
    public List<Sentence> sentences() {
        return sentences;
    }

    /** Whether there is any English prose. */
    public boolean hasEnglish() {
        return sentences.stream().anyMatch(Sentence::english);
    }

    /** Whether it tells a story: a person stands in every fifth sentence. What a story says, nothing else confirms. */
    public boolean narrates() {
        return narrates;
    }

    /** Whether somebody is quoted in it. */
    public boolean quotes() {
        return quotes;
    }

    /** Whether the span holds plain text only: no markup, no link, no address. */
    public boolean editable(Span span) {
        return inside(plain, span) && addresses.stream().noneMatch(address -> address.overlaps(span));
    }

    /** Whether the span holds plain text outside any emphasis. */
    public boolean bare(Span span) {
        return inside(bare, span);
    }

    private static boolean inside(TreeMap<Integer, Span> spans, Span span) {
        Map.Entry<Integer, Span> before = spans.floorEntry(span.start());
        return before != null && before.getValue().contains(span);
    }

    /** How often the word stands in the document in small letters. */
    public int lowerCase(String word) {
        return lowerCaseWords.getOrDefault(word, 0);
    }
}
