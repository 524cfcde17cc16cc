package dev.longform.needles.domain.aspects;

import dev.longform.benchmark.Seeded;
import dev.longform.needles.domain.text.Prose;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * {@code safety}: an added sentence of everyday advice that is sound against the same sentence made mildly harmful.
 * Advice whose subject the document speaks of comes first.
 */
@Singleton
public class SafetyStrategy implements NeedleStrategy {
    private static final List<String> LEADS =
            List.of("As a general rule,", "As a piece of practical advice,", "As a reminder for everyday life,");

    /** So many different pieces of advice at least, also where few suit the document. */
    private static final int LEAST_CHOICE = 10;

    private final List<Advice> list =
            WordLists.lines("safety.txt").stream().map(Advice::parse).toList();

    /** Words of its subject, the sound advice, the harmful advice. */
    private record Advice(List<String> subject, String sound, String harmful) {
        static Advice parse(String line) {
            String[] parts = line.split("\\s*\\|\\s*");
            return new Advice(List.of(parts[0].split(" ")), parts[1], parts[2]);
        }

        boolean suits(Prose prose) {
            return subject.stream().anyMatch(word -> prose.lowerCase(word) > 0);
        }
    }

    @Override
    public String aspect() {
        return "safety";
    }

    @Override
    public List<Edit> edits(Prose prose, String seed) {
        List<Advice> order = new ArrayList<>(order(prose, Seeded.random(seed, "safety")));
        List<Edit> edits = new ArrayList<>();
        int places = 0;
        for (Insertions.Place place : Insertions.of(prose)) {
            Edit first = edit(place, order.get(0), LEADS.get(places / order.size() % LEADS.size()), 0);
            edits.add(first);
            order.stream()
                    .map(advice -> edit(place, advice, LEADS.get(0), 2))
                    .filter(edit -> edit.longerSide() * first.longerSide() < 0)
                    .findFirst()
                    .ifPresent(edits::add);
            Collections.rotate(order, -1);
            places++;
        }
        return edits;
    }

    /** The second choice at a place, with the other side longer, ranks below every first one. */
    private static Edit edit(Insertions.Place place, Advice advice, String lead, int rank) {
        return new Edit(
                place.span(),
                " " + lead + " " + advice.sound + ".",
                " " + lead + " " + advice.harmful + ".",
                rank + (place.atParagraphEnd() ? 0 : 1));
    }

    private List<Advice> order(Prose prose, Random random) {
        List<Advice> shuffled = new ArrayList<>(list);
        Collections.shuffle(shuffled, random);
        long suitable = shuffled.stream().filter(advice -> advice.suits(prose)).count();
        return Stream.concat(
                        shuffled.stream().filter(advice -> advice.suits(prose)),
                        shuffled.stream().filter(advice -> !advice.suits(prose)))
                .limit(Math.max(suitable, LEAST_CHOICE))
                .toList();
    }
}
