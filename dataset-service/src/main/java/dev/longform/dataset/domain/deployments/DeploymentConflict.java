package dev.longform.dataset.domain.deployments;

/** This revision was deployed with another plan before. */
public final class DeploymentConflict extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DeploymentConflict(String model, String revision) {
        super("'" + model + "' revision '" + revision
                + "' was deployed with other datasets, protocol, rotations or seed"
                + " already; start further runs with 'longform runs start'");
    }
}
