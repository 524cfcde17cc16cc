package dev.longform.cli.view;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.MathContext;
import java.util.Map;

/** Two runs: differences as a table, then agreement and cost. */
public final class ComparisonView {
    private static final MathContext DIGITS = new MathContext(3);

    private ComparisonView() {}

    /** The table under a title. */
    public static String of(JsonNode comparison) {
        JsonNode run = comparison.path("run");
        JsonNode with = comparison.path("with");
        Table table = new Table(
                "SUBSET",
                ">COMMON",
                ">A",
                ">B",
                ">A - B",
                "INTERVAL",
                "BOUNDS",
                ">ONLY A",
                ">ONLY B",
                ">MCNEMAR P",
                ">SIGN-FLIP P");
        row(table, "all", comparison);
        for (Map.Entry<String, JsonNode> subset : comparison.path("subsets").properties()) {
            row(table, subset.getKey(), subset.getValue());
        }
        return "%s version %s, by %s. Intervals: 95%%.%nA: %s%nB: %s%n%n%s%n%n%s"
                .formatted(
                        Cell.text(comparison.path("dataset")),
                        Cell.text(comparison.path("version")),
                        Cell.text(comparison.path("measure")),
                        side(run),
                        side(with),
                        table,
                        agreement(comparison.path("agreement")));
    }

    private static void row(Table table, String name, JsonNode d) {
        table.row(
                name,
                Cell.text(d.path("common")) + "/" + Cell.text(d.path("items")),
                Cell.percent(d.path("accuracy").path(0)),
                Cell.percent(d.path("accuracy").path(1)),
                Cell.percent(d.path("difference")),
                Cell.interval(d.path("interval")),
                Cell.interval(d.path("bounds")),
                Cell.text(d.path("strict").path("onlyRun")),
                Cell.text(d.path("strict").path("onlyWith")),
                number(d.path("mcNemarMidP")),
                number(d.path("permutationP")));
    }

    private static String side(JsonNode side) {
        String cost = Cell.absent(side.path("costPerItem"))
                ? ""
                : ", " + number(side.path("costPerItem")) + " " + Cell.text(side.path("currency")) + " an item";
        return Cell.text(side.path("model")) + " revision " + Cell.text(side.path("revision")) + ", "
                + Cell.text(side.path("kind")) + ", run " + Cell.text(side.path("run")) + cost;
    }

    private static String agreement(JsonNode agreement) {
        return "Same pick: " + Cell.percent(agreement.path("raw")) + "; kappa without ties: "
                + number(agreement.path("kappa")) + " over " + Cell.text(agreement.path("untied")) + " items";
    }

    private static String number(JsonNode value) {
        return value.isNumber() ? value.decimalValue().round(DIGITS).toPlainString() : Cell.NONE;
    }
}
