package dev.longform.contracts;

/**
 * What compressed uploads may hold, for those who send and those who receive them: not more than {@value #FLOOR_BYTES}
 * bytes, or not more than {@value #MAX_RATIO} times as many as were compressed. Text compresses to between a third and a
 * twentieth; a bomb reaches a thousand.
 */
public final class GzipLimit {
    /** So much is never too much, in bytes. */
    public static final long FLOOR_BYTES = 64L * 1024 * 1024;

    /** The largest ratio of content to what was compressed. */
    public static final int MAX_RATIO = 200;

    /** What people are told. */
    public static final String REFUSAL = "the gzip content is more than " + MAX_RATIO
            + " times as large as what was sent: send it uncompressed if it is meant to be";

    private GzipLimit() {}

    /**
     * Whether no more may be read.
     *
     * @param content bytes so far, after decompression
     * @param compressed bytes so far, before it
     */
    public static boolean exceeded(long content, long compressed) {
        return content > FLOOR_BYTES && content > MAX_RATIO * compressed;
    }
}
