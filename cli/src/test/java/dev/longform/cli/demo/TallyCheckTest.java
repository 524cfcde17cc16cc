package dev.longform.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.longform.cli.client.Json;
import dev.longform.local.simulated.Dialect;
import dev.longform.local.simulated.TallyReport;
import dev.longform.local.simulated.TallyReport.ChosenAt;
import dev.longform.local.simulated.TallyReport.Numbers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TallyCheckTest {
    private static final String METRICS = """
            {"total":4,"answered":3,"accuracy":0.6666666666666666,
             "outcomes":{"CORRECT":2,"WRONG":1,"TIED":0,"MIXED":0,"UNSCORED":1},"unscored":{"UNPARSABLE":1},
             "usage":{"calls":5,"repairs":1,"promptTokens":100,"completionTokens":20},
             "subsets":{"QA":{"answered":3,"accuracy":0.6666666666666666}},
             "slots":{"2":{"A":{"shown":1,"accuracy":1.0,"picked":1},"B":{"shown":0,"accuracy":null,"picked":0}},
                      "4":{"A":{"shown":1,"accuracy":1.0,"picked":2},"B":{"shown":1,"accuracy":0.0,"picked":0}}}}
            """;

    @Test
    void equalNumbersAreEqual() {
        TallyCheck check = TallyCheck.of(json(METRICS), tally(2));
        assertThat(check.differences()).isEmpty();
        assertThat(check.compared()).isEqualTo(10 + 4 + 2 + 6);
    }

    @Test
    void aNumberThatDiffersIsNamedWithBothValues() {
        JsonNode metrics = json(METRICS.replace("\"calls\":5", "\"calls\":6"));
        assertThat(TallyCheck.of(metrics, tally(2)).differences()).containsExactly(new Difference("calls", "6", "5"));
    }

    @Test
    void slotsAreAddedUpOverTheNumbersOfCandidates() {
        assertThat(TallyCheck.of(json(METRICS), tally(1)).differences())
                .containsExactly(new Difference("right in slot A", "2", "1"));
    }

    @Test
    void noAccuracyEqualsNoAccuracyOnly() {
        JsonNode metrics = json(METRICS.replace("\"accuracy\":0.6666666666666666", "\"accuracy\":null"));
        assertThat(TallyCheck.of(metrics, tally(2)).differences())
                .extracting(Difference::number)
                .containsExactly("accuracy", "accuracy in QA");
    }

    private static TallyReport tally(int rightInSlotA) {
        Numbers numbers = new Numbers(
                4,
                4,
                3,
                2,
                1,
                0,
                0,
                1,
                0,
                0,
                2.0,
                2.0 / 3,
                Map.of("A", 3),
                Map.of("A", new ChosenAt(2, rightInSlotA), "B", new ChosenAt(1, 0)));
        return new TallyReport(
                "simulated:judge",
                Dialect.OPENAI_CHAT,
                "http://127.0.0.1:1",
                "simulated:judge",
                1,
                5,
                5,
                0,
                0,
                0,
                1,
                0,
                1,
                100,
                20,
                null,
                null,
                null,
                null,
                numbers,
                Map.of("QA", numbers),
                List.of(),
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
