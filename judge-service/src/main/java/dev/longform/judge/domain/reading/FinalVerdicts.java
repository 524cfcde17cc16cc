package dev.longform.judge.domain.reading;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The final verdicts of a text: the last one; those on the same line; and those before it with nothing in between that
 * says anything, such as {@code [[A]]} and {@code [[B]]} on lines of their own, or {@code Verdict: [[A]]} and
 * {@code Final verdict: [[B]]}. A verdict that words separate from the last one was reconsidered and does not count, and
 * neither does a garbled one that was mended by another.
 */
final class FinalVerdicts {
    private static final int GAP = 200;
    private static final Set<String> LABELS = Set.of(
            "my",
            "the",
            "final",
            "overall",
            "verdict",
            "answer",
            "choice",
            "decision",
            "rating",
            "score",
            "is",
            "so",
            "best",
            "response");

    private FinalVerdicts() {}

    /** The final ones among {@code all}, which are in order and end with one that is not garbled. */
    static List<Mention> of(String text, List<Mention> all) {
        List<Mention> mentions =
                all.stream().filter(mention -> !mention.garbled()).toList();
        Deque<Mention> last = new ArrayDeque<>();
        for (int i = mentions.size() - 1; i >= 0; i--) {
            Mention mention = mentions.get(i);
            if (!last.isEmpty()
                    && !together(text, mention.end(), last.peekFirst().start())) {
                break;
            }
            last.addFirst(mention);
        }
        return List.copyOf(last);
    }

    private static boolean together(String text, int from, int to) {
        String gap = text.substring(from, to);
        return gap.indexOf('\n') < 0 || gap.length() <= GAP && saysNothing(gap);
    }

    private static boolean saysNothing(String gap) {
        for (String word : gap.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+")) {
            if (!word.isEmpty() && !LABELS.contains(word)) {
                return false;
            }
        }
        return true;
    }
}
