package dev.longform.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.longform.cli.view.Table;
import java.util.ArrayList;
import java.util.List;

/** Numbers that the system reports beside those that a simulated model's server counted. */
public abstract class NumberCheck {
    /** A mean of at most some thousand exact credits, computed in two ways. */
    private static final double ROUNDING = 1e-9;

    private final List<Difference> differences = new ArrayList<>();
    private int compared;

    NumberCheck() {}

    /** What differs; empty when all is equal. */
    public List<Difference> differences() {
        return List.copyOf(differences);
    }

    /** How many numbers were compared. */
    public int compared() {
        return compared;
    }

    /** The outcome in a line, or the differences as a table. */
    String describe() {
        if (differences.isEmpty()) {
            return "all " + compared + " numbers equal";
        }
        Table table = new Table("NUMBER", ">SYSTEM", ">SERVER");
        differences.forEach(d -> table.row(d.number(), d.reported(), d.counted()));
        return "NOT equal\n" + table;
    }

    final void count(String number, long reported, long counted) {
        compared++;
        if (reported != counted) {
            differences.add(new Difference(number, String.valueOf(reported), String.valueOf(counted)));
        }
    }

    final void ratio(String number, JsonNode reported, Double counted) {
        compared++;
        boolean equal = reported.isNumber() && counted != null
                ? Math.abs(reported.asDouble() - counted) < ROUNDING
                : !reported.isNumber() && counted == null;
        if (!equal) {
            differences.add(new Difference(number, reported.asText(), String.valueOf(counted)));
        }
    }
}
