package dev.longform.dataset.domain.needles;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A plan and where it stands.
 *
 * @param id the plan
 * @param spec what is wanted
 * @param state where it stands
 * @param reason why it failed
 * @param createdAt when it was posted
 * @param endedAt when it ended
 * @param sealed what it made
 * @param report cells and rows, once it has ended
 */
public record NeedlePlan(
        UUID id,
        PlanSpec spec,
        PlanState state,
        Optional<String> reason,
        Instant createdAt,
        Optional<Instant> endedAt,
        Optional<Sealed> sealed,
        Optional<NeedleReport> report) {
    /**
     * The version that a plan made.
     *
     * @param version of the plan's name
     * @param sha256 over its canonical items
     * @param items pairs in it
     */
    public record Sealed(int version, String sha256, long items) {}
}
