package dev.longform.cli.view;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** A heatmap as a picture for a report: a panel of accuracies, and one of differences when there is a comparison. */
public final class HeatmapSvg {
    private static final int MARGIN = 24;
    private static final int TITLE = 22;
    private static final int SUBTITLE = 44;
    private static final int TOP = 64;

    private HeatmapSvg() {}

    /** The whole SVG document. */
    public static String of(JsonNode heatmap) {
        List<HeatmapGrid> grids = new ArrayList<>(List.of(HeatmapGrid.accuracy(heatmap)));
        if (heatmap.has("comparison")) {
            grids.add(HeatmapGrid.difference(heatmap));
        }
        return draw(HeatmapView.title(heatmap), grids);
    }

    /** The whole SVG document of classifiers against judges: a panel for each side, and one of differences. */
    public static String pooled(JsonNode pooled) {
        return draw(
                PooledHeatmapView.title(pooled),
                List.of(
                        HeatmapGrid.side(pooled, 0, "classifiers"),
                        HeatmapGrid.side(pooled, 1, "judges"),
                        HeatmapGrid.pooled(pooled)));
    }

    private static String draw(String whole, List<HeatmapGrid> grids) {
        List<SvgPanel> panels = grids.stream().map(SvgPanel::new).toList();
        int width = 2 * MARGIN + panels.get(0).width();
        int height = TOP + panels.stream().mapToInt(SvgPanel::height).sum() + MARGIN;
        String[] title = whole.split(": (?=\\d)", 2);
        Svg svg = new Svg(Math.max(width, MARGIN * 2 + title[0].length() * 9), height, whole);
        svg.text(MARGIN, TITLE + MARGIN / 2, 16, "start", "#111111", title[0]);
        svg.text(MARGIN, SUBTITLE + MARGIN / 2, 12, "start", "#444444", title.length > 1 ? title[1] : "");
        int y = TOP + MARGIN / 2;
        for (SvgPanel panel : panels) {
            panel.draw(svg, MARGIN, y);
            y += panel.height();
        }
        return svg.end();
    }
}
