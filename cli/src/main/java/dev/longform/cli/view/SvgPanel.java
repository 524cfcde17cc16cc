package dev.longform.cli.view;

import java.util.List;

/** One grid of an SVG with its axes and its legend. */
final class SvgPanel {
    private static final int CELL_WIDTH = 64;
    private static final int CELL_HEIGHT = 38;
    private static final int LEFT = 76;
    private static final int HEAD = 56;
    private static final int GAP = 8;
    private static final int LEGEND = 64;
    private static final int LEGEND_STEPS = 100;
    private static final int LEGEND_WIDTH = 300;
    private static final int LEGEND_HEIGHT = 12;
    private static final int TICKS = 4;
    private static final String INK = "#111111";
    private static final String PALE = "#444444";
    private static final String MIDDLE = "middle";

    private final HeatmapGrid grid;

    SvgPanel(HeatmapGrid grid) {
        this.grid = grid;
    }

    int width() {
        return LEFT + grid.columns().size() * CELL_WIDTH + GAP;
    }

    int height() {
        return HEAD + grid.rows().size() * CELL_HEIGHT + GAP + LEGEND;
    }

    void draw(Svg svg, int x, int y) {
        svg.text(x, y + 12, 13, "start", INK, grid.title());
        svg.text(
                x + LEFT + CELL_WIDTH * (grid.columns().size() - 1) / 2,
                y + 32,
                11,
                MIDDLE,
                PALE,
                "position of the needle");
        svg.text(x + LEFT - 8, y + HEAD - 6, 11, "end", PALE, "tokens");
        for (int column = 0; column < grid.columns().size(); column++) {
            int middle = x(x, column) + CELL_WIDTH / 2;
            svg.text(middle, y + HEAD - 6, 11, MIDDLE, PALE, grid.columns().get(column));
        }
        for (int row = 0; row < grid.rows().size(); row++) {
            int top = y(y, row);
            svg.text(
                    x + LEFT - 8,
                    top + CELL_HEIGHT / 2 + 4,
                    11,
                    "end",
                    PALE,
                    grid.rows().get(row));
            List<GridValue> values = grid.values().get(row);
            for (int column = 0; column < values.size(); column++) {
                cell(svg, x(x, column), top, values.get(column));
            }
        }
        legend(svg, x + LEFT, y + HEAD + grid.rows().size() * CELL_HEIGHT + GAP + 16);
    }

    private int x(int x, int column) {
        return x + LEFT + column * CELL_WIDTH + (column == grid.columns().size() - 1 ? GAP : 0);
    }

    private int y(int y, int row) {
        return y + HEAD + row * CELL_HEIGHT + (row == grid.rows().size() - 1 ? GAP : 0);
    }

    private void cell(Svg svg, int x, int y, GridValue cell) {
        if (cell.value().isEmpty()) {
            svg.rectangle(x + 1, y + 1, CELL_WIDTH - 2, CELL_HEIGHT - 2, Svg.EMPTY, "#bbbbbb");
            return;
        }
        int colour = grid.scale().colour(cell.value().get());
        String letters = ColourScale.dark(colour) ? "#ffffff" : INK;
        svg.rectangle(x + 1, y + 1, CELL_WIDTH - 2, CELL_HEIGHT - 2, Svg.colour(colour), "none");
        svg.text(
                x + CELL_WIDTH / 2,
                y + 18,
                13,
                MIDDLE,
                letters,
                grid.scale().text(cell.value().get()));
        svg.text(x + CELL_WIDTH / 2, y + 31, 9, MIDDLE, letters, "n " + cell.n());
    }

    private void legend(Svg svg, int x, int y) {
        ColourScale scale = grid.scale();
        double step = (double) LEGEND_WIDTH / LEGEND_STEPS;
        for (int i = 0; i < LEGEND_STEPS; i++) {
            double value = scale.low() + (scale.high() - scale.low()) * (i + 0.5) / LEGEND_STEPS;
            svg.rectangle(x + i * step, y, step + 0.5, LEGEND_HEIGHT, Svg.colour(scale.colour(value)), "none");
        }
        for (int tick = 0; tick <= TICKS; tick++) {
            double value = scale.low() + (scale.high() - scale.low()) * tick / TICKS;
            int at = x + LEGEND_WIDTH * tick / TICKS;
            svg.text(at, y + LEGEND_HEIGHT + 13, 10, MIDDLE, PALE, scale.text(value));
        }
        svg.rectangle(x + LEGEND_WIDTH + 40, y, 2 * LEGEND_HEIGHT, LEGEND_HEIGHT, Svg.EMPTY, "#bbbbbb");
        svg.text(x + LEGEND_WIDTH + 72, y + LEGEND_HEIGHT - 2, 10, "start", PALE, "nothing answered");
    }
}
