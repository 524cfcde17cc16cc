package dev.longform.needles.domain.aspects;

import dev.longform.benchmark.Seeded;
import dev.longform.needles.domain.text.English;
import dev.longform.needles.domain.text.Prose;
import dev.longform.needles.domain.text.Sentence;
import dev.longform.needles.domain.text.Span;
import dev.longform.needles.domain.text.Word;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * {@code negation}: a statement against its denial. Where the document affirms, both sides get an adverb:
 * {@code is indeed} against {@code is not}. Where it denies, the neutral side is the document's own and the error
 * affirms: {@code is not} against {@code is indeed}, {@code doesn't} against {@code does}. So the word "not" stands on
 * either side.
 */
@Singleton
public class NegationStrategy implements NeedleStrategy {
    private static final List<String> AFFIRMATIONS = List.of("indeed", "certainly", "indeed");
    private static final Set<String> AUXILIARIES = English.words("is are was were can must should has have had");
    private static final Set<String> PERFECT = English.words("has have had");
    private static final Set<String> BEFORE_NOT =
            English.words("is are was were does do did has have had should must will would could");
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
    private static final Set<String> BLOCKED_BEFORE = English.words("if once unless whether when while because although"
            + " though until since before after who whom whose which what where why how that than as there so such"
            + " all every each both many most few several some any everyone everything everybody anyone no"
            + " not never or either imagine suppose");
    private static final Set<String> BLOCKED_ANYWHERE = English.words("not never no none nobody nothing neither nor"
            + " hardly barely scarcely rarely seldom cannot can't won't isn't aren't wasn't weren't don't doesn't didn't"
            + " hasn't haven't hadn't wouldn't couldn't shouldn't without unless until yet either any anything anyone"
            + " only but rather");
    private static final Set<String> BLOCKED_AFTER = English.words("also only just even still already always often"
            + " usually then thus therefore now once more less most to going about like worth what why where how when who"
            + " because if as that and or indeed certainly truly really sometimes probably perhaps either both all"
            + " each one too so rather almost nearly barely hardly much many few no not never in fact of course");
    private static final Set<String> BLOCKED_AFTER_NOT = English.words("only just merely simply necessarily all every"
            + " always a so too to because until even yet quite the one really sure unlike uncommon without");
    private static final Set<String> POLAR = English.words("any anything anyone anybody anywhere ever either yet"
            + " until anymore but nor rather instead unless neither no longer much at help except");
    private static final Set<String> PARTICIPLES = English.words("been become grown made taken given seen found built"
            + " brought kept led left lost met paid put read said sent set shown sold spent stood taught told thought"
            + " understood won written begun broken chosen done drawn driven fallen gone had held known risen run"
            + " worn");
    private static final int FARTHEST_WORD = 12;
    private static final int PREDICATE_WORDS = 6;
    private static final int TELLING_LETTERS = 5;

    @Override
    public String aspect() {
        return "negation";
    }

    @Override
    public List<Edit> edits(Prose prose, String seed) {
        List<Edit> edits = new ArrayList<>();
        for (Sentence sentence : prose.sentences()) {
            if (sentence.english() && sentence.complete() && !sentence.reference() && !sentence.quoted()) {
                denials(prose, sentence, seed, edits);
                affirmation(prose, sentence, seed)
                        .filter(edit -> prose.editable(edit.span()))
                        .ifPresent(edits::add);
            }
        }
        return edits;
    }

    /** The first auxiliary of an affirmative main clause. */
    private static Optional<Edit> affirmation(Prose prose, Sentence sentence, String seed) {
        List<Word> words = sentence.words();
        if (sentence.hasAny(BLOCKED_ANYWHERE)) {
            return Optional.empty();
        }
        for (int i = 0; i < Math.min(words.size() - 1, FARTHEST_WORD); i++) {
            Word word = words.get(i);
            if (BLOCKED_BEFORE.contains(word.lower())) {
                return Optional.empty();
            }
            if (AUXILIARIES.contains(word.text())) {
                return i > 0 && takesAdverb(sentence, i)
                        ? Optional.of(denied(prose, sentence, i, seed))
                        : Optional.empty();
            }
        }
        return Optional.empty();
    }

    private static Edit denied(Prose prose, Sentence sentence, int place, String seed) {
        Word auxiliary = sentence.words().get(place);
        int end = auxiliary.span().end();
        var random = Seeded.random(seed, "negation", end);
        String affirmed = AFFIRMATIONS.get(random.nextInt(AFFIRMATIONS.size()));
        String denied = auxiliary.text().equals("can") ? "never" : "not";
        Span span = auxiliary.span();
        return new Edit(
                span,
                auxiliary.text() + " " + affirmed,
                auxiliary.text() + " " + denied,
                grounded(prose, sentence, place) ? 1 : 2);
    }

    /** Whether the document speaks elsewhere of what is said here: there a denial contradicts it. */
    private static boolean grounded(Prose prose, Sentence sentence, int place) {
        return sentence.words().stream()
                .skip(place + 1L)
                .limit(PREDICATE_WORDS)
                .map(Word::text)
                .filter(word -> word.length() >= TELLING_LETTERS)
                .anyMatch(word -> prose.lowerCase(word) > 1);
    }

    private static boolean takesAdverb(Sentence sentence, int auxiliary) {
        Word word = sentence.words().get(auxiliary);
        Word next = sentence.words().get(auxiliary + 1);
        boolean adverb = next.lower().endsWith("ly") || BLOCKED_AFTER.contains(next.lower());
        boolean participle = next.lower().endsWith("ed") || PARTICIPLES.contains(next.lower());
        boolean perfect = PERFECT.contains(word.text());
        return sentence.between(auxiliary - 1, auxiliary).equals(" ")
                && sentence.between(auxiliary, auxiliary + 1).equals(" ")
                && !next.capitalised()
                && !adverb
                && (!perfect || participle);
    }

    private static void denials(Prose prose, Sentence sentence, String seed, List<Edit> edits) {
        for (int i = 1; i < sentence.words().size() - 1; i++) {
            Word word = sentence.words().get(i);
            Optional<String> affirmed = Optional.empty();
            if (word.text().equals("not")) {
                affirmed = withoutNot(sentence, i, seed);
            } else if (SWITCHES.containsKey(word.text()) && switches(sentence, i)) {
                affirmed = Optional.of(SWITCHES.get(word.text()));
            }
            if (affirmed.isPresent() && prose.editable(word.span())) {
                edits.add(new Edit(word.span(), word.text(), affirmed.get(), 0));
            }
        }
    }

    private static Optional<String> withoutNot(Sentence sentence, int not, String seed) {
        boolean afterAuxiliary =
                BEFORE_NOT.contains(sentence.words().get(not - 1).lower())
                        && sentence.between(not - 1, not).equals(" ");
        boolean plain = afterAuxiliary
                && sentence.between(not, not + 1).equals(" ")
                && !BLOCKED_AFTER_NOT.contains(sentence.words().get(not + 1).lower())
                && !polarAfter(sentence, not);
        return plain ? Optional.of("indeed") : Optional.empty();
    }

    private static boolean switches(Sentence sentence, int place) {
        Word word = sentence.words().get(place);
        Word before = sentence.words().get(place - 1);
        Word next = sentence.words().get(place + 1);
        boolean contraction = !word.text().equals("always") && !word.text().equals("never");
        boolean free = sentence.between(place, place + 1).equals(" ")
                && sentence.between(place - 1, place).equals(" ")
                && !next.capitalised();
        boolean idiom = English.NEGATIVES.contains(before.lower())
                || Set.of("as", "for", "than", "almost", "nearly", "or").contains(before.lower())
                || Set.of("again", "before", "more", "less", "quite", "been", "ever", "mind", "and", "or")
                        .contains(next.lower());
        return free
                && !idiom
                && !polarAfter(sentence, place)
                && !(contraction && BLOCKED_AFTER_NOT.contains(next.lower()));
    }

    /** Words that only denials bear would be left behind. */
    private static boolean polarAfter(Sentence sentence, int place) {
        return sentence.words().subList(place + 1, sentence.words().size()).stream()
                .anyMatch(word -> POLAR.contains(word.lower()));
    }
}
