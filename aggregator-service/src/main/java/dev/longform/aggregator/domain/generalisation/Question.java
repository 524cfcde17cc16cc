package dev.longform.aggregator.domain.generalisation;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is asked.
 *
 * @param trainedOn the source that the models' tag {@code trained-on} names
 * @param inside data from that source
 * @param outside data from elsewhere
 */
public record Question(String trainedOn, List<Data> inside, List<Data> outside) {
    /** The tag of a model that says what it was trained on: a text, or a list of texts. */
    public static final String TAG = "trained-on";

    private static final String UNKNOWN = "unknown";

    /** @throws IllegalArgumentException when a part is missing, or an item could be named twice */
    public Question {
        if (trainedOn == null || trainedOn.isBlank() || trainedOn.equals(UNKNOWN)) {
            throw new IllegalArgumentException("'trainedOn' must name a source, as the models' tag '" + TAG
                    + "' does: models whose source is unknown share none");
        }
        inside = List.copyOf(inside);
        outside = List.copyOf(outside);
        if (inside.isEmpty() || outside.isEmpty()) {
            throw new IllegalArgumentException("both 'inside', data from the source, and 'outside', data from"
                    + " elsewhere, are needed: NAME, NAME@VERSION or NAME/SUBSET");
        }
        List<Data> earlier = new ArrayList<>();
        Stream.concat(inside.stream(), outside.stream()).forEach(data -> {
            earlier.stream().filter(data::overlaps).findFirst().ifPresent(other -> {
                throw new IllegalArgumentException(
                        "'" + other.text() + "' and '" + data.text() + "' have items in common: name each item once");
            });
            earlier.add(data);
        });
    }

    /** All of the data, that from the source first. */
    public List<Data> all() {
        return Stream.concat(inside.stream(), outside.stream()).toList();
    }
}
