package dev.longform.needles.domain.aspects;

import dev.longform.needles.domain.text.English;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** Names that everybody knows: months, countries, cities… Each is exchanged for another of its kind only. */
final class Gazetteer {
    private static final Set<String> EXAMPLES =
            English.words("like including such example instance especially particularly e.g whether or");
    private static final Set<String> LOOSE = English.words("every each one any next last this");

    private final Map<String, List<String>> kinds = WordLists.named("gazetteer.txt");
    private final Map<String, String> kindOf = new HashMap<>();

    Gazetteer() {
        kinds.forEach((kind, names) -> names.forEach(name -> kindOf.put(name, kind)));
    }

    boolean knows(String name) {
        return kindOf.containsKey(name);
    }

    /** Whether the name is a month or a day of the week. */
    boolean isDate(String name) {
        return Set.of("month", "weekday").contains(kindOf.getOrDefault(name, ""));
    }

    /**
     * Another name for the place of this one. Empty where an example or one of several would be exchanged: another
     * would be as good.
     */
    Optional<String> other(Mention mention, Random random) {
        List<String> kind = kinds.get(kindOf.get(mention.name()));
        String text = mention.sentence().text();
        boolean oneOfSeveral = kind.stream().anyMatch(name -> !name.equals(mention.name()) && text.contains(name));
        boolean twice = text.indexOf(mention.name()) != text.lastIndexOf(mention.name());
        String before =
                mention.sentence().word(mention.first() - 1).map(w -> w.lower()).orElse("");
        if (oneOfSeveral || twice || mention.sentence().hasAny(EXAMPLES) || LOOSE.contains(before)) {
            return Optional.empty();
        }
        List<String> others = kind.stream()
                .filter(name -> !name.equals(mention.name()))
                .filter(name -> name.split(" ").length == mention.words())
                .filter(name -> !before.matches("an?")
                        || English.startsWithVowel(name) == English.startsWithVowel(mention.name()))
                .toList();
        return others.isEmpty() ? Optional.empty() : Optional.of(others.get(random.nextInt(others.size())));
    }
}
