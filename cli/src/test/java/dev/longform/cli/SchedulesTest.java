package dev.longform.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SchedulesTest {
    private static final String ONE = """
            {"name":"nightly","model":"m","dataset":"d","sample":{"size":200,"seed":1},"everyHours":24,"enabled":true,
             "startAt":"2026-03-01T02:00:00Z","nextDueAt":"2026-03-02T02:00:00Z","problem":null,
             "runs":[{"run":"0198c2d0","dueAt":"2026-03-01T02:00:00Z","dataset":"d.sample-200-1","version":1,
                      "state":"COMPLETED","revision":"r7","answered":199,"total":200}]}""";

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
    void whatIsGivenIsSentAndTheScheduleIsShown() {
        dataset.on("POST /api/v1/schedules", 201, ONE);

        CommandRun run = against(
                "schedules", "add", "nightly", "--model", "m", "--dataset", "d", "--every", "24", "--sample", "200");

        assertThat(run.code()).isZero();
        assertThat(dataset.only().body())
                .isEqualTo("{\"name\":\"nightly\",\"model\":\"m\",\"dataset\":\"d\",\"everyHours\":24,"
                        + "\"sample\":{\"size\":200,\"seed\":1},\"allowTruncation\":false}");
        assertThat(run.out())
                .contains("every 24 hours from 2026-03-01 02:00:00, next 2026-03-02 02:00:00")
                .contains("d.sample-200-1@1")
                .contains("r7");
    }

    @Test
    void aTimeThatIsNoneIsRefusedWithoutACall() {
        CommandRun run = against(
                "schedules", "add", "n", "--model", "m", "--dataset", "d", "--every", "24", "--start-at", "tomorrow");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("--start-at");
    }

    @Test
    void aScheduleIsDisabledByAChange() {
        dataset.on("PATCH /api/v1/schedules/nightly", 200, ONE.replace("\"enabled\":true", "\"enabled\":false"));

        CommandRun run = against("schedules", "disable", "nightly");

        assertThat(dataset.only().body()).isEqualTo("{\"enabled\":false}");
        assertThat(run.out()).contains("nightly (disabled)");
    }

    @Test
    void aRemovedScheduleIsNamed() {
        dataset.on("DELETE /api/v1/schedules/nightly", 204, "");

        assertThat(against("schedules", "remove", "nightly").out()).contains("removed schedule nightly");
    }

    @Test
    void withoutSchedulesItSaysHowToMakeOne() {
        dataset.on("GET /api/v1/schedules", 200, "[]");

        assertThat(against("schedules", "list").out()).contains("longform schedules add NAME");
    }

    @Test
    void theListNamesTheLastRun() {
        dataset.on("GET /api/v1/schedules", 200, "[" + ONE + "]");

        assertThat(against("schedules", "list").out())
                .contains("0198c2d0")
                .contains("200, seed 1")
                .contains("COMPLETED");
    }
}
