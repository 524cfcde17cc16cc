package dev.longform.contracts;

/**
 * How a run asks its model.
 *
 * @param name the protocol
 * @param template the judge's template with its version, {@code id@version}; null for {@code SCORES}
 * @param rotations in how many orders; {@code NONE} where the protocol shows one candidate at a time
 * @param decoding null for {@code SCORES}
 * @param allowTruncation whether an item that the server saw only in part is scored all the same, and flagged
 */
public record ProtocolSpec(
        ProtocolName name, String template, Rotations rotations, Decoding decoding, boolean allowTruncation) {
    public ProtocolSpec {
        Require.present("name", name);
        Require.present("rotations", rotations);
    }
}
