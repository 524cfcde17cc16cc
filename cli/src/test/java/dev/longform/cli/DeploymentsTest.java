package dev.longform.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeploymentsTest {
    private static final String ONE = """
            {"model":"org/rm","revision":"r1","datasets":["d"],"removedAt":null,
             "runs":[{"run":"0198c2d0","dataset":"d","version":2,"state":"RUNNING"}]}""";

    private final StubServer dataset = new StubServer();
    private final StubServer aggregator = new StubServer();

    @AfterEach
    void stop() {
        dataset.close();
        aggregator.close();
    }

    private CommandRun against(String... arguments) {
        return CommandRun.against(dataset, aggregator, arguments);
    }

    @Test
    void aFileIsSentAsJsonAndItsRunsAreShown(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("deployed.yaml"), "model: {name: org/rm}\ndatasets: [d]\n");
        dataset.on("POST /api/v1/deployments", 201, ONE);

        CommandRun run = against("deployments", "add", file.toString());

        assertThat(run.code()).isZero();
        assertThat(run.out())
                .contains("org/rm")
                .contains("r1")
                .contains("RUNNING")
                .contains("0198c2d0");
        assertThat(dataset.only().body()).isEqualTo("{\"model\":{\"name\":\"org/rm\"},\"datasets\":[\"d\"]}");
    }

    @Test
    void aRefusalNamesTheFileAndTheReason(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("deployed.yaml"), "model: {name: org/rm}\ndatasets: [d]\n");
        dataset.on("POST /api/v1/deployments", 409, "{\"detail\":\"deployed with other datasets\"}");

        CommandRun run = against("deployments", "add", file.toString());

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains(file + ": deployed with other datasets");
    }

    @Test
    void withoutDeploymentsItSaysHowToTellOfOne() {
        dataset.on("GET /api/v1/deployments", 200, "[]");

        assertThat(against("deployments", "list").out()).contains("longform deployments add FILE.yaml");
    }

    @Test
    void aRemovedRevisionIsNamedByModelAndRevision() {
        dataset.on("DELETE /api/v1/deployments/org%2Frm?revision=r1", 200, ONE.replace("RUNNING", "CANCELLED"));

        CommandRun run = against("deployments", "remove", "org/rm", "--revision", "r1");

        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("org/rm").contains("CANCELLED");
    }

    @Test
    void theListIsPrintedAsItCame() {
        dataset.on("GET /api/v1/deployments", 200, "[" + ONE + "]");

        assertThat(against("deployments", "list", "--json").out())
                .contains("\"removedAt\"")
                .contains("\"0198c2d0\"");
    }
}
