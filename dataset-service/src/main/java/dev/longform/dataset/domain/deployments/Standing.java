package dev.longform.dataset.domain.deployments;

import dev.longform.dataset.domain.runs.RunStatus;
import java.util.List;

/**
 * A deployment and where its runs stand.
 *
 * @param deployment as it is stored
 * @param runs in the order of the plan's datasets; those that were deleted are left out
 */
public record Standing(Deployment deployment, List<RunStatus> runs) {}
