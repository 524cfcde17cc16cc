package dev.longform.dataset.domain.datasets;

/** A dataset version cannot be deleted: runs rest on it. */
public final class DatasetInUse extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DatasetInUse(StoredDataset dataset, long runs) {
        super(dataset.summary().name() + "@" + dataset.summary().version() + " has " + runs
                + (runs == 1 ? " run" : " runs")
                + ", whose items and verdicts it is needed for; delete them first ('longform runs list' shows them,"
                + " 'longform runs delete ID' keeps their numbers)");
    }
}
