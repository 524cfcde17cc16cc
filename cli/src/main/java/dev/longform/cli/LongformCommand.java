package dev.longform.cli;

import dev.longform.cli.command.audit.AuditCommand;
import dev.longform.cli.command.bench.BenchCommand;
import dev.longform.cli.command.datasets.DatasetsCommand;
import dev.longform.cli.command.deadletters.DeadLettersCommand;
import dev.longform.cli.command.deployments.DeploymentsCommand;
import dev.longform.cli.command.local.DemoCommand;
import dev.longform.cli.command.local.SimulateCommand;
import dev.longform.cli.command.local.UpCommand;
import dev.longform.cli.command.models.ModelsCommand;
import dev.longform.cli.command.needles.NeedlesCommand;
import dev.longform.cli.command.results.CompareCommand;
import dev.longform.cli.command.results.GateCommand;
import dev.longform.cli.command.results.GeneralisationCommand;
import dev.longform.cli.command.results.HeatmapCommand;
import dev.longform.cli.command.results.HistoryCommand;
import dev.longform.cli.command.results.LeaderboardCommand;
import dev.longform.cli.command.runs.RunsCommand;
import dev.longform.cli.command.schedules.SchedulesCommand;
import dev.longform.cli.command.templates.TemplatesCommand;
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
