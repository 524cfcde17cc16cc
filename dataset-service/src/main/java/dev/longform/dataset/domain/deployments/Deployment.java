package dev.longform.dataset.domain.deployments;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A model revision that was deployed.
 *
 * @param model its name in the registry
 * @param revision of the model
 * @param plan how it is evaluated
 * @param runs one for each dataset, in the order of the plan
 * @param createdAt when it was first told
 * @param removedAt when it disappeared; empty while it is there
 */
public record Deployment(
        String model,
        String revision,
        DeploymentPlan plan,
        List<UUID> runs,
        Instant createdAt,
        Optional<Instant> removedAt) {}
