package dev.longform.aggregator.domain.metrics;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The accuracies that the paper reports (Huang et al., arXiv 2603.12963), by the name that model servers use. They are
 * point values without intervals, and count failed judge calls in selection as right.
 */
final class PaperReference {
    private static final Map<String, Map<String, Double>> REPORTED = read();

    private PaperReference() {}

    /** Ratios 0..1 under {@code all} and under each subset's name; empty for a model that is not in the paper. */
    static Map<String, Double> of(String model) {
        return REPORTED.getOrDefault(model, Map.of());
    }

    private static Map<String, Map<String, Double>> read() {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                PaperReference.class.getResourceAsStream("/paper.csv"), StandardCharsets.UTF_8))) {
            List<String> lines = reader.lines().toList();
            String[] header = lines.get(0).split(",");
            Map<String, Map<String, Double>> reported = new HashMap<>();
            lines.stream().skip(1).map(line -> line.split(",")).forEach(row -> reported.put(row[0], row(header, row)));
            return reported;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Double> row(String[] header, String[] row) {
        Map<String, Double> accuracies = new LinkedHashMap<>();
        for (int column = 1; column < header.length; column++) {
            accuracies.put(header[column], Double.parseDouble(row[column]) / 100);
        }
        return accuracies;
    }
}
