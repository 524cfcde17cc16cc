package dev.longform.cli;

import picocli.CommandLine.Command;

/** Datasets: {@code import}, {@code list}, {@code show}. */
@Command(
        name = "datasets",
        description = "Import datasets and look at them.",
        synopsisSubcommandLabel = "COMMAND",
        footerHeading = "%nExamples:%n",
        footer = {"  longform datasets import qa.jsonl writing.jsonl.gz --name mine", "  longform datasets show mine@1"
        },
        subcommands = {DatasetsImportCommand.class, DatasetsListCommand.class, DatasetsShowCommand.class})
final class DatasetsCommand {}
