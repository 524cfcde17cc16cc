package dev.longform.cli.command.schedules;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.longform.cli.client.Json;
import dev.longform.cli.command.Connection;
import dev.longform.cli.command.LimitOptions;
import dev.longform.cli.command.Output;
import dev.longform.cli.command.RunOptions;
import dev.longform.cli.view.ScheduleView;
import java.time.Instant;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code longform schedules add}. */
@Command(
        name = "add",
        description = {
            "Evaluate a model again every so many hours.",
            "The first run is due at once, or at --start-at. A due time waits for the run before it to end; of many that"
                    + " were missed only the newest is made up for. The same again changes nothing.",
            "A sample is a dataset of its own, NAME.sample-SIZE-SEED, with the same items every time."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  longform schedules add nightly --model my-judge --dataset mine --every 24 --sample 200",
            "  longform schedules add weekly --model my-judge@2026-01 --dataset mine@2 --every 168"
        })
final class SchedulesAddCommand implements Runnable {
    @Mixin
    private Connection connection;

    @Mixin
    private Output output;

    @Mixin
    private RunOptions options;

    @Mixin
    private LimitOptions limits;

    @Parameters(paramLabel = "NAME", description = "What the schedule is called.")
    private String name;

    @Option(
            names = "--model",
            required = true,
            paramLabel = "MODEL",
            description = "NAME, whose newest revision is taken at every due time, or NAME@REVISION.")
    private String model;

    @Option(
            names = "--dataset",
            required = true,
            paramLabel = "NAME[@VERSION]",
            description = "The dataset. Without a version the newest is taken at every due time.")
    private String dataset;

    @Option(names = "--every", required = true, paramLabel = "HOURS", description = "The hours between two due times.")
    private int hours;

    @Option(names = "--sample", paramLabel = "N", description = "Take that many items. Default: all.")
    private Long sample;

    @Option(
            names = "--sample-seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "The sample is drawn from it. Default: ${DEFAULT-VALUE}.")
    private long sampleSeed;

    @Option(
            names = "--start-at",
            paramLabel = "TIME",
            description = "The first due time, as 2026-03-01T02:00:00Z. Default: now.")
    private Instant startAt;

    @Override
    public void run() {
        ObjectNode schedule = Json.MAPPER
                .createObjectNode()
                .put("name", name)
                .put("model", model)
                .put("dataset", dataset)
                .put("everyHours", hours);
        if (sample != null) {
            schedule.putObject("sample").put("size", sample).put("seed", sampleSeed);
        }
        if (startAt != null) {
            schedule.put("startAt", startAt.toString());
        }
        options.addTo(schedule);
        limits.addTo(schedule);
        output.show(connection.services().dataset().addSchedule(schedule).body(), ScheduleView::one);
    }
}
