package dev.longform.dataset.domain.deployments;

import dev.longform.contracts.Priority;
import dev.longform.contracts.ProtocolName;
import dev.longform.contracts.Rotations;
import dev.longform.dataset.domain.runs.Budget;
import dev.longform.dataset.domain.runs.StartRuns;
import java.util.List;
import java.util.Optional;

/**
 * How a deployed revision is evaluated.
 *
 * @param datasets {@code NAME} or {@code NAME@VERSION}, one run each; the same twice counts once
 * @param protocol for judges; classifiers have one of their own
 * @param rotations for judges that select
 * @param seed of every run
 */
public record DeploymentPlan(List<String> datasets, ProtocolName protocol, Rotations rotations, long seed) {
    public DeploymentPlan {
        datasets = datasets.stream().distinct().toList();
    }

    /** A plan with the defaults of {@code POST /api/v1/runs} for what is null. */
    public static DeploymentPlan of(List<String> datasets, ProtocolName protocol, Rotations rotations, Long seed) {
        return new DeploymentPlan(
                datasets,
                protocol == null ? ProtocolName.SELECTION : protocol,
                rotations == null ? Rotations.NONE : rotations,
                seed == null ? 1 : seed);
    }

    /** The wishes of the runs, in the order of the datasets. */
    List<StartRuns> wishes(String modelAtRevision) {
        return datasets.stream().map(dataset -> wish(dataset, modelAtRevision)).toList();
    }

    private StartRuns wish(String dataset, String modelAtRevision) {
        return new StartRuns(
                dataset,
                List.of(modelAtRevision),
                protocol,
                rotations,
                Optional.empty(),
                seed,
                Priority.NEW_DEPLOYMENT,
                false,
                0.0,
                Optional.empty(),
                Optional.empty(),
                Budget.NONE);
    }
}
