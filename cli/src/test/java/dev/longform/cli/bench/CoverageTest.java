package dev.longform.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.longform.benchmark.Interval;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CoverageTest {
    @Test
    void theEndsOfAnIntervalBelongToIt() {
        assertThat(Coverage.covers(new Interval(0.8, 0.9), 0.8)).isTrue();
        assertThat(Coverage.covers(new Interval(0.7, 0.8), 0.8)).isTrue();
        assertThat(Coverage.covers(new Interval(0.7, 0.79), 0.8)).isFalse();
    }

    /** Of 1 item: 0 right gives 0 to 0.79, 1 right 0.21 to 1. Of 2: 0 right gives 0 to 0.66, and the others cover. */
    @Test
    void theExpectedCoverageIsTheProbabilityOfCountsWhoseIntervalCovers() {
        assertThat(Coverage.expected(1, 0.8)).isCloseTo(0.8, within(1e-12));
        assertThat(Coverage.expected(2, 0.8)).isCloseTo(1 - 0.2 * 0.2, within(1e-12));
    }

    /** Of 50 at 0.95: 7 or more misses have 1.2%, 6 or more 3.8%; none has 7.7%. */
    @Test
    void whatIsLikelyLeavesTwoAndAHalfPercentAtEachEnd() {
        assertThat(Coverage.likely(50, 0.95)).isEqualTo(new Interval(44, 50));
    }

    @Test
    void aReportCountsSubsetsByThemselvesAndTogether() {
        CoverageReport.Count one = new CoverageReport.Count(1, 10, 8);
        CoverageReport report =
                new CoverageReport(0.8, 10, new CoverageReport.Count(2, 10, 9), Map.of("QA", one, "Chat", one));
        JsonNode json = report.json();
        assertThat(json.path("rows").findValuesAsText("name")).containsExactly("all items", "Chat", "QA");
        assertThat(json.at("/rows/0/share").asDouble()).isEqualTo(0.9);
        assertThat(json.at("/together/intervals").asInt()).isEqualTo(30);
        assertThat(json.at("/together/covered").asInt()).isEqualTo(25);
        assertThat(json.at("/together/expected").asDouble()).isCloseTo((9.6 + 8 + 8) / 30, within(1e-12));
        assertThat(report.table()).contains("90.0%", "96.0%", "together");
    }
}
