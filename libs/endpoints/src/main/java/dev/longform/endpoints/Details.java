package dev.longform.endpoints;

/** Texts for the {@code detail} of a verdict. */
public final class Details {
    /** The longest detail, in characters. */
    public static final int MAX_LENGTH = 300;

    private Details() {}

    /** The text on one line and not longer than {@value #MAX_LENGTH} characters. */
    public static String shorten(String text) {
        if (text == null) {
            return "";
        }
        String head = text.length() > 4 * MAX_LENGTH ? text.substring(0, 4 * MAX_LENGTH) : text;
        String line = head.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        if (line.length() <= MAX_LENGTH) {
            return line;
        }
        int end = MAX_LENGTH - 1;
        return line.substring(0, Character.isHighSurrogate(line.charAt(end - 1)) ? end - 1 : end) + "…";
    }
}
