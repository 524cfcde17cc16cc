package dev.longform.dataset.domain.audit;

/** What something was done to. */
public enum Kind {
    RUN,
    SCHEDULE,
    DEPLOYMENT,
    DATASET,
    NEEDLES,
    MODEL,
    TEMPLATE,
    DEAD_LETTERS
}
