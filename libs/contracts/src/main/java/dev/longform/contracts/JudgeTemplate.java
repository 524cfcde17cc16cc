package dev.longform.contracts;

import java.util.regex.Pattern;

/**
 * How a judge is asked, together with how its answer is read. A version never changes: other content is another version.
 *
 * @param id its name: lower-case letters, digits and any of {@code . _ -}
 * @param version from 1
 * @param protocol the judges' protocol that it serves
 * @param parser the id of the parser that reads the answers
 * @param scale of a rating; null for a choice
 * @param example an answer in the format that it asks for; its parser must be able to read it
 * @param system the system message
 * @param user the user message, with {@code {{names}}} for what is filled in
 * @param repair what is asked, once, when an answer cannot be read
 */
public record JudgeTemplate(
        String id,
        int version,
        ProtocolName protocol,
        String parser,
        RatingScale scale,
        String example,
        String system,
        String user,
        String repair) {
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");

    public JudgeTemplate {
        Require.text("id", id);
        Require.that(ID.matcher(id).matches(), "an id is 1 to 64 lower-case letters, digits or any of . _ -");
        Require.that(version > 0, "versions start at 1");
        Require.present("protocol", protocol);
        Require.that(protocol != ProtocolName.SCORES, "protocol must be selection, rating or pairwise");
        Require.that((scale != null) == (protocol == ProtocolName.RATING), "a rating has a scale, a choice has none");
        Require.text("parser", parser);
        Require.text("example", example);
        Require.text("system", system);
        Require.text("user", user);
        Require.text("repair", repair);
    }

    /** {@code id@version}: how runs name it and verdicts record it. */
    public String name() {
        return id + "@" + version;
    }

    /** The same content as another version. */
    public JudgeTemplate withVersion(int other) {
        return new JudgeTemplate(id, other, protocol, parser, scale, example, system, user, repair);
    }
}
