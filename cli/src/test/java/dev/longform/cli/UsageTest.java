package dev.longform.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class UsageTest {
    private static final Set<String> WITHOUT_A_RESULT = Set.of("up", "simulate");

    @Test
    void everyCommandHasHelpWithADescriptionAndAnExample() {
        for (CommandLine command : all()) {
            var usage = command.getCommandSpec().usageMessage();
            assertThat(usage.description()).as(command.getCommandName()).isNotEmpty();
            assertThat(usage.footer()).as(command.getCommandName()).isNotEmpty();
            assertThat(command.getCommandSpec().optionsMap())
                    .as(command.getCommandName())
                    .containsKey("--help");
        }
    }

    @Test
    void everyCommandThatPrintsAResultHasJson() {
        for (CommandLine command : all()) {
            boolean leaf = command.getSubcommands().isEmpty();
            if (leaf && !WITHOUT_A_RESULT.contains(command.getCommandName())) {
                assertThat(command.getCommandSpec().optionsMap())
                        .as(command.getCommandName())
                        .containsKey("--json");
            }
        }
    }

    @Test
    void helpGoesToStandardOutputAndIsASuccess() {
        CommandRun run = CommandRun.of("runs", "start", "--help");
        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("Usage: longform runs start", "--rotations", "Examples:");
        assertThat(run.err()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "runs",
                "nonsense",
                "datasets import --name x",
                "datasets import file.jsonl",
                "runs start --dataset d",
                "runs start --dataset d --model m --seed x",
                "runs start --dataset d --model m --rotations some",
                "runs start --dataset d --model m --priority urgent",
                "runs retry 1 --reason NONSENSE",
                "runs verdicts 1 --limit 0",
                "leaderboard",
                "heatmap",
                "heatmap --run 1 --csv --json",
                "heatmap --pooled",
                "heatmap --dataset d",
                "heatmap --run 1 --pooled --dataset d",
                "heatmap --pooled --dataset d --compare 2",
                "dead-letters replay",
                "bench outage --seconds 0",
                "bench priority --items 499",
                "bench known-truth --seeds 0",
                "bench upgrade",
                "bench upgrade --from . --seconds 29"
            })
    void wrongUsageIsExitCodeTwoAndSaysWhereTheHelpIs(String line) {
        CommandRun run = CommandRun.of(line.isEmpty() ? new String[0] : line.split(" "));
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("longform: ").contains("--help'").doesNotContain("Exception");
    }

    @Test
    void noRunningSystemIsExplainedInTwoLines() {
        CommandRun run = CommandRun.of("datasets", "list", "--dataset-url", "http://127.0.0.1:1/");
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).isEqualTo("""
                        longform: no running system found at http://127.0.0.1:1 (dataset-service)
                        start one with 'longform up', or set LONGFORM_DATASET_URL or --dataset-url
                        """);
    }

    @Test
    void aReplicaThatIsGoneIsPassedOverWithWhatWasToBeSent(@TempDir Path directory) throws Exception {
        Path model = Files.writeString(
                directory.resolve("model.yaml"), "{name: m, revision: '1', kind: classifier, adapter: builtin:length}");
        try (StubServer second = new StubServer()) {
            second.on("POST /api/v1/models", 201, "{\"name\": \"m\", \"revision\": \"1\"}");
            CommandRun run = CommandRun.of(
                    "models", "add", model.toString(), "--dataset-url", "http://127.0.0.1:1, " + second.url());
            assertThat(run.code()).as(run.err()).isZero();
            assertThat(second.only().body()).contains("builtin:length");
            assertThat(second.only().contentType()).isEqualTo("application/json");
        }
    }

    @Test
    void replicasThatAreAllGoneAreAllNamed() {
        CommandRun run = CommandRun.of("datasets", "list", "--dataset-url", "http://127.0.0.1:1,http://127.0.0.1:2/");
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err())
                .startsWith("longform: no running system found at http://127.0.0.1:1 or http://127.0.0.1:2 (dataset-");
    }

    @Test
    void aTokenComesFromAFileAndIsNeverPrinted(@TempDir Path directory) throws Exception {
        Path file = Files.writeString(directory.resolve("token"), "signed.to-ken\n");
        try (StubServer server = new StubServer()) {
            server.on("GET /api/v1/datasets", 401, "{\"detail\":\"the token is not valid here\"}");
            CommandRun run =
                    CommandRun.of("datasets", "list", "--dataset-url", server.url(), "--token-file", file.toString());
            assertThat(run.code()).isEqualTo(1);
            assertThat(run.err()).isEqualTo("longform: the token is not valid here\n");
            assertThat(server.only().authorization()).isEqualTo("Bearer signed.to-ken");
        }
        Files.writeString(file, "two words");
        CommandRun broken = CommandRun.of("datasets", "list", "--token-file", file.toString());
        assertThat(broken.code()).isEqualTo(1);
        assertThat(broken.err()).contains("is no bearer token").doesNotContain("two words");
    }

    @Test
    void anAddressThatIsNoneIsRefused() {
        CommandRun run = CommandRun.of("datasets", "list", "--dataset-url", "localhost");
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err())
                .isEqualTo("longform: --dataset-url (or LONGFORM_DATASET_URL) is not an http address: localhost\n");
    }

    private static List<CommandLine> all() {
        List<CommandLine> found = new ArrayList<>();
        collect(Main.commandLine(new PrintWriter(System.out), new PrintWriter(System.err)), found);
        return found;
    }

    private static void collect(CommandLine command, List<CommandLine> found) {
        found.add(command);
        command.getSubcommands().values().forEach(sub -> collect(sub, found));
    }
}
