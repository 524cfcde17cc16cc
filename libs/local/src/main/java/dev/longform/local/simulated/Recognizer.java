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
                places.computeIfAbsent(candidates.get(i).strip(), text -> new ArrayList<>())
                        .add(new Place(item, i));
            }
        }
        places.remove("");
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
        List<Place> found = places.getOrDefault(candidate.strip(), List.of());
        List<Place> exact = filter(found, place -> place.item.prompt().equals(prompt));
        if (exact.isEmpty()) {
            String before = String.join("\n", prompt);
            Prompts prompts = new Prompts(before);
            exact = filter(found, place -> prompts.contain(place.item));
        }
        if (exact.isEmpty() && found.size() == 1) {
            exact = found;
        }
        return exact.stream()
                .map(place -> new Sighting(place.item, List.of(place.candidate)))
                .toList();
    }

    /** A prompt, rendered or plain, and a candidate, alone or with something around it. */
    List<Sighting> pair(String prompt, String candidate) {
        List<Sighting> exact = answered(List.of(prompt), candidate);
        return exact.isEmpty() ? rendered(prompt + "\n" + candidate) : exact;
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
        Prompts prompts = new Prompts(text);
        byItem.forEach((item, at) -> (prompts.contain(item) ? withPrompt : withoutPrompt)
                .add(new Sighting(item, candidates(item, prompts.outside(item, at)))));
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
        List<String> texts = new ArrayList<>();
        item.candidates().forEach(text -> texts.add(text.strip()));
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

    private static List<Place> filter(List<Place> places, Predicate<Place> condition) {
        return places.stream().filter(condition).toList();
    }
}
