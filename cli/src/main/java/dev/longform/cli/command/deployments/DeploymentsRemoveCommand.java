package dev.longform.cli.command.deployments;

import com.fasterxml.jackson.databind.JsonNode;
import dev.longform.cli.client.DatasetService;
import picocli.CommandLine.Command;

/** {@code longform deployments remove}. */
@Command(
        name = "remove",
        description = {
            "Tell that a deployed model revision disappeared: its unfinished runs are cancelled, what they found stays.",
            "The same again changes nothing."
        },
        footerHeading = "%nExample:%n",
        footer = "  longform deployments remove my-judge --revision 2026-01")
final class DeploymentsRemoveCommand extends DeployedRevision {
    @Override
    JsonNode ask(DatasetService datasets, String name, String revision) {
        return datasets.removeDeployment(name, revision);
    }
}
