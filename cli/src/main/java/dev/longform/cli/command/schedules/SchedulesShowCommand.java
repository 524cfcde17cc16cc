package dev.longform.cli.command.schedules;

import dev.longform.cli.command.Connection;
import dev.longform.cli.command.Output;
import dev.longform.cli.view.ScheduleView;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code longform schedules show}. */
@Command(
        name = "show",
        description = "Show a schedule, when it is due next, and its newest runs.",
        footerHeading = "%nExample:%n",
        footer = "  longform schedules show nightly")
final class SchedulesShowCommand implements Runnable {
    @Mixin
    private Connection connection;

    @Mixin
    private Output output;

    @Parameters(paramLabel = "NAME", description = "The schedule.")
    private String name;

    @Override
    public void run() {
        output.show(connection.services().dataset().schedule(name), ScheduleView::one);
    }
}
