package dev.longform.needles.domain.aspects;

import dev.longform.needles.domain.text.Prose;
import java.util.List;

/**
 * Knows one aspect: where in a document an error of this sort can stand, and what stands there instead. It knows
 * nothing of positions and counts. Another aspect is another class; nothing else changes.
 */
public interface NeedleStrategy {
    /** The aspect's name in plans and pairs. */
    String aspect();

    /**
     * Every edit that the document offers, in any order.
     *
     * @param prose the document
     * @param seed names what is drawn: the same document and seed give the same edits
     * @return none when the document offers no place
     */
    List<Edit> edits(Prose prose, String seed);
}
