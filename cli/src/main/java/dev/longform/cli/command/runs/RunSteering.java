package dev.longform.cli.command.runs;

import dev.longform.cli.client.Services;
import dev.longform.cli.command.Connection;
import dev.longform.cli.command.Output;
import dev.longform.cli.command.RunArgument;
import dev.longform.cli.view.RunView;
import picocli.CommandLine.Mixin;

/** A command that changes the state of one run. */
abstract class RunSteering implements Runnable {
    private final String action;

    @Mixin
    private Connection connection;

    @Mixin
    private Output output;

    @Mixin
    private RunArgument argument;

    /**
     * @param action as dataset-service names it
     */
    RunSteering(String action) {
        this.action = action;
    }

    @Override
    public void run() {
        Services services = connection.services();
        output.show(services.dataset().change(argument.resolve(services), action), RunView::line);
    }
}
