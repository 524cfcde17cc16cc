package dev.longform.judge.domain.reading;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The verdicts of a text without those that only speak about the format:
 *
 * <ul>
 *   <li>a condition: {@code "[[A]]" if A is better}, {@code If A is better, write [[A]]}, {@code [[10]] means perfect};
 *       but not how the judge came to it: {@code When all criteria are weighed, the best response is [[A]]};
 *   <li>an example: {@code for example [[A]]};
 *   <li>a list of all that may be answered: {@code [[A]] or [[B]]}, {@code [[0]] to [[10]]},
 *       {@code [[A]] [[B]] [[C]]}, also with something that is no answer among them, as in
 *       {@code [[A]], [[B]] or [[tie]]}. Two verdicts side by side without a word or sign that joins them are no list, and
 *       neither is a list of some options only: those are two verdicts.
 * </ul>
 *
 * @param own those that do not merely quote, in order
 * @param conditions those that were left out because they stand under a condition ({@code if}, {@code when}, {@code where})
 * @param options the tokens that together make a list of all that may be answered
 */
record Quotations(List<Mention> own, List<Mention> conditions, Set<String> options) {
    private static final int WINDOW = 160;
    private static final int JOINT = 24;
    private static final Pattern CONDITION_AFTER = Pattern.compile(
            "\\A[\"'`*_)\\]”’]*[ \\t]{0,3}[,(]?[ \\t]{0,3}(?:if|when|where)\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern MEANING_AFTER =
            Pattern.compile("\\A[\"'`*_)\\]”’]*[ \\t]{0,3}[,(]?[ \\t]{0,3}(?:means\\b|=)", Pattern.CASE_INSENSITIVE);
    private static final Pattern CONDITION_BEFORE =
            Pattern.compile("\\A[\\s\"'`*_>#(•“-]*(?:if|when)\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern WEIGHED = Pattern.compile(
            "\\A\\W{0,20}when\\b[^,]{0,80}\\b(?:weigh|consider|compar|taken\\b)", Pattern.CASE_INSENSITIVE);
    private static final Pattern CASE = Pattern.compile(
            "\\b(?:if|write|output|print|reply|respond|told|asked"
                    + "|(?:is|are|was|were) (?:the )?(?:better|best|worse|worst|equal)|wins)\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern EXAMPLE_BEFORE = Pattern.compile(
            "(?:\\be\\.\\s?g\\.|\\bfor example|\\bfor instance|\\bsuch as)[\\s,:]*[\"'`*_(“‘]*\\z",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern BETWEEN = Pattern.compile(
            "[\\s\"'`*_,;/|()“”‘’–-]*(?:(?:or|and|to)\\b)?[\\s\"'`*_/|(“‘–-]*", Pattern.CASE_INSENSITIVE);
    private static final Pattern CONNECTOR = Pattern.compile("[,;/|–-]|\\b(?:or|and|to)\\b", Pattern.CASE_INSENSITIVE);

    /**
     * @param text the text without its thinking
     * @param mentions the verdicts in it, in order
     * @param options the tokens that together make a list of all that may be answered
     */
    static Quotations in(String text, List<Mention> mentions, Set<String> options) {
        List<Mention> own = new ArrayList<>();
        List<Mention> conditions = new ArrayList<>();
        int at = 0;
        while (at < mentions.size()) {
            int end = chainEnd(text, mentions, at);
            List<Mention> chain = mentions.subList(at, end);
            if (!listsAll(text, chain, options)) {
                for (Mention mention : chain) {
                    Surroundings around = Surroundings.of(text, mention);
                    if (around.conditional()) {
                        conditions.add(mention);
                    } else if (!around.explaining()) {
                        own.add(mention);
                    }
                }
            }
            at = end;
        }
        return new Quotations(own, conditions, options);
    }

    /**
     * Whether a condition behind the last verdict speaks of other ones, as in {@code If I have to name one, it is [[B]]}
     * or {@code Final verdict: [[A]], if only by a margin}: then an earlier verdict must not count. One that speaks of
     * the same too, or of all that may be answered, repeats the format.
     *
     * @param last the tokens of the final verdicts
     */
    boolean leaveDoubt(Set<String> last) {
        int end = own.get(own.size() - 1).end();
        Set<String> behind = conditions.stream()
                .filter(condition -> condition.start() >= end)
                .map(Mention::token)
                .collect(Collectors.toSet());
        return !behind.isEmpty() && Collections.disjoint(behind, last) && !behind.containsAll(options);
    }

    private static int chainEnd(String text, List<Mention> mentions, int from) {
        int end = from + 1;
        while (end < mentions.size()) {
            int gapStart = mentions.get(end - 1).end();
            int gapEnd = mentions.get(end).start();
            String gap = gapEnd - gapStart > JOINT ? "\n" : text.substring(gapStart, gapEnd);
            if (gap.indexOf('\n') >= 0 || !BETWEEN.matcher(gap).matches()) {
                break;
            }
            end++;
        }
        return end;
    }

    private static boolean listsAll(String text, List<Mention> chain, Set<String> options) {
        Set<String> tokens = chain.stream()
                .filter(mention -> !mention.garbled())
                .map(Mention::token)
                .collect(Collectors.toSet());
        if (chain.size() < 2 || !tokens.equals(options)) {
            return false;
        }
        String joints =
                text.substring(chain.get(0).end(), chain.get(chain.size() - 1).start());
        return tokens.size() > 2
                || CONNECTOR
                        .matcher(joints.replaceAll("\\[\\[[^\\]]*\\]\\]", ""))
                        .find();
    }

    /**
     * What stands around a verdict.
     *
     * @param before on its line
     * @param after it
     */
    private record Surroundings(String before, String after) {
        static Surroundings of(String text, Mention mention) {
            String window = text.substring(Math.max(0, mention.start() - WINDOW), mention.start());
            return new Surroundings(
                    window.substring(window.lastIndexOf('\n') + 1),
                    text.substring(mention.end(), Math.min(text.length(), mention.end() + WINDOW)));
        }

        boolean conditional() {
            String sentence = lastSentence(before);
            return CONDITION_AFTER.matcher(after).find()
                    || CONDITION_BEFORE.matcher(sentence).find() && !weighed(sentence);
        }

        boolean explaining() {
            return MEANING_AFTER.matcher(after).find()
                    || EXAMPLE_BEFORE.matcher(before).find();
        }

        private static boolean weighed(String sentence) {
            return WEIGHED.matcher(sentence).find() && !CASE.matcher(sentence).find();
        }

        private static String lastSentence(String before) {
            for (int i = before.length() - 2; i >= 0; i--) {
                if (".!?;".indexOf(before.charAt(i)) >= 0 && Character.isWhitespace(before.charAt(i + 1))) {
                    return before.substring(i + 1);
                }
            }
            return before;
        }
    }
}
