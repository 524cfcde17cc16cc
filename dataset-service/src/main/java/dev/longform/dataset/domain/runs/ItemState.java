package dev.longform.dataset.domain.runs;

/** What the coordinator knows of an item of a run: whether it is settled. Whether it is out is another matter. */
public enum ItemState {
    PENDING,
    ANSWERED,
    UNSCORED
}
