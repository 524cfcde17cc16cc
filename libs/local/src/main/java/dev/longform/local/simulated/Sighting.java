package dev.longform.local.simulated;

import java.util.List;

/**
 * What a server recognised in a request.
 *
 * @param item the item
 * @param shown its candidates that the request shows, in order of position
 */
record Sighting(SimulatedItem item, List<Integer> shown) {
    /** The slot letter of a position: A, B, C… */
    static char letter(int position) {
        return (char) ('A' + position);
    }
}
