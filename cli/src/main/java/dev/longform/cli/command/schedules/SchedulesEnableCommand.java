package dev.longform.cli.command.schedules;

import dev.longform.cli.command.Connection;
import dev.longform.cli.command.Output;
import dev.longform.cli.view.ScheduleView;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code longform schedules enable}. */
@Command(
        name = "enable",
        description = "Let a schedule start runs again; what became due in between is not made up for.",
        footerHeading = "%nExample:%n",
        footer = "  longform schedules enable nightly")
final class SchedulesEnableCommand implements Runnable {
    @Mixin
    private Connection connection;

    @Mixin
    private Output output;

    @Parameters(paramLabel = "NAME", description = "The schedule.")
    private String name;

    @Override
    public void run() {
        output.show(connection.services().dataset().enableSchedule(name, true), ScheduleView::one);
    }
}
