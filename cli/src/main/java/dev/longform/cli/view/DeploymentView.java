package dev.longform.cli.view;

import com.fasterxml.jackson.databind.JsonNode;

/** Deployed model revisions. */
public final class DeploymentView {
    private DeploymentView() {}

    /** Deployments, a run a line. */
    public static String list(JsonNode deployments) {
        if (deployments.isEmpty()) {
            return "no deployments; tell of one with 'longform deployments add FILE.yaml'";
        }
        Table table = new Table("MODEL", "REVISION", "REMOVED", "DATASET", ">VERSION", "STATE", "RUN");
        for (JsonNode deployment : deployments) {
            for (JsonNode run : deployment.path("runs")) {
                table.row(
                        Cell.text(deployment.path("model")),
                        Cell.text(deployment.path("revision")),
                        Cell.time(deployment.path("removedAt")),
                        Cell.text(run.path("dataset")),
                        Cell.text(run.path("version")),
                        Cell.text(run.path("state")),
                        Cell.text(run.path("run")));
            }
        }
        return table.toString();
    }
}
