package dev.longform.cli.view;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Datasets and import reports. */
public final class DatasetView {
    private static final List<String> BASELINES = List.of("longest", "shortest", "random");

    private DatasetView() {}

    /** Datasets, one a line. */
    public static String list(JsonNode datasets) {
        if (datasets.isEmpty()) {
            return "no datasets; import one with 'longform datasets import FILE --name NAME'";
        }
        Table table = new Table("DATASET", ">VERSION", ">ITEMS", "SUBSETS", "SHA-256", "SEALED");
        for (JsonNode d : datasets) {
            table.row(
                    Cell.text(d.path("name")),
                    Cell.text(d.path("version")),
                    Cell.text(d.path("items")),
                    Cell.counts(d.path("subsets")),
                    shortHash(d),
                    Cell.time(d.path("sealedAt")));
        }
        return table.toString();
    }

    /** One dataset version in full. */
    public static String one(JsonNode d) {
        return """
                %s version %s
                sha256    %s
                sealed    %s
                items     %s (%s)
                shapes    %s items by number of candidates
                prompts   %s distinct, %s items share theirs with another
                words     %s per response
                tokens    %s per response
                """.formatted(
                                Cell.text(d.path("name")),
                                Cell.text(d.path("version")),
                                Cell.text(d.path("sha256")),
                                Cell.time(d.path("sealedAt")),
                                Cell.text(d.path("items")),
                                Cell.counts(d.path("subsets")),
                                Cell.joined(d.path("candidates"), JsonNode::asText),
                                Cell.text(d.path("clusters")),
                                Cell.text(d.path("sharedPrompts")),
                                Cell.joined(d.path("words"), DatasetView::rounded),
                                Cell.joined(d.path("tokens"), DatasetView::rounded))
                + "\n" + baselines(d.path("baselines")) + marked(d.path("marked"));
    }

    /** What an import did. */
    public static String report(JsonNode report) {
        String what = "%s version %s: %s items, sha256 %s"
                .formatted(
                        Cell.text(report.path("name")),
                        Cell.text(report.path("version")),
                        Cell.text(report.path("items")),
                        shortHash(report));
        if (report.path("unchanged").asBoolean()) {
            return what + "\nthis content is there already: nothing changed";
        }
        long skipped = report.path("skipped").asLong();
        return skipped == 0 ? what : what + "\nbad lines skipped: " + skipped;
    }

    /** What an export wrote. */
    public static String exported(JsonNode report) {
        return "%s version %s: %s items written to %s"
                .formatted(
                        Cell.text(report.path("name")),
                        Cell.text(report.path("version")),
                        Cell.text(report.path("items")),
                        Cell.text(report.path("file")));
    }

    private static String baselines(JsonNode baselines) {
        List<String> subsets = SubsetNames.of(baselines.path(BASELINES.get(0)));
        List<String> headers = new ArrayList<>(List.of("BASELINE", ">ALL"));
        subsets.forEach(subset -> headers.add(">" + subset));
        Table table = new Table(headers);
        for (String name : BASELINES) {
            List<String> cells = new ArrayList<>(
                    List.of(name, Cell.percent(baselines.path(name).path(SubsetNames.ALL))));
            subsets.forEach(
                    subset -> cells.add(Cell.percent(baselines.path(name).path(subset))));
            table.row(cells.toArray(String[]::new));
        }
        return table.toString();
    }

    private static String marked(JsonNode marked) {
        StringBuilder lines = new StringBuilder();
        for (JsonNode m : marked) {
            lines.append("\nmarked: on %s the baseline '%s' alone reaches %s"
                    .formatted(
                            Cell.text(m.path("subset")),
                            Cell.text(m.path("baseline")),
                            Cell.percent(m.path("accuracy"))));
        }
        return lines.toString();
    }

    private static String shortHash(JsonNode d) {
        String hash = Cell.text(d.path("sha256"));
        return hash.length() > 12 ? hash.substring(0, 12) : hash;
    }

    private static String rounded(JsonNode value) {
        return value.isNumber() ? String.valueOf(Math.round(value.asDouble())) : Cell.text(value);
    }
}
