package dev.longform.needles.domain.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A sentence of a document.
 *
 * @param span where it stands, without white space around it
 * @param text as written, markup included
 * @param words its words in order
 * @param paragraph number of its passage in the document
 * @param passage where it belongs
 * @param english whether its passage is English prose
 * @param complete whether it starts where a sentence starts and ends in a full stop or an exclamation mark
 */
public record Sentence(
        Span span, String text, List<Word> words, int paragraph, Passage passage, boolean english, boolean complete) {
    private static final Pattern WORD = Pattern.compile("\\p{L}[\\p{L}\\p{M}]*(?:['’-]\\p{L}[\\p{L}\\p{M}]*)*");
    private static final Pattern QUOTE = Pattern.compile("[\"“”„«»「」『』]|(?<!\\p{L})['‘]|['’](?!\\p{L})");

    private static final Pattern REFERENCE =
            Pattern.compile("\\(\\d{4}[a-z]?\\)\\.|University Press|\\bpp\\. |\\b[Dd]oi\\b"
                    + "|Retrieved from|, \\d{4}\\. \\p{Lu}|\\b[A-Z]\\. [A-Z]\\. ?\\(|\\(pp?\\.? \\d"
                    + "|\\bpp\\.\\d|\\b\\p{Lu}\\., \\d{4}[a-z]?\\.");

    static List<Word> words(Span span, String text) {
        List<Word> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(text);
        while (matcher.find()) {
            words.add(
                    new Word(new Span(span.start() + matcher.start(), span.start() + matcher.end()), matcher.group()));
        }
        return List.copyOf(words);
    }

    /** Whether somebody is quoted in it, or begins or ends to be. */
    public boolean quoted() {
        return QUOTE.matcher(text).find();
    }

    /** Whether it cites a publication: what stands there cannot be judged from the document. */
    public boolean reference() {
        return cites(text);
    }

    /** Whether the text cites a publication as a list of references does. */
    public static boolean cites(String text) {
        return REFERENCE.matcher(text).find();
    }

    public boolean isFirst(Word word) {
        return !words.isEmpty() && words.get(0).span().equals(word.span());
    }

    /** The word at this place of the sentence; empty outside it. */
    public Optional<Word> word(int index) {
        return index >= 0 && index < words.size() ? Optional.of(words.get(index)) : Optional.empty();
    }

    /** What stands between two neighbouring words, by their place in the sentence. */
    public String between(int left, int right) {
        return text.substring(
                words.get(left).span().end() - span.start(),
                words.get(right).span().start() - span.start());
    }

    /** Whether any of its words, in lower case, is in the list. */
    public boolean hasAny(Set<String> lowerCase) {
        return words.stream().anyMatch(word -> lowerCase.contains(word.lower()));
    }
}
