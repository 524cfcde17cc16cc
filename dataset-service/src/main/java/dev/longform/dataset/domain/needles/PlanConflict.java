package dev.longform.dataset.domain.needles;

/** Another plan is in the way, or a plan has ended already. */
public final class PlanConflict extends RuntimeException {
    private static final long serialVersionUID = 1L;

    PlanConflict(String reason) {
        super(reason);
    }
}
