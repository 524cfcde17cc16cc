package dev.longform.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HistoryTest {
    private static final String ID = "0198c2d0-0000-7000-8000-00000000000a";
    private static final String HISTORY = """
            {"model":"m","dataset":"d","runs":[
              {"run":"0198c2d0","revision":"r1","version":1,"state":"COMPLETED","protocol":"scores","total":100,"answered":99,
               "createdAt":"2026-01-01T00:00:00Z","deletedAt":"2026-04-01T00:00:00Z","accuracy":0.75,
               "interval":[0.65,0.83],"coverage":0.99},
              {"run":"0198c2d1","revision":"r1","version":1,"state":"COMPLETED","protocol":"scores","total":100,
               "answered":0,"createdAt":"2026-01-02T00:00:00Z","deletedAt":null,"accuracy":null,"interval":null,"coverage":0}],
             "noise":[{"revision":"r1","version":1,"protocol":"scores","seed":7,"runs":%d,"accuracy":0.75,"deviation":0.021,
               "compared":%d,"items":80,"differing":4,"differingShare":0.05,"disagreement":0.05}]}""";

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
    void historyShowsDeletedRunsAndTheNoiseFloor() {
        aggregator.on("GET /api/v1/history?model=m&dataset=d&limit=200", 200, HISTORY.formatted(2, 2));

        CommandRun run = against("history", "--model", "m", "--dataset", "d");

        assertThat(run.code()).isZero();
        assertThat(run.out())
                .containsPattern("0198c2d0 .* 75.0% .*\\[65.0, 83.0\\] .* 99.0% .* 99/100 .* 2026-04-01 00:00:00")
                .containsPattern("0198c2d1 .* - .* 0/100 .* -")
                .containsPattern("revision r1 .* 2 .* 75.0% .* 2.1% .* 2 .* 4/80 items .* 5.0%");
    }

    @Test
    void withoutARepeatedRunNoNoiseIsShown() {
        aggregator.on("GET /api/v1/history?model=m&dataset=d&limit=200", 200, HISTORY.formatted(1, 1));

        assertThat(against("history", "--model", "m", "--dataset", "d").out())
                .contains("no run was repeated")
                .doesNotContain("4/80");
    }

    @Test
    void aDeletedRunIsNamed() {
        dataset.on("DELETE /api/v1/runs/" + ID, 204, "");

        assertThat(against("runs", "delete", ID).out()).contains("deleted run " + ID);
    }

    @Test
    void whyARunCannotBeDeletedIsSaid() {
        dataset.on("DELETE /api/v1/runs/" + ID, 409, "{\"detail\":\"cancel it first\"}");

        CommandRun run = against("runs", "delete", ID);

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("cancel it first");
    }
}
