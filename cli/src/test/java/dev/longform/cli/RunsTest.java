package dev.longform.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RunsTest {
    private static final String ID = "0198c2d0-0000-7000-8000-00000000000a";
    private static final String OTHER = "0198c2d0-0000-7000-8000-00000000000b";
    private static final String RUN = """
            {"run":"%s","dataset":"mine","version":1,"model":"judge","revision":"1","kind":"generative",
             "protocol":"selection","rotations":"both","template":"t1","seed":7,"priority":"backfill",
             "state":"%s","total":4,"pending":0,"outstanding":0,"answered":3,"unscored":1,"retrying":0,
             "createdAt":"2026-01-02T03:04:05.678Z","endedAt":null,"note":null}""";

    private final StubServer dataset = new StubServer();
    private final StubServer aggregator = new StubServer();

    @AfterEach
    void stop() {
        dataset.close();
        aggregator.close();
    }

    @Test
    void aStartSendsWhatWasGivenAndNothingElse() {
        dataset.on("POST /api/v1/runs", 201, "[" + RUN.formatted(ID, "RUNNING") + "]");
        CommandRun run = against(
                "runs",
                "start",
                "--dataset",
                "mine@1",
                "--model",
                "a,judge@1",
                "--protocol",
                "rating",
                "--rotations",
                "all",
                "--seed",
                "7",
                "--priority",
                "new-deployment",
                "--allow-truncation");
        assertThat(run.code()).isZero();
        assertThat(dataset.only().body())
                .isEqualTo("{\"dataset\":\"mine@1\",\"models\":[\"a\",\"judge@1\"],\"protocol\":\"rating\","
                        + "\"rotations\":\"all\",\"seed\":7,\"priority\":\"new-deployment\",\"allowTruncation\":true}");
        assertThat(run.out()).contains(ID, "mine@1", "judge@1", "selection/both", "2026-01-02 03:04:05");
    }

    @Test
    void followingEndsWhenTheRunHasEndedAndIsCounted() {
        dataset.on("POST /api/v1/runs", 201, "[" + RUN.formatted(ID, "RUNNING") + "]")
                .on("GET /api/v1/runs/" + ID, 200, RUN.formatted(ID, "RUNNING"))
                .on("GET /api/v1/runs/" + ID, 200, RUN.formatted(ID, "COMPLETED"));
        aggregator
                .on("GET /api/v1/runs/" + ID + "/metrics", 404, "{\"detail\":\"unknown\"}")
                .on(
                        "GET /api/v1/runs/" + ID + "/metrics",
                        200,
                        "{\"state\":\"COMPLETED\",\"answered\":2,\"unscored\":{\"TIMEOUT\":1},\"accuracy\":0.5}")
                .on(
                        "GET /api/v1/runs/" + ID + "/metrics",
                        200,
                        "{\"state\":\"COMPLETED\",\"answered\":3,\"unscored\":{\"TIMEOUT\":1},\"accuracy\":0.6667}");

        CommandRun run = against("runs", "start", "--dataset", "mine", "--model", "judge", "--follow");

        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("COMPLETED");
        assertThat(run.err().lines().reduce((a, b) -> b).orElseThrow())
                .startsWith("judge ")
                .contains("4/4")
                .contains("3 answered, 1 unscored")
                .endsWith("accuracy 66.7%");
    }

    @Test
    void showMergesBothViews() {
        dataset.on("GET /api/v1/runs/" + ID, 200, RUN.formatted(ID, "RUNNING"));
        aggregator.on(
                "GET /api/v1/runs/" + ID + "/metrics",
                200,
                "{\"run\":\"" + ID + "\",\"accuracy\":0.75,\"answered\":3}");
        CommandRun json = against("runs", "show", ID, "--json");
        assertThat(json.out().replaceAll("\\s", ""))
                .endsWith("\"note\":null,\"metrics\":{\"run\":\"" + ID + "\",\"accuracy\":0.75,\"answered\":3}}");
        CommandRun text = against("runs", "show", ID);
        assertThat(text.out()).contains("mine@1", "selection/both, template t1, seed 7", "accuracy     75.0%");
    }

    @Test
    void theNumbersOfAnOlderRevisionStayReadable() {
        dataset.on("GET /api/v1/runs/" + ID, 200, RUN.formatted(ID, "COMPLETED"));
        aggregator.on(
                "GET /api/v1/runs/" + ID + "/metrics?revision=1", 200, "{\"run\":\"" + ID + "\",\"accuracy\":0.5}");
        assertThat(against("runs", "show", ID, "--revision", "1").out()).contains("accuracy     50.0%");
    }

    @Test
    void showSaysWhenThereAreNoNumbersYet() {
        dataset.on("GET /api/v1/runs/" + ID, 200, RUN.formatted(ID, "RUNNING"));
        CommandRun run = against("runs", "show", ID);
        assertThat(run.code()).isZero();
        assertThat(run.out()).endsWith("no numbers yet: the aggregator has not heard of this run\n");
    }

    @Test
    void aRunMayBeNamedByItsEnd() {
        dataset.on(
                        "GET /api/v1/runs",
                        200,
                        "[" + RUN.formatted(ID, "RUNNING") + "," + RUN.formatted(OTHER, "RUNNING") + "]")
                .on("POST /api/v1/runs/" + OTHER + "/pause", 200, RUN.formatted(OTHER, "PAUSED"));
        CommandRun run = against("runs", "pause", "000b");
        assertThat(run.out()).isEqualTo(OTHER + "  PAUSED  judge on mine: 3 answered, 1 unscored, 0 pending of 4\n");
    }

    @Test
    void anAmbiguousBeginningIsRefused() {
        dataset.on(
                "GET /api/v1/runs",
                200,
                "[" + RUN.formatted(ID, "RUNNING") + "," + RUN.formatted(OTHER, "RUNNING") + "]");
        CommandRun run = against("runs", "cancel", "0198c2");
        assertThat(run)
                .isEqualTo(
                        new CommandRun(1, "", "longform: 2 runs begin or end with 0198c2\nsee 'longform runs list'\n"));
    }

    @Test
    void aRefusalIsShownWithItsDetail() {
        dataset.on("POST /api/v1/runs/" + ID + "/resume", 409, "{\"detail\":\"the run has ended\",\"status\":409}");
        assertThat(against("runs", "resume", ID)).isEqualTo(new CommandRun(1, "", "longform: the run has ended\n"));
    }

    @Test
    void retryNamesTheReason() {
        dataset.on(
                "POST /api/v1/runs/" + ID + "/retry?reason=TIMEOUT",
                200,
                RUN.formatted(ID, "RUNNING").replace("\"note\":null", "\"note\":null,\"retried\":1"));
        assertThat(against("runs", "retry", ID, "--reason", "TIMEOUT").out()).startsWith("1 items go out again\n");
    }

    @Test
    void retryRaisesTheLimit() {
        dataset.on(
                "POST /api/v1/runs/" + ID + "/retry?reason=BUDGET_EXHAUSTED&maxCalls=500",
                200,
                RUN.formatted(ID, "RUNNING").replace("\"note\":null", "\"note\":null,\"retried\":7"));
        assertThat(against("runs", "retry", ID, "--reason", "BUDGET_EXHAUSTED", "--max-calls", "500")
                        .out())
                .startsWith("7 items go out again\n");
    }

    @Test
    void aDryRunShowsWhatItWouldTakeAndStartsNothing() {
        dataset.on(
                "POST /api/v1/runs?dryRun=true",
                200,
                "[{\"model\":\"judge\",\"revision\":\"1\",\"items\":4,\"calls\":{\"least\":8,\"most\":48},"
                        + "\"promptTokens\":{\"least\":100,\"most\":600},\"completionTokens\":{\"least\":8,\"most\":900},"
                        + "\"cost\":{\"least\":0.25,\"most\":1.5},\"currency\":\"USD\",\"seconds\":90,\"fits\":false,\"mayFit\":true}]");
        CommandRun run = against(
                "runs",
                "start",
                "--dataset",
                "mine",
                "--model",
                "judge",
                "--max-calls",
                "9",
                "--max-cost",
                "1.5",
                "--dry-run");
        assertThat(dataset.only().body()).contains("\"budget\":{\"maxCalls\":9,\"maxCost\":1.5}");
        assertThat(run.out())
                .contains("8 to 48", "100 to 600", "8 to 900", "0.25 to 1.5 USD", "from 1m 30s", "perhaps not");
    }

    @Test
    void aRecountThatDiffersIsAFailure() {
        aggregator.on(
                "POST /api/v1/runs/" + ID + "/recount",
                200,
                "{\"run\":\"r\",\"verdicts\":4,\"deliveries\":5,\"equal\":false,\"differences\":"
                        + "[{\"subset\":\"QA\",\"number\":\"answered\",\"running\":3,\"recounted\":4}]}");
        CommandRun run = against("runs", "recount", ID);
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).isEqualTo("""
                        r: 4 verdicts, 5 deliveries: NOT equal

                         SUBSET | NUMBER   | RUNNING | RECOUNTED\s
                        --------+----------+---------+-----------
                         QA     | answered |       3 |         4\s
                        """);
    }

    @Test
    void anEqualRecountIsASuccess() {
        aggregator.on(
                "POST /api/v1/runs/" + ID + "/recount",
                200,
                "{\"run\":\"r\",\"verdicts\":4,\"deliveries\":5,\"equal\":true,\"differences\":[]}");
        assertThat(against("runs", "recount", ID))
                .isEqualTo(new CommandRun(
                        0, "r: 4 verdicts, 5 deliveries: every running number equals the recount\n", ""));
    }

    @Test
    void verdictsAreReadPageByPageUpToTheLimit() {
        String path = "GET /api/v1/runs/" + ID + "/verdicts?outcome=WRONG&limit=";
        aggregator
                .on(path + "3", 200, "{\"verdicts\":[{\"itemId\":\"1\"},{\"itemId\":\"2\"}],\"next\":\"c2\"}")
                .on(path + "1&after=c2", 200, "{\"verdicts\":[{\"itemId\":\"3\"}],\"next\":\"c3\"}");
        CommandRun run = against("runs", "verdicts", ID, "--outcome", "WRONG", "--limit", "3", "--json");
        assertThat(run.out().replaceAll("\\s", ""))
                .isEqualTo("{\"verdicts\":[{\"itemId\":\"1\"},{\"itemId\":\"2\"},{\"itemId\":\"3\"}],\"next\":\"c3\"}");
    }

    @Test
    void deadLettersOfBothServicesAreListedAndReplayed() {
        String entry =
                "[{\"topic\":\"longform.verdicts.v1\",\"service\":\"%s\",\"records\":1,\"replayed\":0,\"newest\":[]}]";
        dataset.on("GET /api/v1/dead-letters", 200, entry.formatted("dataset-service"))
                .on(
                        "POST /api/v1/dead-letters/longform.verdicts.v1/replay",
                        200,
                        "{\"replayed\":1,\"settled\":0,\"failed\":0}");
        aggregator
                .on("GET /api/v1/dead-letters", 200, entry.formatted("aggregator-service"))
                .on(
                        "POST /api/v1/dead-letters/longform.verdicts.v1/replay",
                        200,
                        "{\"replayed\":0,\"settled\":0,\"failed\":1}");

        assertThat(against("dead-letters", "list").out()).contains("dataset-service", "aggregator-service");
        CommandRun replay = against("dead-letters", "replay", "longform.verdicts.v1");

        assertThat(replay)
                .isEqualTo(new CommandRun(
                        1,
                        "dataset-service: 1 replayed, 0 were settled already, 0 failed again\n"
                                + "aggregator-service: 0 replayed, 0 were settled already, 1 failed again\n",
                        ""));
        assertThat(against("dead-letters", "replay", "other").err())
                .isEqualTo("longform: there are no dead letters of other; there are some of longform.verdicts.v1\n");
    }

    private CommandRun against(String... args) {
        return CommandRun.against(dataset, aggregator, args);
    }
}
