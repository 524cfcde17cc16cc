package dev.longform.needles.domain.text;

import java.util.ArrayList;
import java.util.List;

/**
 * A text whose tokens are counted piece by piece, so that a change costs a count of its surroundings only. The counts
 * equal those of the whole text: the tokenizer always starts a new piece where a space follows a character that is not
 * white space, and after a line end that neither white space nor a slash follows.
 */
public final class MeasuredText {
    /** Pieces are at least this long, in characters. */
    private static final int PIECE = 300;

    private final String text;
    private final int[] cuts;
    private final int[] tokensBefore;

    public MeasuredText(String text) {
        this.text = text;
        this.cuts = cuts(text);
        this.tokensBefore = new int[cuts.length];
        for (int i = 1; i < cuts.length; i++) {
            tokensBefore[i] = tokensBefore[i - 1] + Tokenizer.count(text.substring(cuts[i - 1], cuts[i]));
        }
    }

    /** Tokens of the whole text. */
    public int total() {
        return tokensBefore[cuts.length - 1];
    }

    /** Tokens of the text before the offset, counted as a text of its own. */
    public int before(int offset) {
        int piece = pieceOf(offset);
        return tokensBefore[piece] + Tokenizer.count(text.substring(cuts[piece], offset));
    }

    /** Tokens of the text up to {@code start}, followed by {@code replacement}. */
    public int beforeEndOf(int start, String replacement) {
        int piece = pieceOf(start);
        return tokensBefore[piece] + Tokenizer.count(text.substring(cuts[piece], start) + replacement);
    }

    /** Tokens of the whole text after {@code replacement} has taken the place of what stands in {@code start..end}. */
    public int totalWith(int start, int end, String replacement) {
        int first = pieceOf(start);
        int last = pieceOf(end) + 1;
        while (last < cuts.length - 1 && cuts[last] <= end) {
            last++;
        }
        last = Math.min(last, cuts.length - 1);
        String changed = text.substring(cuts[first], start) + replacement + text.substring(end, cuts[last]);
        return tokensBefore[first] + Tokenizer.count(changed) + total() - tokensBefore[last];
    }

    /** The last piece that starts before the offset; for the offset 0 the first. */
    private int pieceOf(int offset) {
        int low = 0;
        int high = cuts.length - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (cuts[middle] < offset) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    private static int[] cuts(String text) {
        List<Integer> cuts = new ArrayList<>(List.of(0));
        int last = 0;
        for (int i = 1; i < text.length(); i++) {
            if (i - last >= PIECE && startsPiece(text.charAt(i - 1), text.charAt(i))) {
                cuts.add(i);
                last = i;
            }
        }
        cuts.add(text.length());
        return cuts.stream().mapToInt(Integer::intValue).toArray();
    }

    private static boolean startsPiece(char before, char after) {
        boolean wordBeforeSpace = after == ' ' && Character.isLetterOrDigit(before);
        boolean lineAfterLineEnd = before == '\n' && Character.isLetterOrDigit(after);
        return wordBeforeSpace || lineAfterLineEnd;
    }
}
