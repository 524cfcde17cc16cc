package dev.longform.dataset.domain.needles;

import dev.longform.dataset.domain.datasets.Datasets;
import dev.longform.dataset.domain.datasets.Tokens;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What is wanted of a needle version.
 *
 * @param name of the dataset that is made
 * @param dataset whose responses are the sources, as {@code NAME@VERSION}; null when documents come with the plan
 * @param lengths the rows, in tokens, ascending
 * @param positions how many position bins of equal width
 * @param perCell pairs wanted for each length, bin and aspect
 * @param aspects which needles
 * @param seed what is drawn is drawn from it
 * @param tokenizer that lengths and positions are measured with
 */
public record PlanSpec(
        String name,
        String dataset,
        List<Integer> lengths,
        int positions,
        int perCell,
        List<String> aspects,
        long seed,
        String tokenizer) {
    /** Made by rule, without a model. */
    public static final Set<String> RULE_ASPECTS = Set.of("number", "negation", "entity", "contradiction", "safety");

    private static final String FACTUALITY = "factuality";
    private static final int SHORTEST = 100;
    private static final int LONGEST = 1_000_000;
    private static final int MOST_LENGTHS = 50;
    private static final int MOST_BINS = 100;
    private static final int MOST_PAIRS = 1_000_000;

    /**
     * @throws InvalidPlan when it cannot be carried out
     */
    public PlanSpec {
        require(Datasets.isName(name), "name must be 1 to 100 letters, digits, dots, underscores or hyphens");
        require(!lengths.isEmpty() && lengths.size() <= MOST_LENGTHS, "lengths must be 1 to " + MOST_LENGTHS);
        require(
                lengths.stream().allMatch(length -> length >= SHORTEST && length <= LONGEST),
                "lengths must lie between " + SHORTEST + " and " + LONGEST + " tokens");
        require(Set.copyOf(lengths).size() == lengths.size(), "a length is named twice");
        require(positions > 0 && positions <= MOST_BINS, "positions, the number of bins, must be 1 to " + MOST_BINS);
        require(!aspects.isEmpty(), "at least one aspect is needed");
        require(Set.copyOf(aspects).size() == aspects.size(), "an aspect is named twice");
        aspects.forEach(PlanSpec::checkAspect);
        require(perCell > 0, "perCell must be at least 1");
        require(
                (long) perCell * positions * lengths.size() * aspects.size() <= MOST_PAIRS,
                "the plan wants more than " + MOST_PAIRS + " pairs");
        require(
                Tokens.TOKENIZER.equals(tokenizer),
                "the tokenizer '" + tokenizer + "' is not known; known: " + Tokens.TOKENIZER);

        lengths = List.copyOf(new TreeSet<>(lengths));
        aspects = List.copyOf(aspects);
    }

    private static void checkAspect(String aspect) {
        require(
                !FACTUALITY.equals(aspect),
                "the aspect 'factuality' needs an editor model, which the needle generator cannot ask yet; made by rule"
                        + " are " + String.join(", ", new TreeSet<>(RULE_ASPECTS)));
        require(
                RULE_ASPECTS.contains(aspect),
                "the aspect '" + aspect + "' is not known; known are "
                        + String.join(", ", new TreeSet<>(RULE_ASPECTS)));
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new InvalidPlan(otherwise);
        }
    }
}
