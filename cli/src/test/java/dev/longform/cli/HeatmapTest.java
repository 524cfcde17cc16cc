package dev.longform.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longform.cli.client.Json;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class HeatmapTest {
    private static final String ID = "0198c2d0-0000-7000-8000-00000000000a";
    private static final String OTHER = "0198c2d0-0000-7000-8000-00000000000b";
    private static final String PATH = "GET /api/v1/runs/" + ID + "/heatmap";
    private static final String NUMBERS = """
            "run":"%s","model":"simulated:a & <b>","revision":"1","dataset":"needles","version":2,"aspect":null,
             "aspects":["number"],"natural":false,"lengths":[1000,2000],"positions":[[0.0,0.5],[0.5,1.0]],
             "overall":{"n":5,"answered":4,"unscored":1,"truncated":1,"clusters":3,"accuracy":0.75,"interval":null},
             "cells":[
              {"length":1000,"position":0,"n":2,"answered":2,"unscored":0,"truncated":0,"clusters":2,"accuracy":1.0,"interval":[0.34,1.0]},
              {"length":1000,"position":1,"n":2,"answered":2,"unscored":0,"truncated":0,"clusters":2,"accuracy":0.5,"interval":[0.09,0.91]},
              {"length":2000,"position":0,"n":0,"answered":0,"unscored":0,"truncated":0,"clusters":0,"accuracy":null,"interval":null},
              {"length":2000,"position":1,"n":1,"answered":0,"unscored":1,"truncated":1,"clusters":0,"accuracy":null,"interval":null}],
             "marginals":{
              "byLength":[{"length":1000,"n":4,"answered":4,"accuracy":0.75,"interval":null},
                          {"length":2000,"n":1,"answered":0,"accuracy":null,"interval":null}],
              "byPosition":[{"position":0,"n":2,"answered":2,"accuracy":1.0,"interval":null},
                            {"position":1,"n":3,"answered":2,"accuracy":0.5,"interval":null}]},
             "trend":{"position":{"spearman":-0.577,"interval":[-0.9,-0.1],"slope":-1.0,"slopeInterval":null},
                      "length":{"spearman":null,"interval":null,"slope":null,"slopeInterval":null}}""".formatted(ID);
    private static final String COMPARISON = """
            ,"comparison":{"run":"%s","model":"other",
             "overall":{"n":2,"pairs":2,"clusters":2,"accuracies":[1.0,0.5],"difference":0.5,"interval":null},
             "cells":[{"length":1000,"position":0,"n":2,"pairs":2,"clusters":2,"accuracies":[1.0,0.5],"difference":0.5,
                       "interval":[0.25,0.75]}],
             "marginals":{"byLength":[{"length":1000,"n":2,"difference":0.5}],
                          "byPosition":[{"position":0,"n":2,"difference":0.5}]}}""".formatted(OTHER);

    private final StubServer dataset = new StubServer();
    private final StubServer aggregator = new StubServer()
            .on(PATH, 200, "{" + NUMBERS + "}")
            .on(PATH + "?compare=" + OTHER, 200, "{" + NUMBERS + COMPARISON + "}");

    @TempDir
    Path directory;

    @AfterEach
    void stop() {
        dataset.close();
        aggregator.close();
    }

    @Test
    void theGridIsDrawnWithItsNumbersAndEmptyCellsAreNotZero() {
        assertThat(show().out()).isEqualTo("""
                simulated:a & <b> on needles@2, all aspects: 5 needles, 4 answered, 1 truncated, 3 documents

                accuracy of answered needles, in %; rows: length in tokens, columns: position, '.': nothing answered
                          0-50%  50-100%      all
                 1,000      100       50       75
                 2,000        .        .        .
                   all      100       50       75

                with position: Spearman -0.58 [-0.90, -0.10], slope -100.0 (no interval) points from beginning to end
                with length:   Spearman - (no interval), slope - (no interval) points per 1,000 tokens
                """);
    }

    @Test
    void coloursStandBehindTheNumbersOnDemand() {
        assertThat(show("--color").out())
                .contains("\u001B[48;5;")
                .contains("  100")
                .contains("        .");
        assertThat(show("--no-color").out()).doesNotContain("\u001B[");
    }

    @Test
    void detailsListCountsAndIntervals() {
        assertThat(show("--details").out())
                .contains(
                        "1000 | 0-50%    | 2 |        2 |        0 |         0 |         2 |   100.0% | [34.0, 100.0]")
                .contains("2000 | 50-100%  | 1 |        0 |        1 |         1 |         0 |        - | -");
    }

    @Test
    void aComparisonShowsSignedPoints() {
        String out = show("--compare", OTHER, "--details").out();
        assertThat(out)
                .contains("simulated:a & <b> less other, on needles that both answered, in points")
                .contains(" 1,000      +50        .      +50")
                .contains("1000 | 0-50%    |             2 |         2 | 100.0% |  50.0% |      50.0% | [25.0, 75.0]");
    }

    @Test
    void jsonIsWhatTheServiceSaid() throws IOException {
        assertThat(Json.MAPPER.readTree(show("--json").out())).isEqualTo(Json.MAPPER.readTree("{" + NUMBERS + "}"));
    }

    @Test
    void csvHasALineForEachCellAndMarginalAndNothingForWhatDoesNotExist() {
        assertThat(show("--csv", "--compare", OTHER).out().lines())
                .startsWith(
                        "run,model,dataset,version,aspect,length,position_low,position_high,n,answered,unscored,truncated,"
                                + "clusters,accuracy,interval_low,interval_high,compared_run,both_answered,difference,part",
                        ID + ",simulated:a & <b>,needles,2,,1000,0.0,0.5,2,2,0,0,2,1.0,0.34,1.0," + OTHER
                                + ",2,0.5,cell")
                .endsWith(
                        ID + ",simulated:a & <b>,needles,2,,2000,0.5,1.0,1,0,1,1,0,,,," + OTHER + ",,,cell",
                        ID + ",simulated:a & <b>,needles,2,,1000,,,4,4,,,,0.75,,," + OTHER + ",2,0.5,length",
                        ID + ",simulated:a & <b>,needles,2,,2000,,,1,0,,,,,,," + OTHER + ",,,length",
                        ID + ",simulated:a & <b>,needles,2,,,0.0,0.5,2,2,,,,1.0,,," + OTHER + ",2,0.5,position",
                        ID + ",simulated:a & <b>,needles,2,,,0.5,1.0,3,2,,,,0.5,,," + OTHER + ",,,position",
                        ID + ",simulated:a & <b>,needles,2,,,,,5,4,1,1,3,0.75,,," + OTHER + ",2,0.5,overall")
                .hasSize(10);
    }

    @Test
    void csvAndJsonTogetherAreWrongUsage() {
        assertThat(show("--csv", "--json").code()).isEqualTo(2);
    }

    @Test
    void thePictureIsWellFormedAndHasEveryLabel() throws Exception {
        Path file = directory.resolve("grid.svg");
        CommandRun run = show("--compare", OTHER, "--svg", file.toString());
        assertThat(run.code()).isZero();
        assertThat(run.err()).contains("written: " + file);
        Document svg = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(Files.readString(file))));
        assertThat(svg.getDocumentElement().getTextContent())
                .contains("simulated:a & <b> on needles@2, all aspects")
                .contains("5 needles, 4 answered")
                .contains("1,000", "50-100%", "position of the needle", "tokens", "n 2", "nothing answered", "+50");
        assertThat(Files.readString(file)).contains("fill=\"url(#empty)\"", "fill=\"#fde725\"");
    }

    @Test
    void aPictureThatCannotBeWrittenSaysWhere() {
        CommandRun run = show("--svg", directory.resolve("nowhere/grid.svg").toString());
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).startsWith("longform: the picture cannot be written to ");
    }

    private CommandRun show(String... options) {
        String[] line = new String[options.length + 3];
        line[0] = "heatmap";
        line[1] = "--run";
        line[2] = ID;
        System.arraycopy(options, 0, line, 3, options.length);
        return CommandRun.against(dataset, aggregator, line);
    }
}
