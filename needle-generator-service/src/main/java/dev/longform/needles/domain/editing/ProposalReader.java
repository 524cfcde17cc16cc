package dev.longform.needles.domain.editing;

import dev.longform.endpoints.chat.Thinking;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Finds both sides in what an editor wrote: exactly one line {@code TRUE:} and one line {@code FALSE:}. */
final class ProposalReader {
    private static final Pattern RIGHT = line("TRUE");
    private static final Pattern WRONG = line("FALSE");

    private ProposalReader() {}

    /** Empty when there is not exactly one of each. */
    static Optional<Proposal> read(String text) {
        String answer = Thinking.removed(text);
        return only(RIGHT, answer).flatMap(right -> only(WRONG, answer).map(wrong -> new Proposal(right, wrong)));
    }

    private static Optional<String> only(Pattern pattern, String answer) {
        List<MatchResult> found = pattern.matcher(answer).results().toList();
        return found.size() == 1 ? Optional.of(found.get(0).group(1).strip()) : Optional.empty();
    }

    /** Bold marks around the word are let pass. */
    private static Pattern line(String word) {
        return Pattern.compile("(?im)^[ \\t]*\\**" + word + ":\\**[ \\t]*(\\S[^\\r\\n]*)$");
    }
}
