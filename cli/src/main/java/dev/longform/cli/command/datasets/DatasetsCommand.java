package dev.longform.cli.command.datasets;

import picocli.CommandLine.Command;

/** Datasets: {@code import}, {@code list}, {@code show}, {@code export}, {@code delete}. */
@Command(
        name = "datasets",
        description = "Import datasets, look at them, export and delete them.",
        synopsisSubcommandLabel = "COMMAND",
        footerHeading = "%nExamples:%n",
        footer = {
            "  longform datasets import qa.jsonl writing.jsonl.gz --name mine",
            "  longform datasets show mine@1",
            "  longform datasets export mine@1 --out mine.jsonl"
        },
        subcommands = {
            DatasetsImportCommand.class,
            DatasetsListCommand.class,
            DatasetsShowCommand.class,
            DatasetsExportCommand.class,
            DatasetsDeleteCommand.class
        })
public final class DatasetsCommand {}
