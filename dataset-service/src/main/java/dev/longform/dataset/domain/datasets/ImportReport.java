package dev.longform.dataset.domain.datasets;

import java.util.List;

/**
 * What an import did.
 *
 * @param name the dataset
 * @param version the version that holds the content, new or not
 * @param sha256 over the canonical content
 * @param items in the version
 * @param unchanged whether the content was there already, so that nothing was stored
 * @param skipped bad lines that were left out
 * @param errors the first of them
 * @param errorCount how many there are
 */
public record ImportReport(
        String name,
        int version,
        String sha256,
        long items,
        boolean unchanged,
        long skipped,
        List<BadLine> errors,
        long errorCount) {}
