package dev.longform.local.simulated;

/**
 * What a simulated model answers. Every share is an exact quota of the items, never a coin toss.
 *
 * @param accuracy share of items about which it is right, per subset
 * @param accuracyBy whether that is an exact quota, or a seeded chance for each item by itself
 * @param positionBias slot it picks whatever stands there, in selections
 * @param unreadable share of items that it answers without a verdict (a classifier: without a number)
 * @param repairable whether it answers those properly when it is asked again in the same conversation
 * @param refusals share of items that it refuses
 * @param empty share of items that it answers with an empty text
 * @param ties share of items whose best chosen and best rejected candidate it scores alike; wrong in a selection
 * @param ratingNoise largest distance, 0..0.4, from a whole rating; never changes who is best
 * @param failures calls that fail
 * @param answer text of an answer; {@code {answer}} stands for the slot or the rating
 * @param unreadableAnswer text of an answer without a verdict
 */
public record Behaviour(
        Accuracy accuracy,
        AccuracyBy accuracyBy,
        PositionBias positionBias,
        double unreadable,
        boolean repairable,
        double refusals,
        double empty,
        double ties,
        double ratingNoise,
        Failures failures,
        String answer,
        String unreadableAnswer) {
    /** Where the verdict stands in {@code answer}. */
    static final String PLACEHOLDER = "{answer}";

    public Behaviour {
        SpecRule.share("unreadable", unreadable);
        SpecRule.share("refusals", refusals);
        SpecRule.share("empty", empty);
        SpecRule.share("ties", ties);
        SpecRule.that(ratingNoise >= 0 && ratingNoise <= 0.4, "ratingNoise must lie between 0 and 0.4");
        SpecRule.that(
                unreadable + refusals + empty + positionBias.share() <= 1 + 1e-9,
                "unreadable, refusals, empty and positionBias.share add up to more than 1");
        SpecRule.that(answer.contains(PLACEHOLDER), "answer must contain " + PLACEHOLDER);
    }
}
