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
 * {@code contradiction}: an added sentence that repeats what the document says elsewhere against one that contradicts
 * it. What contradicts it is made by the strategies for figures, names and denials.
 */
@Singleton
public class ContradictionStrategy implements NeedleStrategy {
    private static final List<String> BACK =
            List.of("As noted earlier,", "As mentioned above,", "As stated earlier,", "To repeat an earlier point,");
    private static final List<String> AHEAD =
            List.of("As explained further below,", "As will be seen below,", "To anticipate a later point,");
    /** Paragraphs between a statement and its repetition, so that it is not repeated at once. */
    private static final int LEAST_DISTANCE = 2;

    private static final int CHOICES_PER_PLACE = 4;

    private final List<NeedleStrategy> errors;

    public ContradictionStrategy(NumberStrategy number, EntityStrategy entity, NegationStrategy negation) {
        this.errors = List.of(number, entity, negation);
    }

    @Override
    public String aspect() {
        return "contradiction";
    }

    @Override
    public List<Edit> edits(Prose prose, String seed) {
        List<Edit> within = errors.stream()
                .flatMap(strategy -> strategy.edits(prose, seed).stream())
                .toList();
        List<Fact> facts = new ArrayList<>(Fact.all(prose, within));
        Random random = Seeded.random(seed, "contradiction");
        Collections.shuffle(facts, random);
        List<Edit> edits = new ArrayList<>();
        for (Insertions.Place place : Insertions.of(prose)) {
            List<Fact> earlier = at(facts, place, -1);
            List<Fact> later = at(facts, place, 1);
            List<Fact> told = Stream.concat(earlier.stream(), later.stream())
                    .limit(CHOICES_PER_PLACE)
                    .toList();
            for (int i = 0; i < told.size(); i++) {
                Fact fact = told.get(i);
                List<String> leads = earlier.contains(fact) ? BACK : AHEAD;
                String lead = " " + leads.get(random.nextInt(leads.size())) + " ";
                int rank = 4 * i + (earlier.contains(fact) ? 0 : 2) + (place.atParagraphEnd() ? 0 : 1);
                edits.add(new Edit(place.span(), lead + fact.repeated(), lead + fact.contradicted(), rank));
            }
            Collections.rotate(facts, -1);
        }
        return edits;
    }

    /** The facts that stand far enough before (-1) or after (1) the place. */
    private static List<Fact> at(List<Fact> facts, Insertions.Place place, int side) {
        return facts.stream()
                .filter(fact -> (fact.paragraph() - place.paragraph()) * side >= LEAST_DISTANCE)
                .toList();
    }
}
