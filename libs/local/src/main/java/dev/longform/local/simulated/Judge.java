package dev.longform.local.simulated;

import dev.longform.local.simulated.Said.Choice;
import dev.longform.local.simulated.Said.End;
import dev.longform.local.simulated.Said.Token;
import dev.longform.local.simulated.Speech.UnreadableAs;
import java.math.BigDecimal;
import java.util.List;

/** What a simulated judge says: a slot when it is shown several candidates, a rating when it is shown one. */
final class Judge {
    private static final String REFUSAL = "I'm sorry, but I can't help with that.";
    private static final String UNKNOWN = "I have not seen these texts before and have no view on them.";
    private static final String THOUGHT = "Let me think about both sides of this for a moment.";

    private final Behaviour behaviour;
    private final Speech speech;
    private final Plan plan;
    private final Vision vision;
    private final Tally tally;

    Judge(SimulatedSpec spec, Plan plan, Tally tally) {
        this.behaviour = spec.behaviour();
        this.speech = spec.speech();
        this.plan = plan;
        this.vision = new Vision(plan, spec.window());
        this.tally = tally;
    }

    /** Whether this is what it says when it withholds a verdict. */
    boolean isOwnSilence(String text) {
        return text.equals(behaviour.unreadableAnswer());
    }

    /**
     * Answers, and notes in the tally what was answered.
     *
     * @param input what it is shown
     * @param repeated whether it is asked again for a verdict that it withheld
     * @param ask what the request wants
     */
    Said say(Input input, boolean repeated, ChatAsk ask) {
        if (input.sightings().isEmpty()) {
            tally.unknown();
            return finished(UNKNOWN, End.STOP, ask, List.of());
        }
        if (repeated) {
            tally.repair();
        }
        Reply reply = Question.decisive(input.sightings())
                .map(item -> plan.of(item).reply())
                .filter(planned -> !(planned == Reply.UNREADABLE && repeated && behaviour.repairable()))
                .orElse(Reply.READABLE);
        Said said = said(reply, input, ask);
        boolean unreadable = reply == Reply.READABLE && said.end() == End.LENGTH;
        note(input, unreadable ? Reply.UNREADABLE : reply);
        return said;
    }

    private Said said(Reply reply, Input input, ChatAsk ask) {
        return switch (reply) {
            case UNREADABLE ->
                finished(
                        behaviour.unreadableAnswer(),
                        speech.unreadableAs() == UnreadableAs.LENGTH ? End.LENGTH : End.STOP,
                        ask,
                        List.of());
            case REFUSED -> refusal();
            case EMPTY -> empty();
            case READABLE -> answer(input, ask);
        };
    }

    private Said refusal() {
        return switch (speech.refusalAs()) {
            case REFUSAL -> new Said(REFUSAL, null, End.REFUSAL, Input.tokens(REFUSAL), List.of());
            case CONTENT_FILTER -> new Said(null, null, End.CONTENT_FILTER, 1, List.of());
            case TEXT -> new Said(REFUSAL, null, End.STOP, Input.tokens(REFUSAL), List.of());
        };
    }

    private Said empty() {
        String thought = speech.thinking() == null ? THOUGHT : speech.thinking();
        return switch (speech.emptyAs()) {
            case TEXT -> new Said("", null, End.STOP, 1, List.of());
            case NULL -> new Said(null, null, End.STOP, 1, List.of());
            case THINKING ->
                speech.thinkingIn() == Speech.ThinkingIn.FIELD
                        ? new Said("", thought, End.STOP, Input.tokens(thought), List.of())
                        : new Said("<think>\n" + thought, null, End.STOP, Input.tokens(thought), List.of());
        };
    }

    private Said answer(Input input, ChatAsk ask) {
        Sighting sighting = input.sightings().get(0);
        List<Choice> choices;
        String verdict;
        if (sighting.shown().size() > 1) {
            char letter = Sighting.letter(position(input, sighting));
            choices = Probabilities.slot(letter, sighting.shown().size());
            verdict = String.valueOf(letter);
        } else {
            double rating = rating(input, sighting);
            choices = Probabilities.rating(rating);
            verdict = ask.probabilities() > 0
                    ? choices.get(0).text()
                    : BigDecimal.valueOf(rating).stripTrailingZeros().toPlainString();
        }
        String prose = behaviour.answer().replace(Behaviour.PLACEHOLDER, verdict);
        String text = ask.form() == null || speech.ignoresFormat()
                ? prose
                : ask.form().write(verdict).orElse(prose);
        return finished(text, End.STOP, ask, ask.probabilities() > 0 ? Probabilities.tokens(text, choices) : List.of());
    }

    /** Puts the thinking in its place, and stops at the limit of tokens. */
    private Said finished(String text, End end, ChatAsk ask, List<Token> tokens) {
        String thinking = ask.thinks() ? speech.thinking() : null;
        String whole = text;
        if (thinking != null) {
            whole = switch (speech.thinkingIn()) {
                case FIELD -> text;
                case BLOCK -> "<think>\n" + thinking + "\n</think>\n\n" + text;
                case UNCLOSED -> "<think>\n" + thinking + "\n\n" + text;
                case CLOSE_ONLY -> thinking + "\n</think>\n\n" + text;
            };
        }
        String apart = thinking != null && speech.thinkingIn() == Speech.ThinkingIn.FIELD ? thinking : null;
        int thought = apart == null ? 0 : Input.tokens(apart);
        int written = Math.max(1, thought + Input.tokens(whole));
        if (written <= ask.limit()) {
            return new Said(whole, apart, end, written, tokens);
        }
        int left = Math.max(0, ask.limit() - thought) * Input.CHARACTERS;
        String cut = whole.substring(0, Math.min(left, whole.length()));
        return new Said(cut, apart, End.LENGTH, ask.limit(), List.of());
    }

    private void note(Input input, Reply reply) {
        Sighting first = input.sightings().get(0);
        int position = first.shown().size() > 1 ? position(input, first) : 0;
        for (Sighting sighting : input.sightings()) {
            ItemTally item = tally.of(sighting);
            if (reply != Reply.READABLE) {
                item.silent(sighting.shown(), reply);
            } else if (sighting.shown().size() > 1) {
                item.picked(sighting.shown(), position);
            } else {
                item.scored(sighting.shown().get(0), rating(input, sighting));
            }
        }
    }

    private int position(Input input, Sighting sighting) {
        if (plan.of(sighting.item()).biased()) {
            return Math.min(
                    behaviour.positionBias().slot() - 'A', sighting.shown().size() - 1);
        }
        return vision.pick(input, sighting);
    }

    private double rating(Input input, Sighting sighting) {
        return vision.rating(input, sighting, sighting.shown().get(0));
    }
}
