package dev.longform.local.simulated;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** Runs simulated servers until it is told to stop: {@code --dataset FILE... --spec FILE [--models FILE]}. */
public final class SimulateMain {
    private static final String USAGE = "usage: --dataset FILE... --spec FILE [--models FILE]";

    private SimulateMain() {}

    /** Starts the servers, says where they are, and waits for SIGTERM or Ctrl-C. Exit code 2 for wrong arguments. */
    public static void main(String[] args) throws InterruptedException {
        Arguments arguments = Arguments.read(args);
        if (arguments.spec.isEmpty() || arguments.datasets.isEmpty()) {
            System.err.println(USAGE);
            System.exit(2);
        }
        try {
            Simulation simulation = Simulation.start(arguments.spec.get(), arguments.datasets, arguments.models);
            Runtime.getRuntime().addShutdownHook(new Thread(simulation::close, "stop simulated servers"));
            simulation.describe(System.out);
            System.out.println("ready");
        } catch (IOException | IllegalArgumentException | IllegalStateException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
        new CountDownLatch(1).await();
    }

    private record Arguments(Optional<Path> spec, List<Path> datasets, Optional<Path> models) {
        static Arguments read(String[] args) {
            Optional<Path> spec = Optional.empty();
            Optional<Path> models = Optional.empty();
            List<Path> datasets = new ArrayList<>();
            String option = "";
            for (String arg : args) {
                if (arg.startsWith("--")) {
                    option = arg;
                } else if (option.equals("--dataset")) {
                    datasets.add(Path.of(arg));
                } else if (option.equals("--spec")) {
                    spec = Optional.of(Path.of(arg));
                } else if (option.equals("--models")) {
                    models = Optional.of(Path.of(arg));
                }
            }
            return new Arguments(spec, datasets, models);
        }
    }
}
