package dev.longform.images;

import com.google.cloud.tools.jib.api.buildplan.Platform;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Builds the images of all services, without a Docker daemon. The Maven profile {@code images} runs it. */
@Command(name = "images", description = "Builds the images of all services, for amd64 and arm64.")
public final class Main implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--root", required = true, description = "The project's directory.")
    private Path root;

    @Option(names = "--version", required = true, description = "The images' tag.")
    private String version;

    @Option(
            names = "--to",
            defaultValue = "",
            description = "Registry and repository to push to, as registry.example/longform; without it, files are"
                    + " written, one for each service and platform.")
    private String to;

    @Option(names = "--base", defaultValue = "", description = "Another base image than " + ServiceImage.BASE + ".")
    private String base;

    @Option(names = "--insecure", arity = "1", description = "true to speak to registries over HTTP, too.")
    private boolean insecure;

    @Option(names = "--work", required = true, description = "Where files, and layers that were built before, are put.")
    private Path work;

    /**
     * Builds them.
     *
     * @param args the options above
     */
    public static void main(String[] args) {
        System.exit(new CommandLine(new Main())
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    command.getErr().println("images: " + reason(failure));
                    return 1;
                })
                .execute(args));
    }

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        ImageWriter writer =
                new ImageWriter(version, work, insecure, spec.commandLine().getErr()::println);
        String from = base.isEmpty() ? ServiceImage.BASE : base;
        for (String service : ServiceImage.SERVICES) {
            ServiceImage image = ServiceImage.of(root, service);
            if (to.isEmpty()) {
                for (Platform platform : ServiceImage.PLATFORMS) {
                    out.println(writer.write(image, from, platform, work.resolve("images")));
                }
            } else {
                out.println(writer.push(image, from, to));
            }
        }
        return 0;
    }

    /** What went wrong, with its causes: those of a registry that cannot be reached say which. */
    private static String reason(Throwable failure) {
        String message = failure.getMessage() == null ? failure.toString() : failure.getMessage();
        Throwable cause = failure.getCause();
        return cause == null || message.contains(String.valueOf(cause.getMessage()))
                ? message
                : message + "\n  " + reason(cause);
    }
}
