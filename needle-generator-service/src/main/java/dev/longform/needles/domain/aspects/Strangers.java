package dev.longform.needles.domain.aspects;

import dev.longform.needles.domain.text.Prose;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

/** People who are not in the document. */
final class Strangers {
    private static final int ATTEMPTS = 20;

    private final List<String> surnames = WordLists.named("surnames.txt").get("surname");

    /** A name of as many words for a person whose pronoun the name tells; empty when it does not. */
    Optional<String> insteadOf(String name, Prose prose, Random random) {
        String pronoun = Names.pronoun(name);
        int words = name.split(" ").length;
        if (pronoun.isEmpty() || words > 2) {
            return Optional.empty();
        }
        List<String> given = Names.given(pronoun);
        return Stream.generate(() -> draw(given, random) + (words == 2 ? " " + draw(surnames, random) : ""))
                .limit(ATTEMPTS)
                .filter(stranger -> Stream.of(stranger.split(" ")).noneMatch(prose.text()::contains))
                .findFirst();
    }

    private static String draw(List<String> list, Random random) {
        return list.get(random.nextInt(list.size()));
    }
}
