package dev.longform.needles.domain.editing;

import dev.longform.benchmark.Words;
import dev.longform.needles.domain.text.Prose;
import dev.longform.needles.domain.text.Sentence;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Which proposals may become needles, before anybody asks whether they are true and false. */
final class ProposalRules {
    static final int LEAST_WORDS = 6;
    static final int MOST_WORDS = 30;

    private static final Pattern PLAIN = Pattern.compile("\\p{Lu}[^\\p{Cntrl}\"“”*_`#|<>\\[\\]{}\\\\]*[^\\s.]\\.");

    private final String document;

    /**
     * @param document what the sides may not repeat
     */
    ProposalRules(String document) {
        this.document = folded(document);
    }

    /** Why it is not taken; empty when it may be. */
    Optional<Rejection> check(Proposal proposal) {
        List<String> sides = List.of(proposal.right(), proposal.wrong());
        if (sides.stream().anyMatch(side -> !plain(side))) {
            return Optional.of(Rejection.NOT_PLAIN);
        }
        if (folded(proposal.right()).equals(folded(proposal.wrong()))) {
            return Optional.of(Rejection.EQUAL);
        }
        if (Words.count(proposal.right()) != Words.count(proposal.wrong())) {
            return Optional.of(Rejection.WORDS);
        }
        if (Words.count(proposal.right()) < LEAST_WORDS || Words.count(proposal.right()) > MOST_WORDS) {
            return Optional.of(Rejection.LENGTH);
        }
        return sides.stream().anyMatch(side -> document.contains(folded(side)))
                ? Optional.of(Rejection.REPEATED)
                : Optional.empty();
    }

    /** One complete sentence without markup, also when it is read as Markdown. */
    private static boolean plain(String side) {
        if (!PLAIN.matcher(side).matches()) {
            return false;
        }
        List<Sentence> sentences = Prose.read(side).sentences();
        return sentences.size() == 1 && sentences.get(0).complete();
    }

    /** Letters and digits only, so that a comma makes no difference. */
    private static String folded(String text) {
        return text.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{Nd}]+", " ")
                .strip();
    }
}
