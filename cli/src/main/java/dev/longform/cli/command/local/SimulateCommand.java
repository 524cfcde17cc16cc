package dev.longform.cli.command.local;

import dev.longform.cli.failure.Failure;
import dev.longform.local.simulated.Simulation;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code longform simulate}. */
@Command(
        name = "simulate",
        description = {
            "Run simulated model servers that know a dataset and behave as a specification says, until Ctrl-C.",
            "They speak the true wire protocols and keep a tally of their own, so that what the system reports can be"
                    + " checked. Their names begin with 'simulated:'. See demo/simulated.yaml for a specification."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  longform simulate --dataset mine.jsonl --spec simulated.yaml --models models.yaml",
            "  longform models add models.yaml"
        })
public final class SimulateCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Option(
            names = "--dataset",
            required = true,
            arity = "1..*",
            paramLabel = "FILE",
            description = "The files whose items they know, as imported.")
    private List<Path> datasets;

    @Option(names = "--spec", required = true, paramLabel = "FILE", description = "How they behave, in YAML.")
    private Path specification;

    @Option(names = "--models", paramLabel = "FILE", description = "Write a file for 'longform models add' here.")
    private Path models;

    @Override
    public void run() {
        try {
            Simulation simulation = Simulation.start(specification, datasets, Optional.ofNullable(models));
            Runtime.getRuntime().addShutdownHook(new Thread(simulation::close, "end of the simulated servers"));
            describe(simulation, spec.commandLine().getOut());
            new CountDownLatch(1).await();
        } catch (IOException | IllegalArgumentException | IllegalStateException e) {
            throw new Failure("the simulated servers do not start: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void describe(Simulation simulation, PrintWriter out) {
        simulation
                .servers()
                .all()
                .forEach(server -> out.printf(
                        "%-32s %s   tally: %s%n", server.spec().name(), server.endpoint(), server.tallyUrl()));
        if (models != null) {
            out.println("register them with: longform models add " + models);
        }
        out.println("ready");
        out.flush();
    }
}
