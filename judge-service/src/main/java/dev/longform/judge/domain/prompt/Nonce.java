package dev.longform.judge.domain.prompt;

import dev.longform.benchmark.Seeded;
import dev.longform.contracts.Candidate;
import dev.longform.contracts.Item;
import dev.longform.contracts.Message;
import java.util.stream.Stream;

/** The code in an item's markers: drawn from the run's seed and the item, and found in none of its texts. */
public final class Nonce {
    private static final int DIGITS = 16;

    private Nonce() {}

    /** 16 hexadecimal digits: the same for the same seed and item. */
    public static String of(long seed, Item item) {
        String nonce = Seeded.hex(DIGITS, "nonce", seed, item.id());
        for (int draw = 1; occursIn(item, nonce); draw++) {
            nonce = Seeded.hex(DIGITS, "nonce", seed, item.id(), draw);
        }
        return nonce;
    }

    private static boolean occursIn(Item item, String nonce) {
        return Stream.concat(
                        item.prompt().stream().map(Message::content),
                        item.candidates().stream().map(Candidate::text))
                .anyMatch(text -> text.contains(nonce));
    }
}
