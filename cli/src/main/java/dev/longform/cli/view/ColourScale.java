package dev.longform.cli.view;

import java.util.List;
import java.util.Locale;

/** How a value of a heatmap looks. Both scales read the same with and without colour vision. */
enum ColourScale {
    /** 0..1, violet over green to yellow, ever lighter: viridis (N. Smith and S. van der Walt, 2015). */
    ACCURACY(
            0, 1, "%.0f", 0x440154, 0x482878, 0x3e4989, 0x31688e, 0x26828e, 0x1f9e89, 0x35b779, 0x6ece58, 0xb5de2b,
            0xfde725),
    /** -1..1, orange over white to purple: PuOr (C. A. Brewer, ColorBrewer 2.0). */
    DIFFERENCE(
            -1, 1, "%+.0f", 0xb35806, 0xe08214, 0xfdb863, 0xfee0b6, 0xf7f7f7, 0xd8daeb, 0xb2abd2, 0x8073ac, 0x542788);

    private static final int BYTE = 255;
    private static final double DARK = 0.45;

    private final double low;
    private final double high;
    private final String format;
    private final List<Integer> stops;

    ColourScale(double low, double high, String format, Integer... stops) {
        this.low = low;
        this.high = high;
        this.format = format;
        this.stops = List.of(stops);
    }

    double low() {
        return low;
    }

    double high() {
        return high;
    }

    /** The value in percent or points, without a unit. */
    String text(double value) {
        String text = String.format(Locale.ROOT, format, value * 100);
        return text.matches("[+-]0") ? "0" : text;
    }

    /** The colour of a value as 0xRRGGBB; values outside the scale have the colour of its end. */
    int colour(double value) {
        double place = Math.max(0, Math.min(1, (value - low) / (high - low))) * (stops.size() - 1);
        int below = (int) Math.min(place, stops.size() - 2);
        double share = place - below;
        int colour = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            int from = stops.get(below) >> shift & BYTE;
            int to = stops.get(below + 1) >> shift & BYTE;
            colour |= (int) Math.round(from + share * (to - from)) << shift;
        }
        return colour;
    }

    /** Whether light letters are read better on this colour. */
    static boolean dark(int colour) {
        double light = 0.299 * (colour >> 16 & BYTE) + 0.587 * (colour >> 8 & BYTE) + 0.114 * (colour & BYTE);
        return light / BYTE < DARK;
    }
}
