package dev.longform.cli.command;

import dev.longform.cli.client.Credentials;
import dev.longform.cli.client.Services;
import dev.longform.cli.stack.StackFiles;
import dev.longform.cli.stack.StackInfo;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which system is talked to: options, then environment variables, then the newest local stack, then the defaults. */
public final class Connection {
    private static final String DEFAULT_DATASET_URL = "http://127.0.0.1:8100";
    private static final String DEFAULT_AGGREGATOR_URL = "http://127.0.0.1:8104";

    @Option(
            names = "--dataset-url",
            paramLabel = "URL",
            description =
                    "Root of dataset-service, or those of its replicas with commas between them. Otherwise LONGFORM_DATASET_URL, a local 'longform up', or "
                            + DEFAULT_DATASET_URL + ".")
    private String datasetUrl;

    @Option(
            names = "--aggregator-url",
            paramLabel = "URL",
            description =
                    "Root of aggregator-service, or several. Otherwise LONGFORM_AGGREGATOR_URL, a local 'longform up', or "
                            + DEFAULT_AGGREGATOR_URL + ".")
    private String aggregatorUrl;

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description = "File with a bearer token, for a system that asks for one. Otherwise LONGFORM_TOKEN.")
    private Path tokenFile;

    /** Clients for the system. */
    public Services services() {
        Optional<StackInfo> local = StackFiles.ofUser().newest();
        return Services.at(
                first(
                        datasetUrl,
                        System.getenv("LONGFORM_DATASET_URL"),
                        local.map(StackInfo::datasetUrl).orElse(DEFAULT_DATASET_URL)),
                first(
                        aggregatorUrl,
                        System.getenv("LONGFORM_AGGREGATOR_URL"),
                        local.map(StackInfo::aggregatorUrl).orElse(DEFAULT_AGGREGATOR_URL)),
                Credentials.of(tokenFile, System.getenv("LONGFORM_TOKEN")));
    }

    private static String first(String option, String variable, String otherwise) {
        if (option != null) {
            return option;
        }
        return variable == null || variable.isBlank() ? otherwise : variable;
    }
}
