package dev.longform.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The root: everything else is a subcommand. */
@Command(
        name = "longform",
        description = "Can this reward model be trusted on long answers? Imports preference data, runs reward models on"
                + " it, and reports accuracy with coverage and intervals.",
        synopsisSubcommandLabel = "COMMAND",
        version = "longform 0.1.0",
        footerHeading = "%nExamples:%n",
        footer = {
            "  longform demo                                       everything once, on a small dataset",
            "  longform up --data ./longform-data                  a local system that keeps its data",
            "  longform datasets import mine.jsonl --name mine",
            "  longform runs start --dataset mine --model a,b --follow",
            "  longform leaderboard --dataset mine"
        },
        subcommands = {
            DemoCommand.class,
            UpCommand.class,
            SimulateCommand.class,
            DatasetsCommand.class,
            NeedlesCommand.class,
            ModelsCommand.class,
            DeploymentsCommand.class,
            SchedulesCommand.class,
            TemplatesCommand.class,
            RunsCommand.class,
            LeaderboardCommand.class,
            HeatmapCommand.class,
            CompareCommand.class,
            HistoryCommand.class,
            GeneralisationCommand.class,
            GateCommand.class,
            DeadLettersCommand.class,
            AuditCommand.class,
            BenchCommand.class
        })
final class LongformCommand {
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Show this help.")
    boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Show the version.")
    boolean version;
}
