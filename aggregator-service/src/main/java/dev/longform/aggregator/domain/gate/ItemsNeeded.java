package dev.longform.aggregator.domain.gate;

import dev.longform.benchmark.Interval;
import dev.longform.benchmark.Wilson;
import java.util.OptionalLong;
import java.util.function.LongPredicate;

/** How many items an interval needs to leave a line, if the number itself stays what it is. */
final class ItemsNeeded {
    private static final long MOST = 1L << 40;

    private ItemsNeeded() {}

    /** For a Wilson interval; empty when the mean stands on the line, or beyond a million million items. */
    static OptionalLong forFloor(double mean, double floor) {
        if (mean == floor) {
            return OptionalLong.empty();
        }
        return least(items -> decides(mean, items, floor));
    }

    /** The least number of items that decides; empty beyond a million million. */
    static OptionalLong least(LongPredicate decides) {
        long enough = 1;
        while (!decides.test(enough)) {
            enough *= 2;
            if (enough > MOST) {
                return OptionalLong.empty();
            }
        }
        long tooFew = enough / 2;
        while (enough - tooFew > 1) {
            long middle = tooFew + (enough - tooFew) / 2;
            if (decides.test(middle)) {
                enough = middle;
            } else {
                tooFew = middle;
            }
        }
        return OptionalLong.of(enough);
    }

    private static boolean decides(double mean, long items, double floor) {
        Interval interval = Wilson.interval(mean, items);
        return mean > floor ? interval.low() >= floor : interval.high() < floor;
    }

    /**
     * For an interval whose width goes with the square root of the number of items.
     *
     * @param value the number
     * @param interval its interval, with the line in it
     * @param items how many items it rests on
     * @param line what it must leave
     */
    static OptionalLong forLine(double value, Interval interval, long items, double line) {
        if (value == line) {
            return OptionalLong.empty();
        }
        double reach = value > line ? value - interval.low() : interval.high() - value;
        double factor = Math.pow(reach / (value - line), 2);
        return OptionalLong.of((long) Math.ceil(items * factor) + 1);
    }
}
