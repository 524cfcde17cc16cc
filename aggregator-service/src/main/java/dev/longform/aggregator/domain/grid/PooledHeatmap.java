package dev.longform.aggregator.domain.grid;

import dev.longform.aggregator.domain.KnownRun;
import dev.longform.contracts.DatasetSummary;
import java.util.List;
import java.util.Optional;

/**
 * Classifiers against judges, cell by cell.
 *
 * @param dataset the dataset version
 * @param aspect the aspect it is about; empty for all of them together
 * @param classifiers the classifiers' runs, the first side
 * @param judges the judges' runs, the second side
 * @param comparison every classifier's answer against every judge's answer to the same needle
 */
public record PooledHeatmap(
        DatasetSummary dataset,
        Optional<String> aspect,
        List<KnownRun> classifiers,
        List<KnownRun> judges,
        Comparison comparison) {}
