package dev.longform.needles.domain.editing;

import dev.longform.benchmark.Seeded;
import dev.longform.needles.domain.Haystack;
import dev.longform.needles.domain.aspects.Insertions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * Where an editor may add a sentence, by position bin: the ends of paragraphs first, otherwise in seeded order, so that
 * whoever wants more of a bin is shown the same places first. Places whose bin would depend on the sentence are
 * left out.
 */
final class Places {
    /** What an added sentence is expected to add, in tokens; the finished text decides. */
    private static final int LEAST_TOKENS = 8;

    private static final int MOST_TOKENS = 30;

    private final List<List<Insertions.Place>> bins = new ArrayList<>();

    Places(Haystack haystack, int bins, String seed) {
        for (int bin = 0; bin < bins; bin++) {
            this.bins.add(new ArrayList<>());
        }
        List<Insertions.Place> places = new ArrayList<>(Insertions.of(haystack.prose()));
        Collections.shuffle(places, Seeded.random(seed, haystack.sha256(), FactualityWriter.ASPECT));
        places.sort(Comparator.comparing(place -> !place.atParagraphEnd()));
        long total = haystack.measured().total();
        for (Insertions.Place place : places) {
            long before = haystack.measured().before(place.offset());
            long bin = before * bins / (total + LEAST_TOKENS);
            if (bin == before * bins / (total + MOST_TOKENS)) {
                this.bins.get((int) bin).add(place);
            }
        }
    }

    /** The places of a bin, those to try first in front. */
    List<Insertions.Place> of(int bin) {
        return bins.get(bin);
    }
}
