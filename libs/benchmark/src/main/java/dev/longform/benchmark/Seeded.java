package dev.longform.benchmark;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Random;

/**
 * Randomness that depends on names alone: the same parts give the same numbers on every machine and Java version.
 * The seed is the first 8 bytes of SHA-256 over the parts, each preceded by its length; the generator is
 * {@link Random}, whose algorithm its specification fixes.
 */
public final class Seeded {
    private Seeded() {}

    /** A generator for these parts, for example a purpose, a run's seed and an item's id. */
    public static Random random(Object... parts) {
        return new Random(ByteBuffer.wrap(digest(parts)).getLong());
    }

    /** Lower-case hexadecimal digits drawn from these parts, 64 at most. */
    public static String hex(int digits, Object... parts) {
        StringBuilder hex = new StringBuilder();
        for (byte b : digest(parts)) {
            hex.append(Character.forDigit((b >> 4) & 15, 16)).append(Character.forDigit(b & 15, 16));
        }
        return hex.substring(0, digits);
    }

    private static byte[] digest(Object... parts) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            for (Object part : parts) {
                byte[] bytes = part.toString().getBytes(StandardCharsets.UTF_8);
                sha.update(ByteBuffer.allocate(4).putInt(bytes.length).array());
                sha.update(bytes);
            }
            return sha.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
