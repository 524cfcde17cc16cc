package dev.longform.local.simulated;

import java.util.List;
import java.util.stream.Stream;

/**
 * What a simulated server knows of one item.
 *
 * @param id the dataset's name for it
 * @param subset the subtask it belongs to
 * @param prompt the texts of the prompt's messages, in order; one for a plain prompt
 * @param chosen the texts of the better responses
 * @param rejected the texts of the worse responses
 * @param copies how many items of one file have exactly this content; a server cannot tell them apart
 * @param needle where its needle stands; null when it has none
 */
public record SimulatedItem(
        String id,
        String subset,
        List<String> prompt,
        List<String> chosen,
        List<String> rejected,
        int copies,
        Needle needle) {
    public SimulatedItem {
        prompt = List.copyOf(prompt);
        chosen = List.copyOf(chosen);
        rejected = List.copyOf(rejected);
    }

    /** An item without a needle. */
    public SimulatedItem(
            String id, String subset, List<String> prompt, List<String> chosen, List<String> rejected, int copies) {
        this(id, subset, prompt, chosen, rejected, copies, null);
    }

    /** An item with a plain prompt, once in its file. */
    public static SimulatedItem of(
            String id, String subset, String prompt, List<String> chosen, List<String> rejected) {
        return new SimulatedItem(id, subset, List.of(prompt), chosen, rejected, 1);
    }

    /** All candidates: the chosen first, then the rejected. */
    List<String> candidates() {
        return Stream.concat(chosen.stream(), rejected.stream()).toList();
    }

    /** Whether the candidate with this index is a chosen one. */
    boolean isChosen(int candidate) {
        return candidate < chosen.size();
    }

    /** How many candidates there are. */
    int size() {
        return chosen.size() + rejected.size();
    }
}
