package dev.longform.cli.command.schedules;

import dev.longform.cli.command.Connection;
import dev.longform.cli.command.Output;
import dev.longform.cli.view.ScheduleView;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code longform schedules disable}. */
@Command(
        name = "disable",
        description = "Keep a schedule from starting runs; a run that is on its way goes on.",
        footerHeading = "%nExample:%n",
        footer = "  longform schedules disable nightly")
final class SchedulesDisableCommand implements Runnable {
    @Mixin
    private Connection connection;

    @Mixin
    private Output output;

    @Parameters(paramLabel = "NAME", description = "The schedule.")
    private String name;

    @Override
    public void run() {
        output.show(connection.services().dataset().enableSchedule(name, false), ScheduleView::one);
    }
}
