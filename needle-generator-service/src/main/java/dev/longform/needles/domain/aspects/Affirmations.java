package dev.longform.needles.domain.aspects;

import dev.longform.benchmark.Seeded;
import dev.longform.needles.domain.text.English;
import dev.longform.needles.domain.text.Prose;
import dev.longform.needles.domain.text.Sentence;
import dev.longform.needles.domain.text.Word;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;

/** Affirmative main clauses that can be denied behind their first auxiliary: {@code is indeed}, {@code is not}. */
final class Affirmations {
    private static final List<String> ADVERBS = List.of("indeed", "certainly", "clearly");
    private static final List<String> DENIAL_ADVERBS = List.of("certainly", "clearly");
    private static final Set<String> AUXILIARIES = English.words("is are was were can must should has have had");
    private static final Set<String> PERFECT = English.words("has have had");
    private static final Set<String> BLOCKED_BEFORE = English.words("if once unless whether when while because"
            + " although though until since before after here would could might may will shall who whom whose which what"
            + " where why how that than as there so such all every each both many most few several some any everyone"
            + " everything everybody anyone no not never or either imagine suppose whatever whoever whichever whenever"
            + " wherever however assumed assume thought think believed believe guess guessed felt hoped hope feared said"
            + " says");
    private static final Set<String> BLOCKED_ANYWHERE = English.words("not never no none nobody nothing neither nor"
            + " hardly barely scarcely rarely seldom cannot can't won't isn't aren't wasn't weren't don't doesn't didn't"
            + " hasn't haven't hadn't wouldn't couldn't shouldn't without unless until yet either any anything anyone only"
            + " but rather");
    private static final Set<String> BLOCKED_AFTER = English.words("also only just even still already always often"
            + " usually then thus therefore now once more less most to going about like worth what why where how when"
            + " who because if as that and or indeed certainly truly really sometimes probably perhaps either both all"
            + " each one too so rather almost nearly barely hardly much many few no not never in fact of course");
    private static final Set<String> PARTICIPLES = English.words("been become grown made taken given seen found built"
            + " brought kept led left lost met paid put read said sent set shown sold spent stood taught told thought"
            + " understood won written begun broken chosen done drawn driven fallen gone had held known risen run"
            + " worn");
    /** What the edit would say again. */
    private static final Set<String> ADVERBS_USED = English.words("indeed certainly clearly");

    private static final Set<String> CLEFT = English.words("when that who where");
    /** The letter of an answer to choose. */
    private static final Pattern OPTION = Pattern.compile("(?:^|\\W)[A-Ha-h][.)]\\W{0,4}$");

    private static final Pattern OPTION_START = Pattern.compile("^\\W*[A-Ha-h][.)] ");
    private static final int LABEL_LENGTH = 8;
    private static final int FARTHEST_WORD = 12;
    private static final int PREDICATE_WORDS = 6;
    private static final int TELLING_LETTERS = 5;

    private Affirmations() {}

    /**
     * The edits of a sentence whose first auxiliary belongs to its main clause, as far as the words before it tell: one
     * whose affirmation is the longer side, one whose denial is.
     */
    static List<Edit> edits(Prose prose, Sentence sentence, String seed) {
        if (sentence.hasAny(BLOCKED_ANYWHERE) || sentence.hasAny(ADVERBS_USED) || isOption(prose, sentence)) {
            return List.of();
        }
        List<Word> words = sentence.words();
        for (int i = 0; i < Math.min(words.size() - 1, FARTHEST_WORD); i++) {
            Word word = words.get(i);
            if (BLOCKED_BEFORE.contains(word.lower())) {
                return List.of();
            }
            if (AUXILIARIES.contains(word.text())) {
                boolean usable = i > 0 && takesAdverb(sentence, i) && prose.editable(word.span());
                return usable ? denied(prose, sentence, i, seed) : List.of();
            }
        }
        return List.of();
    }

    private static List<Edit> denied(Prose prose, Sentence sentence, int place, String seed) {
        Word auxiliary = sentence.words().get(place);
        Random random = Seeded.random(seed, "negation", auxiliary.span().end());
        String adverb = ADVERBS.get(random.nextInt(ADVERBS.size()));
        String denied = auxiliary.text().equals("can") ? "never" : "not";
        String longAdverb = DENIAL_ADVERBS.get(random.nextInt(DENIAL_ADVERBS.size()));
        String longDenial = longAdverb + " " + denied;
        int rank = grounded(prose, sentence, place) ? 1 : 2;
        return List.of(behind(auxiliary, adverb, denied, rank), behind(auxiliary, "in fact", longDenial, rank));
    }

    private static Edit behind(Word auxiliary, String affirmed, String denied, int rank) {
        return new Edit(auxiliary.span(), auxiliary.text() + " " + affirmed, auxiliary.text() + " " + denied, rank);
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
        boolean guess = word.text().equals("must") && Set.of("be", "have").contains(next.lower());
        return sentence.between(auxiliary - 1, auxiliary).equals(" ")
                && sentence.between(auxiliary, auxiliary + 1).equals(" ")
                && !next.capitalised()
                && !adverb
                && !guess
                && !cleft(sentence, auxiliary)
                && (!PERFECT.contains(word.text()) || participle);
    }

    /** Whether it is "It was in May that …": what is said there stands in the other clause. */
    private static boolean cleft(Sentence sentence, int auxiliary) {
        return sentence.words().get(auxiliary - 1).lower().equals("it")
                && sentence.words().stream().skip(auxiliary + 1L).anyMatch(word -> CLEFT.contains(word.lower()));
    }

    /** Whether it is an answer to choose from: what it says is not said by the document. */
    private static boolean isOption(Prose prose, Sentence sentence) {
        int start = sentence.span().start();
        String before = prose.text().substring(Math.max(0, start - LABEL_LENGTH), start);
        return OPTION.matcher(before).find()
                || OPTION_START.matcher(sentence.text()).find();
    }
}
