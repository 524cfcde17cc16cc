package dev.longform.local.simulated;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/**
 * A call that a server has read.
 *
 * @param body the request
 * @param asked for each text that wants an answer, the items that it may be about; empty when it is unknown
 * @param promptTokens its length, in tokens as the server counts them
 * @param repeated whether it asks again for a verdict that the server has withheld
 */
record Question(JsonNode body, List<List<Sighting>> asked, int promptTokens, boolean repeated) {
    /** Characters in a token, as a simulated server counts. */
    private static final int CHARACTERS = 4;

    /** The length of a text in tokens of four characters, rounded up. */
    static int tokens(String text) {
        return (text.length() + CHARACTERS - 1) / CHARACTERS;
    }

    /**
     * The item whose special treatment applies. None when one candidate belongs to several items: one call cannot fail
     * for one of them and work for another.
     */
    static Optional<SimulatedItem> decisive(List<Sighting> sightings) {
        boolean shared = sightings.size() > 1 && sightings.get(0).shown().size() == 1;
        return sightings.isEmpty() || shared
                ? Optional.empty()
                : Optional.of(sightings.get(0).item());
    }
}
