package dev.longform.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import dev.longform.cli.client.Services;
import dev.longform.cli.failure.Failure;
import java.util.List;
import java.util.stream.StreamSupport;
import picocli.CommandLine.Parameters;

/** The run that a command is about. */
public final class RunArgument {
    private static final int WHOLE = 36;

    @Parameters(
            index = "0",
            paramLabel = "ID",
            description = "The run: its id, or an unmistakable beginning or end of it.")
    private String id;

    /**
     * The whole id.
     *
     * @throws Failure when no run, or more than one, begins or ends like this
     */
    public String resolve(Services services) {
        return resolve(services, id);
    }

    /**
     * The whole id of a run.
     *
     * @throws Failure when no run, or more than one, begins or ends like this
     */
    public static String resolve(Services services, String id) {
        if (id.length() >= WHOLE) {
            return id;
        }
        List<String> found = StreamSupport.stream(services.dataset().runs().spliterator(), false)
                .map((JsonNode run) -> run.path("run").asText())
                .filter(run -> run.startsWith(id) || run.endsWith(id))
                .toList();
        if (found.size() != 1) {
            throw new Failure((found.isEmpty() ? "there is no run " : found.size() + " runs begin or end with ") + id
                    + "\nsee 'longform runs list'");
        }
        return found.get(0);
    }
}
