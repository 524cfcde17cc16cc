package dev.longform.contracts;

/**
 * The model that wrote both sides of a needle.
 *
 * @param model as {@code NAME@REVISION}
 * @param request SHA-256 of the request that it answered with them: its stored answer has this name
 */
public record NeedleAuthor(String model, String request) {
    public NeedleAuthor {
        Require.text("model", model);
        Require.text("request", request);
    }
}
