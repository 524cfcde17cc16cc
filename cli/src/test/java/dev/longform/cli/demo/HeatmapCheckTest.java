package dev.longform.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.longform.cli.client.Json;
import dev.longform.local.simulated.Dialect;
import dev.longform.local.simulated.TallyReport;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HeatmapCheckTest {
    /** Two aspects of three needles each in the first cell, one aspect of two in the second, which answered one. */
    private static final List<TallyReport.Cell> COUNTED = List.of(
            cell("negation", 1000, 0, 3, 3, 1), cell("number", 1000, 0, 3, 3, 2), cell("number", 1000, 1, 2, 1, 0.5));

    private static final String ALL = """
            {"aspect":null,
             "cells":[{"length":1000,"position":0,"n":6,"answered":6,"accuracy":0.5},
                      {"length":1000,"position":1,"n":2,"answered":1,"accuracy":0.5},
                      {"length":2000,"position":0,"n":0,"answered":0,"accuracy":null}],
             "marginals":{"byLength":[{"length":1000,"n":8,"answered":7,"accuracy":0.5}],
                          "byPosition":[{"position":0,"n":6,"answered":6,"accuracy":0.5}]},
             "overall":{"n":8,"answered":7,"accuracy":0.5}}""";

    @Test
    void aspectsAddUpInTheHeatmapOfAllAspects() {
        HeatmapCheck check = HeatmapCheck.of(json(ALL), tally(COUNTED));
        assertThat(check.differences()).isEmpty();
        assertThat(check.compared()).isEqualTo(3 * (3 + 1 + 1 + 1));
        assertThat(check.describe()).isEqualTo("all 18 numbers equal");
    }

    @Test
    void theHeatmapOfOneAspectIsHeldAgainstThatAspectOnly() {
        String number = """
                {"aspect":"number","cells":[{"length":1000,"position":0,"n":3,"answered":3,"accuracy":0.6666666666666666},
                          {"length":1000,"position":1,"n":2,"answered":1,"accuracy":0.5}],
                 "overall":{"n":5,"answered":4,"accuracy":0.625}}""";
        assertThat(HeatmapCheck.of(json(number), tally(COUNTED)).differences()).isEmpty();
    }

    @Test
    void aCellThatDiffersIsNamedWithBothValues() {
        JsonNode wrong = json(ALL.replaceFirst("\"accuracy\":0.5", "\"accuracy\":0.6"));
        HeatmapCheck check = HeatmapCheck.of(wrong, tally(COUNTED));
        assertThat(check.differences())
                .containsExactly(new Difference("accuracy at 1000 tokens, position 0", "0.6", "0.5"));
        assertThat(check.describe()).startsWith("NOT equal").contains("accuracy at 1000 tokens, position 0");
    }

    @Test
    void aCellThatOnlyOneSideHasDiffers() {
        List<TallyReport.Cell> more =
                List.of(COUNTED.get(0), COUNTED.get(1), COUNTED.get(2), cell("number", 4000, 1, 1, 0, 0));
        assertThat(HeatmapCheck.of(json(ALL), tally(more)).differences())
                .containsExactly(
                        new Difference("needles at 4000 tokens, position 1", "0", "1"),
                        new Difference("needles at all cells", "8", "9"));
        assertThat(HeatmapCheck.of(json(ALL), tally(COUNTED.subList(0, 2))).differences())
                .extracting(Difference::number)
                .contains("needles at 1000 tokens, position 1", "answered at 1000 tokens, position 1");
    }

    private static TallyReport.Cell cell(String aspect, int length, int bin, int items, int answered, double credit) {
        return new TallyReport.Cell(aspect, length, bin, 2, 0.5, items, answered, 0, credit);
    }

    private static TallyReport tally(List<TallyReport.Cell> cells) {
        return new TallyReport(
                "simulated:judge",
                Dialect.OPENAI_CHAT,
                "http://127.0.0.1:1",
                "simulated:judge",
                1,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                null,
                null,
                null,
                null,
                null,
                Map.of(),
                cells,
                null);
    }

    private static JsonNode json(String text) {
        try {
            return Json.MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
