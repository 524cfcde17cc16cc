package dev.longform.contracts;

/**
 * How a run asks its model.
 *
 * @param name the protocol
 * @param template the judge's template with its version, {@code id@version}; null for {@code SCORES}
 * @param rotations in how many orders; {@code NONE} where the protocol shows one candidate at a time
 * @param decoding null for {@code SCORES}
 * @param allowTruncation whether an item that the server saw only in part is scored all the same, and flagged
 * @param templateContent the template that {@code template} names; null where the worker ships it
 */
public record ProtocolSpec(
        ProtocolName name,
        String template,
        Rotations rotations,
        Decoding decoding,
        boolean allowTruncation,
        JudgeTemplate templateContent) {
    public ProtocolSpec {
        Require.present("name", name);
        Require.present("rotations", rotations);
        Require.that(
                templateContent == null || templateContent.name().equals(template),
                "template and templateContent are two different templates");
    }

    /** A protocol without its template's content. */
    public ProtocolSpec(
            ProtocolName name, String template, Rotations rotations, Decoding decoding, boolean allowTruncation) {
        this(name, template, rotations, decoding, allowTruncation, null);
    }

    /** The same by another template. */
    public ProtocolSpec withTemplate(JudgeTemplate other) {
        return new ProtocolSpec(name, other.name(), rotations, decoding, allowTruncation, other);
    }
}
