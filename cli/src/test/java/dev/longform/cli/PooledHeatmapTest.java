package dev.longform.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longform.cli.client.Json;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class PooledHeatmapTest {
    private static final String PATH = "GET /api/v1/heatmaps/pooled?dataset=needles%402";
    private static final String NUMBERS = """
            {"dataset":"needles","version":2,"aspect":null,
             "classifiers":[{"run":"c1","model":"simulated:c"},{"run":"c2","model":"simulated:d"}],
             "judges":[{"run":"j1","model":"simulated:j"}],
             "lengths":[1000,2000],"positions":[[0.0,0.5],[0.5,1.0]],
             "overall":{"n":4,"pairs":8,"clusters":3,"accuracies":[0.75,0.5],"difference":0.25,"interval":null},
             "cells":[
              {"length":1000,"position":0,"n":2,"pairs":4,"clusters":2,"accuracies":[1.0,0.5],"difference":0.5,
               "interval":[0.25,0.75]},
              {"length":1000,"position":1,"n":2,"pairs":4,"clusters":2,"accuracies":[0.5,0.5],"difference":0.0,
               "interval":null},
              {"length":2000,"position":0,"n":0,"pairs":0,"clusters":0,"accuracies":[null,null],"difference":null,
               "interval":null}],
             "marginals":{
              "byLength":[{"length":1000,"n":4,"pairs":8,"clusters":3,"accuracies":[0.75,0.5],"difference":0.25,
                           "interval":null}],
              "byPosition":[{"position":0,"n":2,"pairs":4,"clusters":2,"accuracies":[1.0,0.5],"difference":0.5,
                             "interval":null}]}}""";

    private final StubServer dataset = new StubServer();
    private final StubServer aggregator =
            new StubServer().on(PATH, 200, NUMBERS).on(PATH + "&aspect=number", 200, NUMBERS);

    @TempDir
    Path directory;

    @AfterEach
    void stop() {
        dataset.close();
        aggregator.close();
    }

    @Test
    void bothSidesAndTheirDifferenceAreDrawn() {
        assertThat(show().out()).isEqualTo("""
                classifiers against judges on needles@2, all aspects: 4 needles that both sides answered, 3 documents

                classifiers: simulated:c (run c1), simulated:d (run c2)
                judges:      simulated:j (run j1)

                classifiers: accuracy on needles that both sides answered, in %; rows: length in tokens, columns: position, '.': nothing answered
                          0-50%  50-100%      all
                 1,000      100       50       75
                 2,000        .        .        .
                   all      100        .       75

                judges: accuracy on needles that both sides answered, in %; rows: length in tokens, columns: position, '.': nothing answered
                          0-50%  50-100%      all
                 1,000       50       50       50
                 2,000        .        .        .
                   all       50        .       50

                classifiers less judges, on needles that both sides answered, in points; rows: length in tokens, columns: position, '.': nothing answered
                          0-50%  50-100%      all
                 1,000      +50        0      +25
                 2,000        .        .        .
                   all      +50        .      +25
                """);
    }

    @Test
    void detailsListCountsAndIntervals() {
        assertThat(show("--details", "--aspect", "number").out())
                .contains("1000 | 0-50%    |             2 |         2 | 100.0% |  50.0% |      50.0% | [25.0, 75.0]");
    }

    @Test
    void jsonIsWhatTheServiceSaid() throws IOException {
        assertThat(Json.MAPPER.readTree(show("--json").out())).isEqualTo(Json.MAPPER.readTree(NUMBERS));
    }

    @Test
    void csvHasALineForEachCellAndMarginalAndNothingForWhatDoesNotExist() {
        assertThat(show("--csv").out().lines())
                .containsExactly(
                        "classifiers,judges,dataset,version,aspect,length,position_low,position_high,n,pairs,clusters,"
                                + "accuracy_classifiers,accuracy_judges,difference,interval_low,interval_high,part",
                        "c1 c2,j1,needles,2,,1000,0.0,0.5,2,4,2,1.0,0.5,0.5,0.25,0.75,cell",
                        "c1 c2,j1,needles,2,,1000,0.5,1.0,2,4,2,0.5,0.5,0.0,,,cell",
                        "c1 c2,j1,needles,2,,2000,0.0,0.5,0,0,0,,,,,,cell",
                        "c1 c2,j1,needles,2,,1000,,,4,8,3,0.75,0.5,0.25,,,length",
                        "c1 c2,j1,needles,2,,,0.0,0.5,2,4,2,1.0,0.5,0.5,,,position",
                        "c1 c2,j1,needles,2,,,,,4,8,3,0.75,0.5,0.25,,,overall");
    }

    @Test
    void thePictureHasAPanelForEachSideAndOneOfDifferences() throws Exception {
        Path file = directory.resolve("grid.svg");
        assertThat(show("--svg", file.toString()).code()).isZero();
        Document svg = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(Files.readString(file))));
        assertThat(svg.getDocumentElement().getTextContent())
                .contains("classifiers against judges on needles@2, all aspects")
                .contains("classifiers: accuracy", "judges: accuracy", "classifiers less judges");
    }

    private CommandRun show(String... options) {
        List<String> line = new ArrayList<>(List.of("heatmap", "--pooled", "--dataset", "needles@2"));
        line.addAll(List.of(options));
        return CommandRun.against(dataset, aggregator, line.toArray(String[]::new));
    }
}
