package dev.longform.local.simulated;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/**
 * A call that a server has read.
 *
 * @param path the route
 * @param body the request
 * @param inputs the texts that want an answer
 * @param promptTokens their length, in tokens as the server reports them
 * @param repeated whether it asks again for a verdict that the server has withheld
 */
record Question(String path, JsonNode body, List<Input> inputs, int promptTokens, boolean repeated) {
    /** Whether none of its texts belongs to an item of the dataset. */
    boolean isUnknown() {
        return inputs.stream().allMatch(input -> input.sightings().isEmpty());
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
