package dev.longform.local.simulated;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.TreeMap;

/**
 * The share of items, 0..1, about which a simulated model is right: one for all, by subset, or by the needle's place.
 *
 * @param overall the share where no subset is named
 * @param subsets the share of each subset; empty when {@code overall} holds for all
 * @param byNeedle the share of items with a needle; null when they are like others
 */
public record Accuracy(double overall, Map<String, Double> subsets, NeedleAccuracy byNeedle) {
    /** The entry that stands for all subsets that are not named. */
    private static final String OTHER = "other";

    private static final String BY_NEEDLE = "byNeedle";
    private static final ObjectMapper JSON = new ObjectMapper();

    public Accuracy {
        SpecRule.share("accuracy", overall);
        subsets.forEach((subset, share) -> SpecRule.share("accuracy of " + subset, share));
        subsets = Map.copyOf(subsets);
    }

    /** Shares that do not depend on needles. */
    public Accuracy(double overall, Map<String, Double> subsets) {
        this(overall, subsets, null);
    }

    /** The same share in every subset. */
    public static Accuracy of(double share) {
        return new Accuracy(share, Map.of());
    }

    /** A share for each place of a needle; items without one are all right. */
    public static Accuracy of(NeedleAccuracy byNeedle) {
        return new Accuracy(1, Map.of(), byNeedle);
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Accuracy read(JsonNode node) throws JsonProcessingException {
        if (node.isNumber()) {
            return of(node.doubleValue());
        }
        SpecRule.that(node.isObject() && !node.isEmpty(), "accuracy is a share, or a share for each subset");
        NeedleAccuracy byNeedle =
                node.has(BY_NEEDLE) ? JSON.treeToValue(node.get(BY_NEEDLE), NeedleAccuracy.class) : null;
        Map<String, Double> subsets = new TreeMap<>();
        node.fields().forEachRemaining(field -> {
            if (!field.getKey().equals(BY_NEEDLE)) {
                SpecRule.that(field.getValue().isNumber(), "accuracy of " + field.getKey() + " must be a number");
                subsets.put(field.getKey(), field.getValue().doubleValue());
            }
        });
        double other = subsets.isEmpty() ? 1 : 0;
        return new Accuracy(subsets.getOrDefault(OTHER, other), subsets, byNeedle);
    }

    /**
     * The share among the items like this one.
     *
     * @throws IllegalArgumentException when the specification says nothing about them
     */
    double of(SimulatedItem item) {
        return byNeedle != null && item.needle() != null ? byNeedle.share(item.needle()) : of(item.subset());
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
