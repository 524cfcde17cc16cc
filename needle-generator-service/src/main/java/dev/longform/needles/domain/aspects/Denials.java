package dev.longform.needles.domain.aspects;

import dev.longform.needles.domain.text.English;
import dev.longform.needles.domain.text.Prose;
import dev.longform.needles.domain.text.Sentence;
import dev.longform.needles.domain.text.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Denials of the document that become affirmations in one word, and {@code always} against {@code never}. */
final class Denials {
    private static final Set<String> AUXILIARIES =
            English.words("is are was were does do did has have had should must will would could");
    private static final Set<String> BEAR_ADVERBS = English.words("is are was were has have had");
    private static final Map<String, String> SWITCHES = Map.of(
            "always",
            "never",
            "never",
            "always",
            "cannot",
            "can",
            "can't",
            "can",
            "couldn't",
            "could",
            "doesn't",
            "does",
            "didn't",
            "did",
            "isn't",
            "is",
            "wasn't",
            "was");
    private static final Set<String> BLOCKED_AFTER = English.words("only just merely simply necessarily all every"
            + " always a so too to seem because until even yet quite the one really sure unlike uncommon without");
    /** Words that only denials bear, and idioms that cannot be turned round. */
    private static final Set<String> POLAR = English.words("any anything anyone anybody anywhere ever either yet until"
            + " anymore but nor rather instead unless neither no longer much at help except before again shake"
            + " overstated understated overemphasized begin");

    private static final Set<String> IDIOM_BEFORE = English.words("as for than almost nearly or");
    private static final Set<String> IDIOM_AFTER = English.words("more less quite been mind and or");

    private Denials() {}

    static List<Edit> edits(Prose prose, Sentence sentence) {
        List<Edit> edits = new ArrayList<>();
        for (int i = 1; i < sentence.words().size() - 1; i++) {
            Word word = sentence.words().get(i);
            Optional<String> affirmed = affirmed(sentence, i);
            if (affirmed.isPresent() && prose.editable(word.span())) {
                edits.add(new Edit(word.span(), word.text(), affirmed.get(), 0));
                if (bearsAdverb(sentence, i)) {
                    edits.add(new Edit(word.span(), "clearly not", "in fact", 1));
                }
            }
        }
        return edits;
    }

    /** Whether it is a "not" that an adverb can stand before: "was clearly not", but hardly "did clearly not". */
    private static boolean bearsAdverb(Sentence sentence, int place) {
        return sentence.words().get(place).text().equals("not")
                && BEAR_ADVERBS.contains(sentence.words().get(place - 1).lower());
    }

    private static Optional<String> affirmed(Sentence sentence, int place) {
        Word word = sentence.words().get(place);
        Word next = sentence.words().get(place + 1);
        boolean free = sentence.between(place - 1, place).equals(" ")
                && sentence.between(place, place + 1).equals(" ")
                && !next.capitalised()
                && !polarAfter(sentence, place);
        if (free && word.text().equals("not")) {
            boolean denies =
                    AUXILIARIES.contains(sentence.words().get(place - 1).lower())
                            && !BLOCKED_AFTER.contains(next.lower());
            return denies ? Optional.of("indeed") : Optional.empty();
        }
        return free && switches(sentence, place) ? Optional.ofNullable(SWITCHES.get(word.text())) : Optional.empty();
    }

    private static boolean switches(Sentence sentence, int place) {
        String word = sentence.words().get(place).text();
        String before = sentence.words().get(place - 1).lower();
        String next = sentence.words().get(place + 1).lower();
        boolean adverb = word.equals("always") || word.equals("never");
        boolean idiom =
                English.NEGATIVES.contains(before) || IDIOM_BEFORE.contains(before) || IDIOM_AFTER.contains(next);
        return !idiom && (adverb || !BLOCKED_AFTER.contains(next));
    }

    private static boolean polarAfter(Sentence sentence, int place) {
        return sentence.words().subList(place + 1, sentence.words().size()).stream()
                .anyMatch(word -> POLAR.contains(word.lower()));
    }
}
