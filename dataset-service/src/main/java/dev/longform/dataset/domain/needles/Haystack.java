package dev.longform.dataset.domain.needles;

import dev.longform.contracts.EditingReport;
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
 * @param editing what came of having its needles written; empty for those made by rule, or when there is no answer yet
 * @param failures why its editor failed, once for each time
 */
public record Haystack(
        int number,
        String sourceId,
        int length,
        int pairsPerBin,
        List<String> aspects,
        Optional<String> refused,
        List<NeedleShortfall> shortfalls,
        Optional<EditingReport> editing,
        List<String> failures) {
    public Haystack {
        failures = List.copyOf(failures);
        aspects = List.copyOf(aspects);
        shortfalls = List.copyOf(shortfalls);
    }

    /** A question about needles made by rule, and its answer. */
    Haystack(
            int number,
            String sourceId,
            int length,
            int pairsPerBin,
            List<String> aspects,
            Optional<String> refused,
            List<NeedleShortfall> shortfalls) {
        this(number, sourceId, length, pairsPerBin, aspects, refused, shortfalls, Optional.empty(), List.of());
    }

    /** A question that was not asked yet. */
    static Haystack wanted(String sourceId, int length, int pairsPerBin, List<String> aspects) {
        return new Haystack(-1, sourceId, length, pairsPerBin, aspects, Optional.empty(), List.of());
    }

    /** Whether a model writes its needles. */
    boolean written() {
        return aspects.stream().anyMatch(PlanSpec::isWritten);
    }
}
