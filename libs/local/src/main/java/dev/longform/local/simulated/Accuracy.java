package dev.longform.local.simulated;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeMap;

/**
 * The share of items, 0..1, about which a simulated model is right: one for all, or by subset.
 *
 * @param overall the share where no subset is named
 * @param subsets the share of each subset; empty when {@code overall} holds for all
 */
public record Accuracy(double overall, Map<String, Double> subsets) {
    /** The entry that stands for all subsets that are not named. */
    private static final String OTHER = "other";

    public Accuracy {
        SpecRule.share("accuracy", overall);
        subsets.forEach((subset, share) -> SpecRule.share("accuracy of " + subset, share));
        subsets = Map.copyOf(subsets);
    }

    /** The same share in every subset. */
    public static Accuracy of(double share) {
        return new Accuracy(share, Map.of());
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Accuracy read(JsonNode node) {
        if (node.isNumber()) {
            return of(node.doubleValue());
        }
        SpecRule.that(node.isObject() && !node.isEmpty(), "accuracy is a share, or a share for each subset");
        Map<String, Double> subsets = new TreeMap<>();
        node.fields().forEachRemaining(field -> {
            SpecRule.that(field.getValue().isNumber(), "accuracy of " + field.getKey() + " must be a number");
            subsets.put(field.getKey(), field.getValue().doubleValue());
        });
        return new Accuracy(subsets.getOrDefault(OTHER, 0.0), subsets);
    }

    /**
     * The share in one subset.
     *
     * @throws IllegalArgumentException when the specification says nothing about it
     */
    double of(String subset) {
        if (subsets.isEmpty()) {
            return overall;
        }
        SpecRule.that(
                subsets.containsKey(subset) || subsets.containsKey(OTHER),
                "accuracy names no subset " + subset + "; add it, or 'other'");
        return subsets.getOrDefault(subset, overall);
    }
}
