package dev.longform.aggregator.domain.paper;

import dev.longform.contracts.DatasetSummary;
import dev.longform.contracts.ModelKind;
import dev.longform.contracts.ModelSpec;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The accuracies that the paper reports (Huang et al., arXiv 2603.12963), from {@code paper.csv}: best first. */
public final class PaperTable {
    /** How they are to be read. */
    public static final String REMARK = "as the paper reports them (Huang et al., AAAI 2026, arXiv 2603.12963), on its"
            + " own items: point values without coverage or intervals, and failed judge calls in selection count as"
            + " right";

    /** The name under which the paper's own items are imported. */
    public static final String DATASET = "longform-rewardbench";

    private static final int MODEL = 0;
    private static final int KIND = 1;
    private static final int ALL = 2;
    private static final int FIRST_SUBSET = 3;
    private static final List<PaperRow> ROWS = read();

    private PaperTable() {}

    /** Every row, best first. */
    public static List<PaperRow> rows() {
        return ROWS;
    }

    /** Whether a dataset is the paper's: it has its name and its subsets. What items it has nobody can tell. */
    public static boolean isOf(DatasetSummary dataset) {
        return dataset.name().equals(DATASET)
                && dataset.subsets().keySet().equals(ROWS.get(0).subsets().keySet());
    }

    /** The row of a model: by its own name, or else by the one that its server uses; empty when it is not in the paper. */
    public static Optional<PaperRow> of(ModelSpec model) {
        return named(model.name()).or(() -> named(model.model()));
    }

    private static Optional<PaperRow> named(String name) {
        return ROWS.stream().filter(row -> row.model().equals(name)).findFirst();
    }

    private static List<PaperRow> read() {
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(PaperTable.class.getResourceAsStream("/paper.csv"), StandardCharsets.UTF_8))) {
            List<String> lines = reader.lines().toList();
            String[] header = lines.get(0).split(",");
            return lines.stream()
                    .skip(1)
                    .map(line -> row(header, line.split(",", -1)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static PaperRow row(String[] header, String[] cells) {
        int remark = header.length - 1;
        Map<String, Double> subsets = new LinkedHashMap<>();
        for (int column = FIRST_SUBSET; column < remark; column++) {
            subsets.put(header[column], ratio(cells[column]));
        }
        return new PaperRow(
                cells[MODEL],
                ModelKind.valueOf(cells[KIND].toUpperCase(Locale.ROOT)),
                ratio(cells[ALL]),
                subsets,
                Optional.of(cells[remark]).filter(text -> !text.isEmpty()));
    }

    private static double ratio(String percent) {
        return Double.parseDouble(percent) / 100;
    }
}
