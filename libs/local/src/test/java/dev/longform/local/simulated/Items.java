package dev.longform.local.simulated;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Made items of the paper's shape: one chosen against three rejected, one against one in Reasoning. */
final class Items {
    private Items() {}

    /** So many items of a subset. */
    static List<SimulatedItem> of(String subset, int count) {
        return IntStream.range(0, count).mapToObj(i -> item(subset, i)).toList();
    }

    /** Several lists as one dataset. */
    @SafeVarargs
    static SimulatedDataset dataset(List<SimulatedItem>... parts) {
        List<SimulatedItem> all = new ArrayList<>();
        for (List<SimulatedItem> part : parts) {
            all.addAll(part);
        }
        return SimulatedDataset.of(all);
    }

    private static SimulatedItem item(String subset, int i) {
        String id = subset + "-" + i;
        int rejected = subset.equals("Reasoning") ? 1 : 3;
        return SimulatedItem.of(
                id,
                subset,
                "Question " + id + ": what should one know about it?",
                List.of(response(id, "good")),
                IntStream.range(0, rejected)
                        .mapToObj(n -> response(id, "bad " + n))
                        .toList());
    }

    private static String response(String id, String sort) {
        return "This is the " + sort + " response to " + id + ". " + "It goes on for a while. ".repeat(20)
                + "End of the " + sort + " response to " + id + ".";
    }
}
