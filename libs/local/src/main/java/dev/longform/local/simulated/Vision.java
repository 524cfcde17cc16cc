package dev.longform.local.simulated;

import java.util.List;

/**
 * What a model makes of what it sees. Candidates of an item that are the same as far as it sees them are the same to it:
 * they get the middle rating, and the first of them is picked.
 */
final class Vision {
    private static final double MIDDLE = 5;

    private final Plan plan;
    private final long window;

    /**
     * @param window tokens of a candidate that the model sees
     */
    Vision(Plan plan, int window) {
        this.plan = plan;
        this.window = (long) window * Input.CHARACTERS;
    }

    /** The rating of a candidate that an input shows. */
    double rating(Input input, Sighting sighting, int candidate) {
        SimulatedItem item = sighting.item();
        String text = item.candidates().get(candidate);
        int seen = seen(input, text);
        if (seen < text.length()) {
            for (int other = 0; other < item.size(); other++) {
                if (other != candidate && item.candidates().get(other).regionMatches(0, text, 0, seen)) {
                    return MIDDLE;
                }
            }
        }
        return plan.of(item).ratings()[candidate];
    }

    /** The position of the candidate that it prefers, among those that an input shows. */
    int pick(Input input, Sighting sighting) {
        List<Integer> shown = sighting.shown();
        List<String> texts = sighting.item().candidates();
        String best = texts.get(plan.of(sighting.item()).pick(shown));
        int seen = seen(input, best);
        for (int position = 0; position < shown.size(); position++) {
            String text = texts.get(shown.get(position));
            if (text.equals(best) || same(text, seen(input, text), best, seen)) {
                return position;
            }
        }
        throw new IllegalStateException("the preferred candidate is not shown");
    }

    private static boolean same(String text, int seenOfText, String best, int seenOfBest) {
        return seenOfText == seenOfBest && text.regionMatches(0, best, 0, seenOfBest);
    }

    private int seen(Input input, String candidate) {
        return (int) Math.min(window, input.visible(candidate));
    }
}
