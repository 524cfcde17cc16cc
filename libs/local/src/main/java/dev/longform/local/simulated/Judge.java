package dev.longform.local.simulated;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** What a simulated judge says: a slot when it is shown several candidates, a rating when it is shown one. */
final class Judge {
    private static final String REFUSAL = "I'm sorry, but I can't help with that.";
    private static final String UNKNOWN = "I have not seen these texts before and have no view on them.";

    private final Behaviour behaviour;
    private final Plan plan;
    private final Tally tally;

    Judge(Behaviour behaviour, Plan plan, Tally tally) {
        this.behaviour = behaviour;
        this.plan = plan;
        this.tally = tally;
    }

    /**
     * What it says.
     *
     * @param text the words
     * @param refused whether they are a refusal
     * @param cut whether the limit of tokens ended them
     */
    record Said(String text, boolean refused, boolean cut) {}

    /** Whether this is what it says when it withholds a verdict. */
    boolean isOwnSilence(String text) {
        return text.equals(behaviour.unreadableAnswer());
    }

    /**
     * Answers, and notes in the tally what was answered.
     *
     * @param sightings the items that it may be about
     * @param repeated whether it is asked again for a verdict that it withheld
     * @param limit most tokens to write
     */
    Said say(List<Sighting> sightings, boolean repeated, int limit) {
        if (sightings.isEmpty()) {
            tally.unknown();
            return new Said(UNKNOWN, false, false);
        }
        if (repeated) {
            tally.repair();
        }
        Reply reply = Question.decisive(sightings)
                .map(item -> plan.of(item).reply())
                .filter(planned -> !(planned == Reply.UNREADABLE && repeated && behaviour.repairable()))
                .orElse(Reply.READABLE);
        String text = words(reply, sightings);
        boolean cut = Question.tokens(text) > limit;
        note(sightings, cut ? Reply.UNREADABLE : reply);
        return new Said(cut ? text.substring(0, limit * 4) : text, reply == Reply.REFUSED, cut);
    }

    private String words(Reply reply, List<Sighting> sightings) {
        return switch (reply) {
            case UNREADABLE -> behaviour.unreadableAnswer();
            case REFUSED -> REFUSAL;
            case EMPTY -> "";
            case READABLE -> behaviour.answer().replace(Behaviour.PLACEHOLDER, verdict(sightings.get(0)));
        };
    }

    private String verdict(Sighting sighting) {
        if (sighting.shown().size() > 1) {
            return String.valueOf(Sighting.letter(position(sighting, plan.of(sighting.item()))));
        }
        return BigDecimal.valueOf(rating(sighting)).stripTrailingZeros().toPlainString();
    }

    private void note(List<Sighting> sightings, Reply reply) {
        int position = Optional.of(sightings.get(0))
                .filter(first -> first.shown().size() > 1)
                .map(first -> position(first, plan.of(first.item())))
                .orElse(0);
        for (Sighting sighting : sightings) {
            ItemTally item = tally.of(sighting);
            if (reply != Reply.READABLE) {
                item.silent(sighting.shown(), reply);
            } else if (sighting.shown().size() > 1) {
                item.picked(sighting.shown(), position);
            } else {
                item.scored(sighting.shown().get(0), rating(sighting));
            }
        }
    }

    private int position(Sighting sighting, Decision decision) {
        if (decision.biased()) {
            return Math.min(
                    behaviour.positionBias().slot() - 'A', sighting.shown().size() - 1);
        }
        return sighting.shown().indexOf(decision.pick(sighting.shown()));
    }

    private double rating(Sighting sighting) {
        return plan.of(sighting.item()).ratings()[sighting.shown().get(0)];
    }
}
