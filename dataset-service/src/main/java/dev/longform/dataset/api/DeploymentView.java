package dev.longform.dataset.api;

import dev.longform.contracts.ProtocolName;
import dev.longform.contracts.Rotations;
import dev.longform.dataset.domain.deployments.Deployment;
import dev.longform.dataset.domain.deployments.Standing;
import dev.longform.dataset.domain.runs.Budget;
import java.time.Instant;
import java.util.List;

/**
 * A deployment, as {@code docs/rest.md} shows it.
 *
 * @param template null for the protocol's default
 * @param budget null for no limit
 * @param removedAt when the revision disappeared; null while it is there
 */
public record DeploymentView(
        String model,
        String revision,
        List<String> datasets,
        ProtocolName protocol,
        Rotations rotations,
        String template,
        long seed,
        Budget budget,
        Instant createdAt,
        Instant removedAt,
        List<RunView> runs) {

    static DeploymentView of(Standing standing) {
        Deployment deployment = standing.deployment();
        return new DeploymentView(
                deployment.model(),
                deployment.revision(),
                deployment.plan().datasets(),
                deployment.plan().protocol(),
                deployment.plan().rotations(),
                deployment.plan().template(),
                deployment.plan().seed(),
                deployment.plan().budget(),
                deployment.createdAt(),
                deployment.removedAt().orElse(null),
                standing.runs().stream().map(RunView::of).toList());
    }
}
