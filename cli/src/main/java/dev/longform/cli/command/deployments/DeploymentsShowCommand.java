package dev.longform.cli.command.deployments;

import com.fasterxml.jackson.databind.JsonNode;
import dev.longform.cli.client.DatasetService;
import picocli.CommandLine.Command;

/** {@code longform deployments show}. */
@Command(
        name = "show",
        description = "Show a deployed model revision and its runs.",
        footerHeading = "%nExample:%n",
        footer = "  longform deployments show my-judge --revision 2026-01")
final class DeploymentsShowCommand extends DeployedRevision {
    @Override
    JsonNode ask(DatasetService datasets, String name, String revision) {
        return datasets.deployment(name, revision);
    }
}
