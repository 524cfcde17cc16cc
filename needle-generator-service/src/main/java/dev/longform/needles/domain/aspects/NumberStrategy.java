package dev.longform.needles.domain.aspects;

import static java.lang.Character.UnicodeScript.LATIN;

import dev.longform.benchmark.Seeded;
import dev.longform.needles.domain.text.Prose;
import dev.longform.needles.domain.text.Sentence;
import dev.longform.needles.domain.text.Span;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code number}: a figure of the document against another of as many digits that is well off. The neutral side is the
 * document's own. Figures that the document states more than once come first: there the error shows. In a story they are
 * the only ones. What a survey found, how old somebody is and how long a pause lasts is left alone: another is as good.
 */
@Singleton
public class NumberStrategy implements NeedleStrategy {
    private static final Pattern FIGURE =
            Pattern.compile("\\p{Nd}{1,3}(?:,\\p{Nd}{3})+(?:\\.\\p{Nd}+)?|\\p{Nd}+(?:\\.\\p{Nd}+)?");

    private static final int LEAST_LETTERS = 3;
    private static final int LEAST_WORDS = 4;
    private static final int LEAST_WORDS_OF_LINE = 5;

    @Override
    public String aspect() {
        return "number";
    }

    @Override
    public List<Edit> edits(Prose prose, String seed) {
        Map<String, Integer> mentions = mentions(prose);
        List<Edit> edits = new ArrayList<>();
        for (Sentence sentence : prose.sentences()) {
            if (!tells(sentence)) {
                continue;
            }
            Matcher matcher = FIGURE.matcher(sentence.text());
            while (matcher.find()) {
                Figure figure = new Figure(sentence, matcher.start(), matcher.end());
                edit(prose, figure, seed, mentions).ifPresent(edits::add);
            }
            edits.addAll(NumberWords.edits(prose, sentence, seed));
        }
        return edits;
    }

    /** Whether it says what its figures are about: a whole sentence, or a line of a list that is as good as one. */
    private static boolean tells(Sentence sentence) {
        boolean latin = sentence.text().codePoints().anyMatch(c -> Character.UnicodeScript.of(c) == LATIN);
        long words = sentence.words().stream()
                .filter(word -> word.text().length() >= LEAST_LETTERS)
                .count();
        int least = sentence.complete() ? LEAST_WORDS : LEAST_WORDS_OF_LINE;
        boolean whole = sentence.complete() || !sentence.passage().topLevel();
        if (!latin) {
            return sentence.complete() && !sentence.words().isEmpty();
        }
        return whole
                && words >= least
                && !sentence.reference()
                && !sentence.text().endsWith("?");
    }

    private static Optional<Edit> edit(Prose prose, Figure figure, String seed, Map<String, Integer> mentions) {
        Span span = figure.span();
        if (!figure.changeable() || !prose.editable(span)) {
            return Optional.empty();
        }
        boolean repeated = figure.text().length() > 1 && mentions.getOrDefault(figure.text(), 0) > 1;
        if (figure.onlyReported() || !repeated && prose.narrates()) {
            return Optional.empty();
        }
        return figure.changed(Seeded.random(seed, "number", span.start()))
                .map(changed -> new Edit(span, figure.text(), changed, repeated ? 0 : 1));
    }

    private static Map<String, Integer> mentions(Prose prose) {
        Map<String, Integer> mentions = new HashMap<>();
        Matcher matcher = FIGURE.matcher(prose.text());
        while (matcher.find()) {
            mentions.merge(matcher.group(), 1, Integer::sum);
        }
        return mentions;
    }
}
