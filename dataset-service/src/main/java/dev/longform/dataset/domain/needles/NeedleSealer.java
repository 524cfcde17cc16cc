package dev.longform.dataset.domain.needles;

import dev.longform.contracts.DatasetSummary;
import dev.longform.contracts.NeedlePair;
import dev.longform.dataset.domain.datasets.DatasetStatistics;
import dev.longform.dataset.domain.datasets.ImportRefused;
import dev.longform.dataset.domain.datasets.ImportReport;
import dev.longform.dataset.domain.datasets.Importer;
import dev.longform.dataset.persistence.NeedlePairRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.jdbi.v3.core.Handle;

/** Turns the pairs that a plan takes into a sealed dataset version, one pair in memory at a time. */
@ApplicationScoped
public class NeedleSealer {
    /** Between these shares of items length alone gives nothing away. */
    private static final double LEAST = 0.45;

    private static final double MOST = 0.55;

    private final Importer importer;
    private final NeedlePairRepository pairs;

    public NeedleSealer(Importer importer, NeedlePairRepository pairs) {
        this.importer = importer;
        this.pairs = pairs;
    }

    /**
     * Seals the selected pairs, in the caller's transaction.
     *
     * @throws ImportRefused when there are none, or length gives the answer away
     */
    ImportReport seal(Handle handle, NeedlePlan plan, SortedMap<Cell, List<MadePair>> selected) {
        return importer.seal(
                handle,
                plan.spec().name(),
                lines -> selected.values().forEach(cell -> {
                    Map<String, Integer> ranks = new HashMap<>();
                    for (MadePair made : cell) {
                        NeedlePair pair = pairs.content(handle, plan.id(), made);
                        lines.accept(NeedleLine.of(pair, ranks.merge(made.sourceId(), 1, Integer::sum) - 1));
                    }
                }),
                NeedleSealer::shortcut);
    }

    /** Why length gives the answer away; empty when it does not. */
    static Optional<String> shortcut(DatasetStatistics statistics) {
        for (String baseline : List.of("longest", "shortest")) {
            double accuracy = statistics.baselines().get(baseline).get(DatasetSummary.ALL);
            if (accuracy < LEAST || accuracy > MOST) {
                return Optional.of(String.format(
                        Locale.ROOT,
                        "length gives the answer away: choosing the %s text is right for %.1f%% of the pairs,"
                                + " 45%% to 55%% are allowed",
                        baseline,
                        100 * accuracy));
            }
        }
        return Optional.empty();
    }
}
