package dev.longform.judge.domain.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Leaves out verdicts that only speak about the format:
 *
 * <ul>
 *   <li>a condition: {@code "[[A]]" if A is better}, {@code If A is better, write [[A]]}, {@code [[10]] means perfect};
 *   <li>an example: {@code for example [[A]]};
 *   <li>a list of all that may be answered: {@code [[A]] or [[B]]}, {@code [[0]] to [[10]]},
 *       {@code [[A]] [[B]] [[C]]}. Two verdicts side by side without a word or sign that joins them are no list, and
 *       neither is a list of some options only: those are two verdicts.
 * </ul>
 */
final class Quotations {
    private static final int WINDOW = 160;
    private static final int JOINT = 24;
    private static final Pattern CONDITION_AFTER = Pattern.compile(
            "\\A[\"'`*_)\\]”’]*[ \\t]{0,3}[,(]?[ \\t]{0,3}(?:if|when|where|means|=)(?=[\\s\\W])",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern CONDITION_BEFORE =
            Pattern.compile("\\A[\\s\"'`*_>#(•“-]*(?:if|when)\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern EXAMPLE_BEFORE = Pattern.compile(
            "(?:\\be\\.\\s?g\\.|\\bfor example|\\bfor instance|\\bsuch as)[\\s,:]*[\"'`*_(“‘]*\\z",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern BETWEEN = Pattern.compile(
            "[\\s\"'`*_,;/|()“”‘’–-]*(?:(?:or|and|to)\\b)?[\\s\"'`*_/|(“‘–-]*", Pattern.CASE_INSENSITIVE);
    private static final Pattern CONNECTOR = Pattern.compile("[,;/|–-]|\\b(?:or|and|to)\\b", Pattern.CASE_INSENSITIVE);

    private Quotations() {}

    /**
     * @param text the text without its thinking
     * @param mentions the verdicts in it, in order
     * @param options the tokens that together make a list of all that may be answered
     * @return those that do not merely quote
     */
    static List<Mention> leftOut(String text, List<Mention> mentions, Set<String> options) {
        List<Mention> own = new ArrayList<>();
        int at = 0;
        while (at < mentions.size()) {
            int end = chainEnd(text, mentions, at);
            List<Mention> chain = mentions.subList(at, end);
            if (!listsAll(text, chain, options)) {
                chain.stream().filter(mention -> !conditional(text, mention)).forEach(own::add);
            }
            at = end;
        }
        return own;
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
        Set<String> tokens = chain.stream().map(Mention::token).collect(Collectors.toSet());
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

    private static boolean conditional(String text, Mention mention) {
        String window = text.substring(Math.max(0, mention.start() - WINDOW), mention.start());
        String before = window.substring(window.lastIndexOf('\n') + 1);
        String after = text.substring(mention.end(), Math.min(text.length(), mention.end() + WINDOW));
        return CONDITION_AFTER.matcher(after).find()
                || EXAMPLE_BEFORE.matcher(before).find()
                || CONDITION_BEFORE.matcher(lastSentence(before)).find();
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
