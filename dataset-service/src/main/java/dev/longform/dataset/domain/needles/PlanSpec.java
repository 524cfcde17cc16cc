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
 * @param haystacks where they are from: {@value #CUT} from the responses, or {@value #WRITTEN} by the editor to the
 *     prompts
 * @param editor the generative model that writes needles or haystacks, as {@code NAME@REVISION}; null when nothing is
 *     written
 */
public record PlanSpec(
        String name,
        String dataset,
        List<Integer> lengths,
        int positions,
        int perCell,
        List<String> aspects,
        long seed,
        String tokenizer,
        String haystacks,
        String editor) {
    public static final String CUT = "cut";
    public static final String WRITTEN = "written";

    /** Made by rule, without a model. */
    public static final Set<String> RULE_ASPECTS = Set.of("number", "negation", "entity", "contradiction", "safety");

    /** Written by a model. */
    public static final Set<String> WRITTEN_ASPECTS = Set.of("factuality");

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
        require(
                editor != null || RULE_ASPECTS.containsAll(aspects),
                "the aspect 'factuality' needs an editor: name a generative model of the registry, as NAME or"
                        + " NAME@REVISION");
        haystacks = haystacks == null ? CUT : haystacks;
        require(
                haystacks.equals(CUT) || haystacks.equals(WRITTEN),
                "haystacks are 'cut' or 'written', not '" + haystacks + "'");
        require(
                haystacks.equals(CUT) || editor != null,
                "written haystacks need an editor: name a generative model of the registry, as NAME or NAME@REVISION");
        require(
                editor == null || haystacks.equals(WRITTEN) || !RULE_ASPECTS.containsAll(aspects),
                "an editor is named, but nothing needs one: add 'factuality' to aspects, have haystacks written, or leave"
                        + " the editor out");
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

    /** A plan whose needles are all made by rule. */
    public PlanSpec(
            String name,
            String dataset,
            List<Integer> lengths,
            int positions,
            int perCell,
            List<String> aspects,
            long seed,
            String tokenizer) {
        this(name, dataset, lengths, positions, perCell, aspects, seed, tokenizer, CUT, null);
    }

    /** The same on this version of a dataset, null for none, with this editor. */
    PlanSpec pinned(String datasetVersion, String editorRevision) {
        return new PlanSpec(
                name, datasetVersion, lengths, positions, perCell, aspects, seed, tokenizer, haystacks, editorRevision);
    }

    /** Whether a model writes the haystacks. */
    public boolean writesHaystacks() {
        return haystacks.equals(WRITTEN);
    }

    /** Whether its needles are written by a model. */
    static boolean isWritten(String aspect) {
        return WRITTEN_ASPECTS.contains(aspect);
    }

    private static void checkAspect(String aspect) {
        require(
                RULE_ASPECTS.contains(aspect) || isWritten(aspect),
                "the aspect '" + aspect + "' is not known; known are "
                        + String.join(", ", new TreeSet<>(RULE_ASPECTS))
                        + ", and with an editor factuality");
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new InvalidPlan(otherwise);
        }
    }
}
