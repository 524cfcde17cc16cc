package dev.longform.local.simulated;

import dev.longform.local.simulated.TextIndex.Occurrence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Tells from the text of a request which item it is about and which candidates it shows, in which order. */
final class Recognizer {
    private final Map<String, List<Place>> places = new HashMap<>();
    private final TextIndex index;

    Recognizer(SimulatedDataset dataset) {
        for (SimulatedItem item : dataset.items()) {
            List<String> candidates = item.candidates();
            for (int i = 0; i < candidates.size(); i++) {
                places.computeIfAbsent(candidates.get(i), text -> new ArrayList<>())
                        .add(new Place(item, i));
            }
        }
        index = new TextIndex(places.keySet());
    }

    private record Place(SimulatedItem item, int candidate) {}

    /**
     * A conversation whose last message is the candidate.
     *
     * @param prompt the texts of the messages before it
     * @param candidate the text of the last message
     * @return one sighting for every item that has this candidate under this prompt; none when the text is unknown
     */
    List<Sighting> answered(List<String> prompt, String candidate) {
        List<Place> found = places.getOrDefault(candidate, List.of());
        List<Place> exact = filter(found, place -> place.item.prompt().equals(prompt));
        if (exact.isEmpty()) {
            String before = String.join("\n", prompt);
            exact = filter(found, place -> contains(before, place.item));
        }
        if (exact.isEmpty() && found.size() == 1) {
            exact = found;
        }
        return exact.stream()
                .map(place -> new Sighting(place.item, List.of(place.candidate)))
                .toList();
    }

    /** A rendered conversation that ends with a candidate and a little more: the known text that ends last. */
    List<Sighting> rendered(String text) {
        return index.find(text).stream()
                .max(Comparator.comparingInt(Occurrence::end))
                .map(last -> answered(List.of(text.substring(0, last.start())), last.text()))
                .orElse(List.of());
    }

    /**
     * A text that shows some candidates of an item, whatever stands around them.
     *
     * @return the item with the most candidates in the text, or several items when the text does not tell them apart
     */
    List<Sighting> shown(String text) {
        List<Occurrence> occurrences = index.find(text);
        Map<SimulatedItem, List<Occurrence>> byItem = new LinkedHashMap<>();
        for (Occurrence occurrence : occurrences) {
            for (SimulatedItem item : items(occurrence.text())) {
                byItem.computeIfAbsent(item, i -> new ArrayList<>()).add(occurrence);
            }
        }
        List<Sighting> withPrompt = new ArrayList<>();
        List<Sighting> withoutPrompt = new ArrayList<>();
        byItem.forEach((item, at) -> (contains(text, item) ? withPrompt : withoutPrompt)
                .add(new Sighting(item, candidates(item, outsidePrompt(text, item, at)))));
        return most(most(withPrompt).isEmpty() ? withoutPrompt : withPrompt);
    }

    private List<SimulatedItem> items(String candidate) {
        return places.get(candidate).stream().map(Place::item).distinct().toList();
    }

    private static List<Sighting> most(List<Sighting> sightings) {
        int most = sightings.stream().mapToInt(s -> s.shown().size()).max().orElse(0);
        return sightings.stream()
                .filter(s -> most > 0 && s.shown().size() == most)
                .toList();
    }

    /** The candidates at these places; a text that stands there more often than the item has it counts as often. */
    private static List<Integer> candidates(SimulatedItem item, List<Occurrence> at) {
        List<String> texts = new ArrayList<>(item.candidates());
        List<Integer> shown = new ArrayList<>();
        for (Occurrence occurrence : at) {
            int candidate = texts.indexOf(occurrence.text());
            if (candidate >= 0) {
                texts.set(candidate, null);
                shown.add(candidate);
            }
        }
        return shown;
    }

    /** Leaves out what only quotes the prompt: a response may be a passage of its own prompt. */
    private static List<Occurrence> outsidePrompt(String text, SimulatedItem item, List<Occurrence> at) {
        List<Occurrence> outside = new ArrayList<>(at);
        for (String part : item.prompt()) {
            for (int from = text.indexOf(part); from >= 0; from = text.indexOf(part, from + 1)) {
                int start = from;
                int end = from + part.length();
                outside.removeIf(o -> o.start() >= start && o.end() <= end);
            }
        }
        return outside;
    }

    private static boolean contains(String text, SimulatedItem item) {
        return item.prompt().stream().allMatch(text::contains);
    }

    private static List<Place> filter(List<Place> places, Predicate<Place> condition) {
        return places.stream().filter(condition).toList();
    }
}
