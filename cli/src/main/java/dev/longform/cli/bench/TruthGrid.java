package dev.longform.cli.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.longform.cli.client.Json;
import dev.longform.cli.failure.Failure;
import dev.longform.local.simulated.Needle;
import dev.longform.local.simulated.NeedleAccuracy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Pairs for a grid of {@value #ROWS} lengths and {@value #COLUMNS} positions, {@value #PAIRS} in each cell. Their texts are
 * short, whatever length they stand for: what is held is how a grid is counted, and a simulated model goes by the place.
 * With {@value #PAIRS} pairs an interval covers any of the shares used here in 93% or more of all draws.
 */
final class TruthGrid {
    static final int ROWS = 8;
    static final int COLUMNS = 10;
    static final int PAIRS = 32;

    private static final int STEP = 1000;
    private static final String ASPECT = "number";

    private TruthGrid() {}

    /** The lengths of its rows, in tokens. */
    static List<Integer> lengths() {
        List<Integer> lengths = new ArrayList<>();
        for (int row = 1; row <= ROWS; row++) {
            lengths.add(row * STEP);
        }
        return lengths;
    }

    /**
     * Writes the pairs as JSON Lines.
     *
     * @param seed their order; 0 for that of the grid
     * @return the target
     */
    static Path write(Path target, long seed) {
        List<String> lines = new ArrayList<>();
        for (int length : lengths()) {
            for (int bin = 0; bin < COLUMNS; bin++) {
                for (int pair = 0; pair < PAIRS; pair++) {
                    lines.add(pair(length, bin, pair).toString());
                }
            }
        }
        if (seed != 0) {
            Collections.shuffle(lines, new Random(seed));
        }
        try {
            return Files.write(target, lines);
        } catch (IOException e) {
            throw new Failure("the pairs of the grid cannot be written: " + e.getMessage(), e);
        }
    }

    /** How often a model of this sort is right in a cell. */
    static double truth(NeedleAccuracy accuracy, int length, int bin) {
        return accuracy.share(new Needle(ASPECT, length, bin, COLUMNS));
    }

    private static ObjectNode pair(int length, int bin, int pair) {
        String id = length + "/" + bin + "/" + pair;
        ObjectNode item = Json.MAPPER.createObjectNode().put("id", id).put("subset", "Writing");
        item.put("prompt", "Tell how many there are in place " + id + ".");
        item.putArray("chosen").add("In place " + id + " there are as many as were counted.");
        item.putArray("rejected").add("In place " + id + " there are more than were counted.");
        item.putObject("needle")
                .put("aspect", ASPECT)
                .put("length", length)
                .put("tokens", length)
                .put("bin", bin)
                .put("bins", COLUMNS)
                .put("position", (bin + 0.5) / COLUMNS)
                .put("source", "source-" + pair)
                .put("natural", false);
        return item;
    }
}
