package dev.longform.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NeedlesTest {
    private static final String SEALED = """
            {"name": "n", "state": "SEALED", "version": 1, "items": 3, "sha256": "ff", "bins": 2,
             "rows": [{"length": 1000, "sources": 4, "asked": 3, "refused": 1,
                       "refusals": [{"source": "d-7", "reason": "no paragraph ends there"}]}],
             "cells": [{"aspect": "number", "length": 1000, "bin": 0, "pairs": 2, "sources": 2},
                       {"aspect": "number", "length": 1000, "bin": 1, "pairs": 1, "sources": 1}],
             "unfilled": [{"aspect": "number", "length": 1000, "bin": 1, "wanted": 2, "pairs": 1,
                           "reasons": {"the bin offers no place": 2}}]}
            """;

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
    void optionsStandAboveThePlanFile() throws IOException {
        Path plan = Files.writeString(directory.resolve("plan.yaml"), "perCell: 2\nseed: 3\nname: other\n");
        dataset.on("POST /api/v1/needles", 201, "{\"name\": \"n\", \"state\": \"RUNNING\"}")
                .on("GET /api/v1/needles/n", 200, "{\"name\": \"n\", \"state\": \"RUNNING\"}")
                .on("GET /api/v1/needles/n", 200, SEALED);

        CommandRun run = against(
                "needles",
                "create",
                "--dataset",
                "d",
                "--plan",
                plan.toString(),
                "--name",
                "n",
                "--lengths",
                "1000,2000",
                "--aspects",
                "number",
                "--seed",
                "4");

        assertThat(run.code()).isZero();
        assertThat(run.out()).startsWith("n: SEALED, version 1, 3 pairs, sha256 ff\n");
        assertThat(dataset.requests().get(0).body())
                .isEqualTo("{\"perCell\":2,\"seed\":4,\"name\":\"n\",\"dataset\":\"d\",\"lengths\":[1000,2000],"
                        + "\"aspects\":[\"number\"]}");
    }

    @Test
    void documentsAreSentAfterThePlan() throws IOException {
        Path documents = Files.writeString(directory.resolve("long.jsonl"), "{\"id\":1}\n{\"id\":2}\n");
        dataset.on("POST /api/v1/needles", 201, "{\"name\": \"n\", \"state\": \"RUNNING\"}");

        CommandRun run =
                against("needles", "create", "--documents", documents.toString(), "--name", "n", "--detach", "--json");

        assertThat(run.code()).isZero();
        assertThat(dataset.only().body()).isEqualTo("{\"name\":\"n\"}\n{\"id\":1}\n{\"id\":2}\n");
        assertThat(dataset.only().contentType()).isEqualTo("application/x-ndjson");
    }

    @Test
    void aPlanNeedsDocumentsFromOnePlace() {
        CommandRun run = against("needles", "create", "--name", "n");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("either --dataset NAME or --documents");
    }

    @Test
    void aFailedPlanIsAFailure() {
        dataset.on("POST /api/v1/needles", 201, "{\"name\": \"n\", \"state\": \"RUNNING\"}")
                .on("GET /api/v1/needles/n", 200, "{\"name\":\"n\",\"state\":\"FAILED\",\"reason\":\"no pairs\"}");

        CommandRun run = against("needles", "create", "--dataset", "d", "--name", "n");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("the plan failed: no pairs");
    }

    @Test
    void theGridShowsPairsAndSourcesAndWhatIsMissing() {
        dataset.on("GET /api/v1/needles/n", 200, SEALED);

        assertThat(against("needles", "show", "n").out()).isEqualTo("""
                n: SEALED, version 1, 3 pairs, sha256 ff

                number: pairs (sources) by length in tokens and position
                 LENGTH | 0-50% | 50-100%\s
                --------+-------+---------
                   1000 | 2 (2) |   1 (1)\s

                 LENGTH | SOURCES THIS LONG | CUT TO IT | REFUSED\s
                --------+-------------------+-----------+---------
                   1000 |                 4 |         3 |       1\s
                  refused at 1000 tokens: d-7, no paragraph ends there

                1 cell is not full
                  number, 1000 tokens, bin 1: 1 of 2 pairs; the bin offers no place (sources: 2)
                """);
    }

    @Test
    void theEditorGoesWithThePlan() {
        dataset.on("POST /api/v1/needles", 201, "{\"name\": \"n\", \"state\": \"RUNNING\"}");

        against(
                "needles",
                "create",
                "--dataset",
                "d",
                "--name",
                "n",
                "--aspects",
                "factuality",
                "--editor",
                "e@2",
                "--detach");

        assertThat(dataset.only().body())
                .isEqualTo("{\"name\":\"n\",\"dataset\":\"d\",\"editor\":\"e@2\",\"aspects\":[\"factuality\"]}");
    }

    @Test
    void whatAnEditorWroteIsCountedAndWhatWasNotTakenSaysWhy() {
        dataset.on("GET /api/v1/needles/n", 200, """
                {"name": "n", "state": "SEALED", "version": 1, "items": 3, "sha256": "ff", "bins": 1,
                 "cells": [{"aspect": "factuality", "length": 1000, "bin": 0, "pairs": 3, "sources": 2}],
                 "unfilled": [],
                 "editing": {"editor": "e@2", "answers": 20, "asked": 12, "accepted": 4,
                             "rejected": {"both sides say the same": 2, "no answer: REFUSED": 1},
                             "failures": {"ENDPOINT_ERROR": 3}}}
                """);

        assertThat(against("needles", "show", "n").out()).endsWith("""
                editor e@2: 4 pairs accepted, 3 proposals rejected
                  20 answers used; this plan asked for 12, the others were kept from before
                  rejected: both sides say the same (2)
                  rejected: no answer: REFUSED (1)
                  haystacks that went out again because the editor failed: ENDPOINT_ERROR (3)
                """);
    }

    private CommandRun against(String... args) {
        return CommandRun.against(dataset, aggregator, args);
    }
}
