package dev.longform.needles.domain.editing;

import dev.longform.contracts.EditingFailure;
import dev.longform.contracts.EditingReport;
import dev.longform.contracts.NeedleAuthor;
import dev.longform.needles.domain.aspects.Edit;
import dev.longform.needles.domain.aspects.NeedleStrategy;
import dev.longform.needles.domain.text.Prose;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The needles that an editor wrote for one haystack, all of them verified; or why they are not all there. */
public final class Drafts implements NeedleStrategy {
    private static final String NO_PLACE = "the bin offers no place";
    private static final String NOT_TAKEN = "the editor wrote no further pair that was taken";

    private final Map<Edit, NeedleAuthor> written;
    private final Set<Integer> withoutPlace;
    private final EditingReport report;

    Drafts(Map<Edit, NeedleAuthor> written, Set<Integer> withoutPlace, EditingReport report) {
        this.written = new LinkedHashMap<>(written);
        this.withoutPlace = Set.copyOf(withoutPlace);
        this.report = report;
    }

    @Override
    public String aspect() {
        return FactualityWriter.ASPECT;
    }

    @Override
    public List<Edit> edits(Prose prose, String seed) {
        return List.copyOf(written.keySet());
    }

    /** Who wrote it; empty for what was made by rule. */
    public Optional<NeedleAuthor> author(Edit edit) {
        return Optional.ofNullable(written.get(edit));
    }

    /** Why a bin has no further pair. */
    public String shortfall(int bin) {
        return withoutPlace.contains(bin) ? NO_PLACE : NOT_TAKEN;
    }

    /** What came of it. */
    public EditingReport report() {
        return report;
    }

    /** Why the work was not finished; then nothing of it may be used. */
    public Optional<EditingFailure> failure() {
        return Optional.ofNullable(report.failure());
    }
}
