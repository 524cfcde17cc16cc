package dev.longform.needles.domain.text;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is known about English words without a dictionary. */
public final class English {
    /** Words that start a sentence and lose their capital inside one. */
    public static final Set<String> FUNCTION_WORDS = words(
            "the a an in at on by from until between about around over under every each most many some several few"
                    + " all both for with without during after before when while since because although though if"
                    + " as to of and or but nor so yet once there here this that these those it its he she they we i"
                    + " his her their our my your you who which what where why how not no only even also then thus"
                    + " another other such any either neither one two three four five six seven eight nine ten"
                    + " twelve twenty thirty forty fifty hundreds thousands up down out off into through across along"
                    + " against among within upon above below behind beyond near nearly almost more less than too very"
                    + " just still now later soon however therefore moreover furthermore additionally finally first"
                    + " second third next last instead meanwhile perhaps maybe indeed often sometimes always never"
                    + " is are was were has have had do does did can could will would shall should may might must be"
                    + " let like unlike despite whether whenever wherever whatever");
    /** Words that point to something outside the sentence. */
    public static final Set<String> POINTERS = words(
            "it its it's he she they him his her hers their theirs them this these those such here there then former"
                    + " latter other others another same both also too however therefore thus hence moreover"
                    + " furthermore additionally still instead meanwhile otherwise likewise similarly consequently"
                    + " nevertheless nonetheless above below earlier later next finally again already now soon"
                    + " suddenly afterwards themselves itself himself herself either neither today tonight tomorrow"
                    + " yesterday who's that's there's he's she's let's yes no oh well so");
    /** Words that deny. */
    public static final Set<String> NEGATIVES =
            words("not no never nobody nothing none neither nor nowhere hardly barely"
                    + " scarcely rarely seldom without cannot can't won't isn't aren't wasn't weren't don't doesn't didn't hasn't"
                    + " haven't hadn't wouldn't couldn't shouldn't mustn't unless few little lack lacks lacked lacking fail fails"
                    + " failed refuse refused");

    private static final Set<String> TELLTALES =
            words("the and of to for with by from that are were this was is it as");
    private static final int TELLTALES_NEEDED = 2;
    private static final int LETTERS_NEEDED = 8;

    private English() {}

    /** A set of words from a list with spaces. */
    public static Set<String> words(String list) {
        return Set.copyOf(Arrays.asList(list.split(" ")));
    }

    /** Whether the passage is English prose: nine letters in ten are Latin, and two of its commonest words are there. */
    static boolean isEnglish(String passage) {
        long letters = passage.codePoints().filter(Character::isLetter).count();
        long latin = passage.codePoints().filter(English::isPlainLatin).count();
        if (letters < LETTERS_NEEDED || latin * 10 < letters * 9) {
            return false;
        }
        return Stream.of(passage.toLowerCase(Locale.ROOT).split("[^a-z]+"))
                        .filter(TELLTALES::contains)
                        .collect(Collectors.toSet())
                        .size()
                >= TELLTALES_NEEDED;
    }

    /** Whether the word starts with a vowel's sound, as far as the spelling tells. */
    public static boolean startsWithVowel(String word) {
        return "aeiou".indexOf(Character.toLowerCase(word.charAt(0))) >= 0;
    }

    private static boolean isPlainLatin(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
}
