package dev.longform.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetsAndModelsTest {
    private static final String IMPORT = "POST /api/v1/datasets?name=mine&skipBad=false";

    private final StubServer dataset = new StubServer();
    private final StubServer aggregator = new StubServer();

    @TempDir
    Path directory;

    @AfterEach
    void stop() {
        dataset.close();
        aggregator.close();
    }

    @Test
    void filesAreSentAsOneBodyUnpacked() throws IOException {
        Path plain = Files.writeString(directory.resolve("a.jsonl"), "{\"a\":1}\n{\"a\":2}");
        Path packed = directory.resolve("b.jsonl.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            out.write("\ufeff{\"b\":1}\n".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        dataset.on(
                IMPORT,
                201,
                "{\"name\":\"mine\",\"version\":1,\"sha256\":\"0123456789abcdef\",\"items\":3,\"unchanged\":false,"
                        + "\"skipped\":0,\"errors\":[],\"errorCount\":0}");

        CommandRun run = against("datasets", "import", plain.toString(), packed.toString(), "--name", "mine");

        assertThat(run).isEqualTo(new CommandRun(0, "mine version 1: 3 items, sha256 0123456789ab\n", ""));
        assertThat(dataset.only().body()).isEqualTo("{\"a\":1}\n{\"a\":2}\n{\"b\":1}\n");
        assertThat(dataset.only().contentType()).isEqualTo("application/x-ndjson");
    }

    @Test
    void badLinesAreShownByFileAndLine() throws IOException {
        Path first = Files.writeString(directory.resolve("a.jsonl"), "{}\n{}\n");
        Path second = Files.writeString(directory.resolve("b.jsonl"), "{}\n{}\n{}\n");
        dataset.on(
                IMPORT,
                422,
                "{\"status\":422,\"detail\":\"nothing was imported: 102 bad lines\",\"errorCount\":102,\"errors\":"
                        + "[{\"line\":2,\"reason\":\"not JSON\"},{\"line\":5,\"reason\":\"no prompt\"}]}");

        CommandRun run = against("datasets", "import", first.toString(), second.toString(), "--name", "mine");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .isEqualTo(("longform: nothing was imported: 102 bad lines\n  %s:2: not JSON\n  %s:3: no prompt\n"
                                + "  ... and 100 more bad lines\n")
                        .formatted(first, second));
    }

    @Test
    void skippedLinesAreToldOnStandardError() throws IOException {
        Path file = Files.writeString(directory.resolve("a.jsonl"), "{}\n{}\n");
        dataset.on(
                "POST /api/v1/datasets?name=mine&skipBad=true",
                201,
                "{\"name\":\"mine\",\"version\":2,\"sha256\":\"ff\",\"items\":1,\"unchanged\":false,\"skipped\":1,"
                        + "\"errors\":[{\"line\":2,\"reason\":\"empty text\"}],\"errorCount\":1}");

        CommandRun run = against("datasets", "import", file.toString(), "--name", "mine", "--skip-bad");

        assertThat(run)
                .isEqualTo(new CommandRun(
                        0,
                        "mine version 2: 1 items, sha256 ff\nbad lines skipped: 1\n",
                        "  " + file + ":2: empty text\n"));
    }

    @Test
    void aFileThatIsNotThereIsAFailureBeforeAnythingIsSent() {
        CommandRun run = against("datasets", "import", directory + "/none.jsonl", "--name", "mine");
        assertThat(run).isEqualTo(new CommandRun(1, "", "longform: there is no file " + directory + "/none.jsonl\n"));
        assertThat(dataset.requests()).isEmpty();
    }

    @Test
    void aBrokenGzipFileIsNamedAndNotImported() throws IOException {
        Path broken = Files.write(directory.resolve("c.jsonl.gz"), new byte[] {0x1f, (byte) 0x8b, 8, 0, 0});
        CommandRun run = against("datasets", "import", broken.toString(), "--name", "mine");
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err())
                .startsWith("longform: " + broken + " cannot be read: ")
                .endsWith("nothing was imported\n");
    }

    @Test
    void anExportIsWrittenToItsFileAndCounted() throws IOException {
        Path file = directory.resolve("out.jsonl");
        dataset.on("GET /api/v1/datasets/mine", 200, "{\"name\":\"mine\",\"version\":3,\"sha256\":\"ff\",\"items\":2}")
                .on("GET /api/v1/datasets/mine%403/items", 200, "{\"id\":1}\n{\"id\":2}\n")
                .on("GET /api/v1/datasets/mine%403/items", 200, "{\"id\":1}\n");

        CommandRun run = against("datasets", "export", "mine", "--out", file.toString());
        assertThat(run).isEqualTo(new CommandRun(0, "mine version 3: 2 items written to " + file + "\n", ""));
        assertThat(file).hasContent("{\"id\":1}\n{\"id\":2}\n");

        CommandRun cutShort = against("datasets", "export", "mine", "--out", file.toString());
        assertThat(cutShort.code()).isEqualTo(1);
        assertThat(cutShort.err()).contains("has 2 items, but only 1 arrived");
    }

    @Test
    void aVersionIsDeleted() {
        dataset.on("DELETE /api/v1/datasets/mine%401", 204, "")
                .on("DELETE /api/v1/datasets/mine%401", 409, "{\"detail\":\"mine@1 has 2 runs\"}");

        assertThat(against("datasets", "delete", "mine@1"))
                .isEqualTo(new CommandRun(0, "deleted dataset mine@1\n", ""));
        assertThat(against("datasets", "delete", "mine@1"))
                .isEqualTo(new CommandRun(1, "", "longform: mine@1 has 2 runs\n"));
    }

    @Test
    void everyModelOfAFileIsRegistered() throws IOException {
        Path file = Files.writeString(directory.resolve("models.yaml"), """
                models:
                  - {name: a, revision: "1", kind: classifier, adapter: builtin:length, maxConcurrency: 2}
                  - {name: b, revision: "1", kind: generative, adapter: openai-chat, maxConcurrency: 2}
                """);
        dataset.on("POST /api/v1/models", 201, "{\"name\":\"a\",\"revision\":\"1\"}")
                .on("POST /api/v1/models", 409, "{\"detail\":\"b@1 is registered with another endpoint\"}");

        CommandRun run = against("models", "add", file.toString());

        assertThat(run)
                .isEqualTo(new CommandRun(
                        1,
                        "a@1 added\n",
                        "longform: " + file + ", model 2: b@1 is registered with another endpoint\n"));
        assertThat(dataset.requests().get(0).body())
                .isEqualTo("{\"name\":\"a\",\"revision\":\"1\",\"kind\":\"classifier\",\"adapter\":\"builtin:length\","
                        + "\"maxConcurrency\":2}");
    }

    @Test
    void aNameWithASlashIsOneSegment() {
        dataset.on("GET /api/v1/models/org%2Fmodel?revision=main", 200, "{\"name\":\"org/model\",\"options\":{}}");
        CommandRun run = against("models", "show", "org/model", "--revision", "main");
        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("model            org/model", "secret           -");
    }

    @Test
    void aCheckPrintsWhatWasFoundAndFailsWhenItDoesNotFit() {
        dataset.on(
                "POST /api/v1/probes?model=org%2Fmodel%40main",
                200,
                "{\"model\":\"org/model\",\"revision\":\"main\",\"reachable\":true,\"fits\":false,"
                        + "\"obstacle\":\"BAD_REQUEST\",\"activation\":\"squashed\","
                        + "\"servedModels\":[\"a\",\"b\"],\"calls\":2,\"findings\":[{\"level\":\"problem\","
                        + "\"what\":\"404 for /classify\",\"advice\":\"set adapter: tei\"}]}");
        CommandRun run = against("models", "check", "org/model", "--revision", "main");
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out())
                .contains("runs on it     wait: every item would end as BAD_REQUEST")
                .contains("adapter fits   no", "serves         a, b", "scores         squashed")
                .contains("problem: 404 for /classify\n    -> set adapter: tei");
    }

    private CommandRun against(String... args) {
        return CommandRun.against(dataset, aggregator, args);
    }
}
