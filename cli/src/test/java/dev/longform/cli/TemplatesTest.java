package dev.longform.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemplatesTest {
    private static final String ID = "0198c2d0-0000-7000-8000-00000000000a";
    private static final String MINE = """
            {"id":"mine","version":2,"protocol":"rating","parser":"bracketed-rating","scale":{"min":1,"max":5},
             "example":"[[4]]","system":"You judge.","user":"Rate it.","repair":"Again."}""";
    private static final String REPORT = """
            {"run":"%s","from":1,"revision":%s,"template":"mine@2","verdicts":10,"reread":7,"nothingToRead":1,"cut":2,
             "incomplete":0,"changed":3,"changes":[{"from":"CORRECT","to":"UNSCORED(INVALID_SCORE)","items":3}]}""";

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
    void aFileIsSentAsItStandsAndItsVersionIsSaid(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("mine.yaml"), "id: mine\n");
        dataset.on("POST /api/v1/templates", 201, MINE);

        CommandRun run = against("templates", "add", file.toString());

        assertThat(run.code()).isZero();
        assertThat(run.out()).isEqualTo("mine@2 added\n");
        assertThat(dataset.only().body()).isEqualTo("id: mine\n");
    }

    @Test
    void aRefusalNamesTheFileAndTheReason(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("mine.yaml"), "id: mine\n");
        dataset.on("POST /api/v1/templates", 400, "{\"detail\":\"its parser cannot read its example\"}");

        CommandRun run = against("templates", "add", file.toString());

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains(file + ": its parser cannot read its example");
    }

    @Test
    void templatesAreListedWithTheirScale() {
        dataset.on("GET /api/v1/templates", 200, "[" + MINE + "]");

        assertThat(against("templates", "list").out()).contains("mine@2", "rating", "bracketed-rating", "1 to 5");
    }

    @Test
    void aReparseShowsWhatChangesAndWhatCouldNotBeRead() {
        dataset.on("GET /api/v1/templates/mine", 200, MINE);
        aggregator.on("POST /api/v1/runs/" + ID + "/reparse", 200, REPORT.formatted(ID, "null"));

        CommandRun run = against("runs", "reparse", ID, "--template", "mine");

        assertThat(run.code()).isZero();
        assertThat(run.out())
                .contains("read by mine@2: 3 of 10 verdicts change")
                .contains("2 have a text that was stored in part")
                .contains("UNSCORED(INVALID_SCORE)")
                .contains("nothing was written");
        assertThat(aggregator.only().body()).startsWith("{\"write\":false,\"template\":{\"id\":\"mine\"");
    }

    @Test
    void aWrittenRevisionIsNamed() {
        aggregator.on("POST /api/v1/runs/" + ID + "/reparse", 200, REPORT.formatted(ID, "2"));

        CommandRun run = against("runs", "reparse", ID, "--write");

        assertThat(run.out()).contains("written as revision 2");
        assertThat(aggregator.only().body()).isEqualTo("{\"write\":true}");
    }
}
