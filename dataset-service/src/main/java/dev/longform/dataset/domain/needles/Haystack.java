package dev.longform.dataset.domain.needles;

import dev.longform.contracts.NeedleShortfall;
import java.util.List;
import java.util.Optional;

/**
 * What the generator was asked, and what it said.
 *
 * @param number of the question within its plan, from 0
 * @param sourceId the document
 * @param length the row, in tokens
 * @param pairsPerBin wanted for each aspect and bin
 * @param aspects which needles
 * @param refused why no haystack could be made; empty when one was, or when there is no answer yet
 * @param shortfalls cells that it could not fill
 */
public record Haystack(
        int number,
        String sourceId,
        int length,
        int pairsPerBin,
        List<String> aspects,
        Optional<String> refused,
        List<NeedleShortfall> shortfalls) {
    public Haystack {
        aspects = List.copyOf(aspects);
        shortfalls = List.copyOf(shortfalls);
    }

    /** A question that was not asked yet. */
    static Haystack wanted(String sourceId, int length, int pairsPerBin, List<String> aspects) {
        return new Haystack(-1, sourceId, length, pairsPerBin, aspects, Optional.empty(), List.of());
    }
}
