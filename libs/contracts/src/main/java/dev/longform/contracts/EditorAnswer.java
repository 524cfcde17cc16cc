package dev.longform.contracts;

/**
 * What an editor model answered to a request, kept under the request's hash by dataset-service: the first answer that
 * was kept stands for ever.
 *
 * @param request SHA-256 of the request in lower-case hexadecimal digits
 * @param planId for which plan it was asked first
 * @param model who answered, as {@code NAME@REVISION}
 * @param text what it wrote, as far as anything; holds no secret
 * @param problem why the text is no answer, whatever it says: it refused, or was cut off; null when it is one
 * @param detail of the problem, for people; null when there is none
 * @param promptTokens by the server's own count; null when it does not tell
 * @param completionTokens by the server's own count; null when it does not tell
 */
public record EditorAnswer(
        String request,
        String planId,
        String model,
        String text,
        Reason problem,
        String detail,
        Long promptTokens,
        Long completionTokens) {
    /** Longer texts are no needles. */
    public static final int MAX_TEXT = 100_000;

    public EditorAnswer {
        Require.that(request != null && request.matches("[0-9a-f]{64}"), "request is no SHA-256");
        Require.text("planId", planId);
        Require.text("model", model);
        Require.present("text", text);
        Require.that(text.length() <= MAX_TEXT, "text is longer than " + MAX_TEXT + " characters");
    }
}
