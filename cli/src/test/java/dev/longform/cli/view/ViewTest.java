package dev.longform.cli.view;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.longform.cli.client.Json;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ViewTest {
    @Test
    void ratiosArePercentagesWithOneDecimalAndWhatIsNotThereIsADash() {
        assertThat(Cell.percent(json("0.8"))).isEqualTo("80.0%");
        assertThat(Cell.percent(json("0.66666"))).isEqualTo("66.7%");
        assertThat(Cell.percent(json("1"))).isEqualTo("100.0%");
        assertThat(Cell.percent(json("null"))).isEqualTo("-");
        assertThat(Cell.interval(json("[0.64, 0.9215]"))).isEqualTo("[64.0, 92.2]");
        assertThat(Cell.interval(json("null"))).isEqualTo("-");
        assertThat(Cell.interval(json("[null, null]"))).isEqualTo("-");
        assertThat(Cell.counts(json("{\"TIMEOUT\":2,\"EMPTY\":0,\"REFUSED\":1}")))
                .isEqualTo("TIMEOUT 2, REFUSED 1");
        assertThat(Cell.counts(json("{}"))).isEqualTo("-");
        assertThat(Cell.ratios(json("{\"2\":0.1,\"4\":0.25}"))).isEqualTo("2: 10.0%, 4: 25.0%");
        assertThat(Cell.ratios(json("0.125"))).isEqualTo("12.5%");
        assertThat(Cell.duration(Duration.ofSeconds(9))).isEqualTo("9s");
        assertThat(Cell.duration(Duration.ofSeconds(125))).isEqualTo("2m 05s");
        assertThat(Cell.duration(Duration.ofSeconds(3720))).isEqualTo("1h 02m");
    }

    @Test
    void whatIsRoundedToZeroHasNoSign() {
        assertThat(Cell.signed(-0.04, 1)).isEqualTo("0.0");
        assertThat(Cell.signed(0.004, 2)).isEqualTo("0.00");
        assertThat(Cell.signed(-0.06, 1)).isEqualTo("-0.1");
        assertThat(Cell.signed(10, 1)).isEqualTo("+10.0");
    }

    @Test
    void theLeaderboardShowsCoverageBesideAccuracyAndBaselinesAtTheEnd() {
        JsonNode board = json("""
                {"dataset":"mine","version":1,"items":10,
                 "baselines":{"longest":{"all":0.5,"QA":0.25,"Reasoning":0.75},
                              "shortest":{"all":0.2,"QA":0.2,"Reasoning":0.2},
                              "random":{"all":0.35,"QA":0.25,"Reasoning":0.5}},
                 "rows":[
                  {"model":"down","revision":"1","kind":"classifier","state":"STALLED","protocol":"scores","rotations":null,
                   "runs":1,"total":10,"attempted":1,"answered":0,"coverage":0,"accuracy":null,"interval":null,
                   "bounds":[0,1],"pairwise":null,"macro":null,"ties":0,"unscored":{"ENDPOINT_ERROR":1},
                   "subsets":{"QA":{"total":5,"attempted":1,"answered":0,"accuracy":null}},"positionBias":null},
                  {"model":"simulated:judge","revision":"1","kind":"generative","state":"COMPLETED","protocol":"selection",
                   "rotations":"none","rank":1,"runs":2,"total":10,"attempted":10,"answered":9,"coverage":0.9,"accuracy":0.7778,
                   "interval":[0.4526,0.9368],"bounds":[0.7,0.8],"pairwise":null,"macro":0.775,"ties":0,
                   "unscored":{"UNPARSABLE":1},
                   "subsets":{"Reasoning":{"total":5,"attempted":5,"answered":5,"accuracy":0.8},
                              "QA":{"total":5,"attempted":5,"answered":4,"accuracy":0.75}},"positionBias":0.125}]}
                """);
        assertThat(LeaderboardView.of(board)).isEqualTo("""
                        mine version 1, 10 items. Intervals: 95%. Accuracy counts answered items only: read it with coverage.

                         RANK | MODEL           | KIND       | PROTOCOL  | STATE     | ACCURACY | INTERVAL     | COVERAGE | ANSWERED | BOUNDS       | PAIRWISE | TIES | UNSCORED         | POSITION BIAS | RUNS\s
                        ------+-----------------+------------+-----------+-----------+----------+--------------+----------+----------+--------------+----------+------+------------------+---------------+------
                            1 | simulated:judge | generative | selection | COMPLETED |    77.8% | [45.3, 93.7] |    90.0% |     9/10 | [70.0, 80.0] |        - |    0 | UNPARSABLE 1     | 12.5%         |    2\s
                            - | down            | classifier | scores    | STALLED   |        - | -            |     0.0% |     0/10 | [0.0, 100.0] |        - |    0 | ENDPOINT_ERROR 1 | -             |    1\s
                            - | longest         | baseline   | -         | -         |    50.0% | -            |        - |        - | -            |        - |    - | -                | -             |    -\s
                            - | shortest        | baseline   | -         | -         |    20.0% | -            |        - |        - | -            |        - |    - | -                | -             |    -\s
                            - | random          | baseline   | -         | -         |    35.0% | -            |        - |        - | -            |        - |    - | -                | -             |    -\s

                         MODEL           | KIND       |          QA | Reasoning | MACRO\s
                        -----------------+------------+-------------+-----------+-------
                         simulated:judge | generative | 75.0% (4/5) |     80.0% | 77.5%\s
                         down            | classifier |     - (0/5) |         - |     -\s
                         longest         | baseline   |       25.0% |     75.0% |     -\s
                         shortest        | baseline   |       20.0% |     20.0% |     -\s
                         random          | baseline   |       25.0% |     50.0% |     -\s""");
    }

    @Test
    void thePapersRowsStandLastWithTheirRemarks() {
        JsonNode board = json("""
                {"dataset":"mine","version":1,"items":10,"baselines":{},"rows":[
                  {"model":"down","kind":"classifier","activation":"unknown","subsets":{}}],
                 "paper":{"remark":"point values","rows":[
                  {"model":"org/a","kind":"classifier","accuracy":0.749,"subsets":{"QA":0.875},"remark":"0.6 below"},
                  {"model":"org/b","kind":"generative","accuracy":0.746,"subsets":{"QA":0.58},"remark":null}]}}
                """);
        String shown = LeaderboardView.of(board);
        assertThat(shown.lines().filter(line -> line.contains("| paper")).map(line -> line.replaceAll(" +", " ")))
                .containsExactly(
                        " - | org/a * | paper | - | - | 74.9% | - | - | - | - | - | - | - | - | - ",
                        " - | org/b | paper | - | - | 74.6% | - | - | - | - | - | - | - | - | - ",
                        " org/a * | paper | 87.5% | - ",
                        " org/b | paper | 58.0% | - ");
        assertThat(shown).contains("down (scores unknown)").endsWith("\n\npaper: point values.\n*  org/a: 0.6 below.");
    }

    @Test
    void theRateCountsTheLastSecondsOnly() {
        AtomicLong clock = new AtomicLong();
        RateWindow window = new RateWindow(clock::get);
        assertThat(window.add(0)).isZero();
        clock.set(Duration.ofSeconds(10).toNanos());
        assertThat(window.add(100)).isEqualTo(10.0);
        clock.set(Duration.ofSeconds(20).toNanos());
        assertThat(window.add(120)).isEqualTo(2.0);
    }

    @Test
    void withoutATerminalALineIsPrintedEveryFewSecondsAndTheLastStateAtTheEnd() {
        AtomicLong clock = new AtomicLong();
        StringWriter out = new StringWriter();
        FollowLines lines = new FollowLines(new PrintWriter(out), clock::get);
        lines.show(List.of(progress(1)));
        clock.set(Duration.ofSeconds(1).toNanos());
        lines.show(List.of(progress(2)));
        lines.show(List.of(progress(3)));
        lines.close();
        assertThat(out.toString()).isEqualTo("""
                        simulated:judge                  2/9  1 answered, 1 unscored, 0.5/s, 14s left, accuracy 50.0%
                        simulated:judge                  4/9  3 answered, 1 unscored, 0.5/s, 10s left, accuracy 50.0%
                        """);
    }

    @Test
    void aRunThatHasEndedIsPrintedOnceWithoutARate() {
        AtomicLong clock = new AtomicLong();
        StringWriter out = new StringWriter();
        FollowLines lines = new FollowLines(new PrintWriter(out), clock::get);
        RunProgress ended = new RunProgress("r", "simulated:judge", "COMPLETED", 9, 8, 1, "50.0%", 0);
        lines.show(List.of(ended));
        clock.set(Duration.ofSeconds(10).toNanos());
        lines.show(List.of(ended));
        lines.close();
        assertThat(out.toString())
                .isEqualTo("simulated:judge                  9/9  COMPLETED, 8 answered, 1 unscored, accuracy 50.0%\n");
    }

    @Test
    void aVerdictShowsScoresPicksRatingsOrWhatWasWrong() {
        JsonNode verdicts = json("""
                [{"itemId":"a","facts":{"subset":"QA"},"outcome":"MIXED","credit":360360,"attempt":1,
                  "replies":[{"order":[2,0,1],"picked":0},{"order":[1,0,2],"picked":2}]},
                 {"itemId":"b","facts":{"subset":"QA"},"outcome":"WRONG","credit":0,"attempt":2,"scores":[1.5,2]},
                 {"itemId":"c","facts":{"subset":"QA"},"outcome":"UNSCORED","reason":"UNPARSABLE","credit":0,"attempt":1,
                  "detail":"no letter","replies":[{"order":[0,1],"picked":null,"rating":null}]}]
                """);
        assertThat(VerdictView.list(verdicts, true)).isEqualTo("""
                         ITEM | SUBSET | OUTCOME  | CREDIT | REASON     | ATTEMPT | ANSWER   \s
                        ------+--------+----------+--------+------------+---------+-----------
                         a    | QA     | MIXED    |  0.500 | -          |       1 | B, C     \s
                         b    | QA     | WRONG    |  0.000 | -          |       2 | [1.5,2]  \s
                         c    | QA     | UNSCORED |  0.000 | UNPARSABLE |       1 | no letter\s
                        ... and more: raise --limit""");
    }

    private static RunProgress progress(long answered) {
        return new RunProgress("r", "simulated:judge", "RUNNING", 9, answered, 1, "50.0%", 0.5);
    }

    private static JsonNode json(String text) {
        try {
            return Json.MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
