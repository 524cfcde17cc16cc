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
 * @param template {@code ID} or {@code ID@VERSION}; null for the protocol's default
 * @param seed of every run
 * @param budget of every run; null for none
 */
public record DeploymentPlan(
        List<String> datasets, ProtocolName protocol, Rotations rotations, String template, long seed, Budget budget) {
    public DeploymentPlan {
        datasets = datasets.stream().distinct().toList();
        budget = budget != null && budget.limited() ? budget : null;
    }

    /** A plan with the defaults of {@code POST /api/v1/runs} for what is null. */
    public static DeploymentPlan of(
            List<String> datasets,
            ProtocolName protocol,
            Rotations rotations,
            String template,
            Long seed,
            Budget budget) {
        return new DeploymentPlan(
                datasets,
                protocol == null ? ProtocolName.SELECTION : protocol,
                rotations == null ? Rotations.NONE : rotations,
                template,
                seed == null ? 1 : seed,
                budget);
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
                Optional.ofNullable(template),
                seed,
                Priority.NEW_DEPLOYMENT,
                false,
                0.0,
                Optional.empty(),
                Optional.empty(),
                budget == null ? Budget.NONE : budget);
    }
}
