package dev.longform.local.simulated;

import dev.longform.local.simulated.EditorTally.Wrote;
import dev.longform.local.simulated.Said.End;
import java.util.List;
import java.util.Optional;

/**
 * What a simulated editor says: which statement is false when it is shown a true and a false one that it knows; a text
 * when it is asked for one of so many words; otherwise a pair of statements, in two lines {@code TRUE:} and {@code FALSE:}.
 */
final class Editor {
    private static final String PROSE = "That is an interesting passage. I would rather not add anything to it.";

    private final EditorSpec spec;
    private final long seed;
    private final EditorTally tally;

    Editor(EditorSpec spec, long seed, EditorTally tally) {
        this.spec = spec;
        this.seed = seed;
        this.tally = tally;
    }

    /** Answers, and notes in the tally what was answered. */
    Said say(Conversation conversation) {
        Conversation.Said last =
                conversation.messages().get(conversation.messages().size() - 1);
        Optional<Fact> shown = Fact.in(last.text());
        String request = String.join("\n", conversation.texts());
        String text = shown.map(fact -> verdict(fact, last.text()))
                .or(() -> Essay.wish(last.text()).map(words -> essay(request, words)))
                .orElseGet(() -> pair(request));
        return new Said(text, null, End.STOP, Math.max(1, Input.tokens(text)), List.of());
    }

    private String verdict(Fact fact, String text) {
        double draw = SeededOrder.fraction(seed, "verification", fact.right() + fact.without(text));
        boolean wrongIsA = fact.wrongFirst(text);
        boolean namesA = draw < spec.oneSided() || (draw < spec.oneSided() + spec.wrong()) != wrongIsA;
        tally.verified(namesA == wrongIsA);
        return "I looked at both statements. [[" + (namesA ? "A" : "B") + "]]";
    }

    private String essay(String request, int words) {
        tally.wrote(Wrote.TEXT);
        return Essay.of(seed, request, words);
    }

    private String pair(String request) {
        Fact fact = Fact.drawn(seed, request);
        double draw = SeededOrder.fraction(seed, "pair", request);
        if (draw < spec.unreadable()) {
            tally.wrote(Wrote.UNREADABLE);
            return PROSE;
        }
        if (draw < spec.unreadable() + spec.equal()) {
            tally.wrote(Wrote.EQUAL);
            return lines(fact.right(), fact.right());
        }
        if (draw < spec.unreadable() + spec.equal() + spec.uneven()) {
            tally.wrote(Wrote.UNEVEN);
            return lines(fact.right(), fact.wrong().replaceFirst(" ", " certainly "));
        }
        tally.wrote(Wrote.PAIR);
        return lines(fact.right(), fact.wrong());
    }

    private static String lines(String right, String wrong) {
        return "TRUE: " + right + "\nFALSE: " + wrong;
    }
}
