package dev.longform.aggregator.domain.paper;

import dev.longform.contracts.ModelKind;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A row of the paper's table.
 *
 * @param model its name, as model servers use it
 * @param kind what sort of model it is
 * @param accuracy the headline, 0..1
 * @param subsets the accuracy of each subset, 0..1
 * @param remark what is odd about it; empty where its columns give its headline
 */
public record PaperRow(
        String model, ModelKind kind, double accuracy, Map<String, Double> subsets, Optional<String> remark) {
    public PaperRow {
        subsets = Collections.unmodifiableMap(new LinkedHashMap<>(subsets));
    }
}
