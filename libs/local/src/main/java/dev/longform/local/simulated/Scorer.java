package dev.longform.local.simulated;

/** The hidden scores of a classifier: the same for every protocol that it may speak. */
final class Scorer {
    private final long seed;
    private final Plan plan;
    private final Vision vision;
    private final Tally tally;

    Scorer(SimulatedSpec spec, Plan plan, Tally tally) {
        this.seed = spec.seed();
        this.plan = plan;
        this.vision = new Vision(plan, spec.window());
        this.tally = tally;
    }

    /**
     * The raw score of an input, noted in the tally. A text that is not known gets the middle.
     *
     * @param distortion how far at most the score is moved, by seed and candidate
     * @return null where the item is planned to get no number
     */
    Double logit(Input input, double distortion) {
        if (input.sightings().isEmpty()) {
            tally.unknown();
            return logit(5);
        }
        boolean unreadable = Question.decisive(input.sightings())
                .filter(item -> plan.of(item).reply() == Reply.UNREADABLE)
                .isPresent();
        for (Sighting sighting : input.sightings()) {
            if (unreadable) {
                tally.of(sighting).silent(sighting.shown(), Reply.UNREADABLE);
            } else {
                tally.of(sighting).scored(candidate(sighting), moved(input, sighting, distortion));
            }
        }
        return unreadable ? null : (Double) moved(input, input.sightings().get(0), distortion);
    }

    private double moved(Input input, Sighting sighting, double distortion) {
        double logit = logit(vision.rating(input, sighting, candidate(sighting)));
        if (distortion == 0) {
            return logit;
        }
        String text = sighting.item().candidates().get(candidate(sighting));
        return logit + distortion * (2 * SeededOrder.fraction(seed, "distortion", text) - 1);
    }

    private static int candidate(Sighting sighting) {
        return sighting.shown().get(0);
    }

    /** Spreads ratings of 0..10 over -8.625..8.875, the range of a real model's logits. */
    private static double logit(double rating) {
        return (rating - 5) * 1.75 + 0.125;
    }
}
