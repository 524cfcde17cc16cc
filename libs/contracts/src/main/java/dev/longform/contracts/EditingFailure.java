package dev.longform.contracts;

/**
 * A call of an editor that got no answer.
 *
 * @param reason why; those that are tried again by themselves make the haystack go out again
 * @param detail for people; holds no secret
 */
public record EditingFailure(Reason reason, String detail) {
    public EditingFailure {
        Require.present("reason", reason);
        Require.present("detail", detail);
    }
}
