package dev.longform.local.simulated;

import dev.longform.local.simulated.TextIndex.Occurrence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Where the prompts of items stand in one text. Many items may share a prompt: each is looked for once. */
final class Prompts {
    private final String text;
    private final Map<String, List<int[]>> places = new HashMap<>();

    Prompts(String text) {
        this.text = text;
    }

    /** Whether the whole prompt of an item stands there. */
    boolean contain(SimulatedItem item) {
        return item.prompt().stream().noneMatch(part -> places(part).isEmpty());
    }

    /** Leaves out what only quotes the prompt: a response may be a passage of its own prompt. */
    List<Occurrence> outside(SimulatedItem item, List<Occurrence> at) {
        List<Occurrence> outside = new ArrayList<>(at);
        for (String part : item.prompt()) {
            for (int[] place : places(part)) {
                outside.removeIf(o -> o.start() >= place[0] && o.end() <= place[1]);
            }
        }
        return outside;
    }

    private List<int[]> places(String part) {
        return places.computeIfAbsent(part, this::find);
    }

    private List<int[]> find(String part) {
        String wanted = part.strip();
        List<int[]> found = new ArrayList<>();
        for (int from = text.indexOf(wanted); from >= 0 && !wanted.isEmpty(); from = text.indexOf(wanted, from + 1)) {
            found.add(new int[] {from, from + wanted.length()});
        }
        return wanted.isEmpty() ? List.of(new int[] {0, 0}) : found;
    }
}
