package dev.longform.needles.domain.aspects;

import dev.longform.needles.domain.text.English;
import dev.longform.needles.domain.text.Prose;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The names of a document: who or what they are, by the company they keep, and how often they appear. */
final class Names {
    private static final Set<String> PERSON_VERBS =
            English.words("said asked whispered replied nodded smiled laughed sighed"
                    + " shouted thought felt knew told explained argued wrote writes believed decided looked walked turned"
                    + " stood took shook grinned frowned murmured muttered cried exclaimed answered paused hesitated watched"
                    + " stared glanced reached stepped leaned born married loved wondered remembered recalled realized realised"
                    + " noticed smirked chuckled says asks");
    private static final Set<String> PLACE_WORDS =
            English.words("street river lake hill city town basin bridge road valley"
                    + " park island castle harbour harbor station works quay square mountain mountains forest beach bay avenue"
                    + " county village ridge hall tower reservoir gate lock canyon desert coast peninsula cathedral");
    private static final Set<String> PLACE_PREPOSITIONS = English.words("in at near outside around towards toward");
    private static final Map<String, List<String>> GIVEN = WordLists.named("given-names.txt");
    private static final int ENOUGH = 2;

    private final List<Mention> mentions;
    private final Map<String, Integer> counts = new TreeMap<>();
    private final Map<String, Kind> kinds = new LinkedHashMap<>();

    private Names(List<Mention> mentions) {
        this.mentions = mentions;
        mentions.forEach(mention -> counts.merge(mention.name(), 1, Integer::sum));
        classify();
    }

    static Names of(Prose prose) {
        return new Names(NameFinder.find(prose).stream()
                .filter(mention -> prose.lowerCase(mention.name().toLowerCase(Locale.ROOT)) == 0)
                .toList());
    }

    List<Mention> mentions() {
        return mentions;
    }

    /** The distinct names in alphabetical order. */
    Set<String> all() {
        return counts.keySet();
    }

    int count(String name) {
        return counts.getOrDefault(name, 0);
    }

    Kind kind(String name) {
        return kinds.getOrDefault(name, Kind.UNKNOWN);
    }

    /** {@code she} or {@code he} where the first word of the name tells; empty where it does not. */
    static String pronoun(String name) {
        String given = name.split(" ")[0];
        return GIVEN.entrySet().stream()
                .filter(entry -> entry.getValue().contains(given))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("");
    }

    /** Given names that go with the pronoun. */
    static List<String> given(String pronoun) {
        return GIVEN.get(pronoun);
    }

    /** Whether two names share a word, and so may mean the same. */
    static boolean related(String one, String other) {
        return Arrays.stream(one.split(" ")).anyMatch(Arrays.asList(other.split(" "))::contains);
    }

    private void classify() {
        Map<String, Integer> person = new HashMap<>();
        Map<String, Integer> place = new HashMap<>();
        for (Mention mention : mentions) {
            person.merge(mention.name(), personEvidence(mention), Integer::sum);
            place.merge(mention.name(), placeEvidence(mention), Integer::sum);
        }
        for (String name : counts.keySet()) {
            int forPerson = person.get(name) + (pronoun(name).isEmpty() ? 0 : ENOUGH);
            int forPlace = place.get(name);
            if (forPerson >= ENOUGH && forPerson > forPlace) {
                kinds.put(name, Kind.PERSON);
            } else if (forPlace >= ENOUGH && forPerson == 0) {
                kinds.put(name, Kind.PLACE);
            }
        }
        inherit();
    }

    /** A surname or given name alone is the person whose whole name the document has. */
    private void inherit() {
        for (String name : counts.keySet()) {
            boolean partOfPerson = !name.contains(" ")
                    && kind(name) != Kind.PERSON
                    && counts.keySet().stream()
                            .anyMatch(
                                    whole -> whole.contains(" ") && kind(whole) == Kind.PERSON && related(name, whole));
            if (partOfPerson) {
                kinds.put(name, Kind.PERSON);
            }
        }
    }

    private static int personEvidence(Mention mention) {
        String before =
                mention.sentence().word(mention.first() - 1).map(w -> w.lower()).orElse("");
        String after =
                mention.sentence().word(mention.last() + 1).map(w -> w.lower()).orElse("");
        boolean titled = NameFinder.TITLES.contains(before)
                && mention.sentence().word(mention.first() - 1).orElseThrow().capitalised();
        boolean acts = PERSON_VERBS.contains(after) && mention.right().startsWith(" ");
        boolean relative =
                mention.right().startsWith(", who ") || mention.right().startsWith(" who ");
        return (titled ? ENOUGH : 0) + (acts ? 1 : 0) + (relative ? ENOUGH : 0);
    }

    private static int placeEvidence(Mention mention) {
        String before =
                mention.sentence().word(mention.first() - 1).map(w -> w.lower()).orElse("");
        String[] words = mention.name().split(" ");
        boolean placeWord = words.length > 1 && PLACE_WORDS.contains(words[words.length - 1].toLowerCase(Locale.ROOT));
        boolean placed = PLACE_PREPOSITIONS.contains(before) && mention.left().endsWith(" ");
        return (placeWord ? ENOUGH : 0) + (placed ? 1 : 0);
    }
}
