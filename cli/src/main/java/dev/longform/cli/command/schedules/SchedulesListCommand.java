package dev.longform.cli.command.schedules;

import dev.longform.cli.command.Connection;
import dev.longform.cli.command.Output;
import dev.longform.cli.view.ScheduleView;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code longform schedules list}. */
@Command(
        name = "list",
        description = "List the schedules.",
        footerHeading = "%nExample:%n",
        footer = "  longform schedules list")
final class SchedulesListCommand implements Runnable {
    @Mixin
    private Connection connection;

    @Mixin
    private Output output;

    @Override
    public void run() {
        output.show(connection.services().dataset().schedules(), ScheduleView::list);
    }
}
