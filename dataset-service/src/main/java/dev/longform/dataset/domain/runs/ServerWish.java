package dev.longform.dataset.domain.runs;

import java.time.Duration;
import java.util.Optional;

/**
 * How far a server's wish to be left alone is obeyed. One answer may ask for a day, and a quota that is used up may come
 * back at any time: after {@link #LONGEST_OBEYED} it is asked again, by one item at a time.
 */
final class ServerWish {
    /** Whatever a server asks for. */
    static final Duration LONGEST_OBEYED = Duration.ofMinutes(5);

    private ServerWish() {}

    /**
     * @param asked what the server asked for
     * @param own what would be waited anyway
     * @return the longer of both, where the wish counts as {@link #LONGEST_OBEYED} at most
     */
    static Duration obeyed(Optional<Duration> asked, Duration own) {
        return asked.map(wish -> wish.compareTo(LONGEST_OBEYED) > 0 ? LONGEST_OBEYED : wish)
                .filter(wish -> wish.compareTo(own) > 0)
                .orElse(own);
    }
}
