package dev.longform.needles.domain.aspects;

import dev.longform.needles.domain.text.Prose;
import dev.longform.needles.domain.text.Sentence;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code negation}: a statement against its denial. Where the document affirms, both sides get an adverb:
 * {@code is indeed} against {@code is not}. Where it denies, the neutral side is the document's own and the error
 * affirms: {@code is not} against {@code is indeed}, {@code doesn't} against {@code does}. So the word "not" stands on
 * either side. A second wording ({@code is in fact} against {@code is clearly not}) has the longer text on the other side.
 */
@Singleton
public class NegationStrategy implements NeedleStrategy {
    @Override
    public String aspect() {
        return "negation";
    }

    @Override
    public List<Edit> edits(Prose prose, String seed) {
        List<Edit> edits = new ArrayList<>();
        for (Sentence sentence : prose.sentences()) {
            if (sentence.english() && sentence.complete() && !sentence.reference() && !sentence.quoted()) {
                edits.addAll(Denials.edits(prose, sentence));
                edits.addAll(Affirmations.edits(prose, sentence, seed));
            }
        }
        return edits;
    }
}
