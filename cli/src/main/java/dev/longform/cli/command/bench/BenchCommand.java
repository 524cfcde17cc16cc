package dev.longform.cli.command.bench;

import picocli.CommandLine.Command;

/** {@code longform bench}: what the system reaches and withstands on this machine. */
@Command(
        name = "bench",
        description = "Measure the system on this machine, against simulated servers that keep their own count.",
        synopsisSubcommandLabel = "COMMAND",
        footerHeading = "%nExamples:%n",
        footer = {
            "  longform bench figures",
            "  longform bench faults --kills 20 --seed 1",
            "  longform bench outage --seconds 600",
            "  longform bench priority --items 10000",
            "  longform bench upgrade --from ../longform-of-last-month",
            "  longform bench coverage --seeds 50",
            "  longform bench known-truth --seeds 50",
            "  longform bench dialects --dataset hellobench.jsonl"
        },
        subcommands = {
            BenchFiguresCommand.class,
            BenchFaultsCommand.class,
            BenchOutageCommand.class,
            BenchPriorityCommand.class,
            BenchUpgradeCommand.class,
            BenchCoverageCommand.class,
            BenchKnownTruthCommand.class,
            BenchDialectsCommand.class
        })
public final class BenchCommand {}
