package dev.longform.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GateAndCompareTest {
    private static final String A = "0198c2d0-0000-7000-8000-00000000000a";
    private static final String B = "0198c2d0-0000-7000-8000-00000000000b";
    private static final String DECISION = """
        {"word":"%s","run":null,"model":"judge","revision":"2","policy":null,"checks":[{"dataset":"mine","subset":"all",
         "check":"MARGIN","word":"%s","run":"r-new","incumbent":"r-old","value":0.8,"interval":[0.7,0.9],"bound":0.75,"reason":"because","moreItems":null}]}\
        """;

    @TempDir
    private Path directory;

    private final StubServer dataset = new StubServer();
    private final StubServer aggregator = new StubServer();
    private Path policy;

    @BeforeEach
    void policy() throws IOException {
        policy = Files.writeString(directory.resolve("policy.yaml"), "rules:\n  - dataset: mine\n    floor: 0.75\n");
    }

    @AfterEach
    void stop() {
        dataset.close();
        aggregator.close();
    }

    @Test
    void theExitCodeIsTheWord() {
        List.of("PASS", "FAIL", "INCONCLUSIVE")
                .forEach(word -> aggregator.on("POST /api/v1/gate", 200, DECISION.formatted(word, word)));
        for (int code : new int[] {0, 3, 4}) {
            assertThat(against("gate", "--run", A, "--policy", policy.toString())
                            .code())
                    .isEqualTo(code);
        }
    }

    @Test
    void thePolicyIsSentAsItIsAndTheReasonShown() {
        CommandRun run = gate("PASS");
        assertThat(aggregator.only().body())
                .isEqualTo("{\"policy\":{\"rules\":[{\"dataset\":\"mine\",\"floor\":0.75}]},\"run\":\"" + A + "\"}");
        assertThat(run.out())
                .startsWith("PASS: judge revision 2\nmine: run r-new\nmine: margin against run r-old\n")
                .contains("because", "80.0%", "[70.0, 90.0]", "75.0%");
    }

    @Test
    void whatIsNoAnswerNeverReadsAsAFailedModel() {
        aggregator.on("POST /api/v1/gate", 400, "{\"detail\":\"'floor' must be a ratio\"}");
        aggregator.on("POST /api/v1/gate", 503, "{\"detail\":\"the database is away\"}");
        assertThat(against("gate", "--run", A, "--policy", policy.toString()).code())
                .isEqualTo(2);
        assertThat(against("gate", "--run", A, "--policy", policy.toString()).code())
                .isEqualTo(1);
        assertThat(against(
                                "gate",
                                "--run",
                                A,
                                "--policy",
                                directory.resolve("none").toString())
                        .code())
                .isEqualTo(2);
        aggregator.close();
        assertThat(against("gate", "--run", A, "--policy", policy.toString()).code())
                .isEqualTo(1);
    }

    @Test
    void oneSubjectAndAPolicyAreNeeded() {
        assertThat(against("gate", "--policy", policy.toString()).code()).isEqualTo(2);
        assertThat(against("gate", "--run", A).code()).isEqualTo(2);
        assertThat(against("gate", "--run", A, "--model", "a@1", "--policy", policy.toString())
                        .code())
                .isEqualTo(2);
    }

    @Test
    void aComparisonShowsBothOnTheCommonItems() {
        aggregator.on("GET /api/v1/comparisons?run=" + A + "&with=" + B, 200, """
            {"dataset":"mine","version":1,"measure":"TOP1",
             "run":{"run":"a","model":"one","revision":"1","kind":"classifier","costPerItem":null},
             "with":{"run":"b","model":"two","revision":"1","kind":"generative","costPerItem":0.0123,"currency":"USD"},
             "items":100,"common":90,"accuracy":[0.9,0.8],"difference":0.1,"interval":[0.02,0.18],"bounds":[-0.01,0.2],
             "strict":{"both":70,"onlyRun":11,"onlyWith":2,"neither":7},"mcNemarMidP":0.01234,"permutationP":0.5,
             "subsets":{"QA":{"items":50,"common":0,"accuracy":[null,null],"difference":null}},
             "agreement":{"raw":0.75,"same":60,"untied":80,"kappa":0.5,"disagreements":[]}}\
            """);
        CommandRun run = against("compare", A, B);
        assertThat(run.code()).isZero();
        assertThat(run.out())
                .contains("two revision 1, generative, run b, 0.0123 USD an item")
                .contains(
                        "90/100",
                        "10.0%",
                        "[2.0, 18.0]",
                        "[-1.0, 20.0]",
                        "0.0123",
                        "Same pick: 75.0%; kappa without ties: 0.5");
        assertThat(against("compare", A, B, "--json").out()).contains("\"permutationP\" : 0.5");
    }

    @Test
    void whatModelsOfOneSourceLoseElsewhereIsShownByModelAndByKind() {
        aggregator.on("GET /api/v1/generalisation?trainedOn=src&inside=in%2FQA&outside=out&outside=more%401", 200, """
            {"trainedOn":"src","inside":["in/QA"],"outside":["out","more@1"],"measure":"TOP1",
             "models":[{"model":"one","revision":"7","kind":"classifier","protocol":"scores",
               "inside":{"coverage":1,"accuracy":0.875,"interval":[0.8,0.9]},
               "outside":{"coverage":0.5,"accuracy":null,"interval":null},"loss":null,"interval":null}],
             "kinds":{"classifier":{"models":1,"inside":{"coverage":1,"accuracy":0.875,"interval":null},
               "outside":{"coverage":0.5,"accuracy":0.25,"interval":null},"loss":0.625,"interval":[0.5,0.75]}},
             "difference":{"items":[60,40],"losses":[0.1,0.3],"difference":-0.2,"interval":[-0.3,-0.1]},
             "missing":[{"model":"two","kind":"generative","data":["out"]}]}\
            """);
        CommandRun run =
                against("generalisation", "--trained-on", "src", "--inside", "in/QA", "--outside", "out,more@1");
        assertThat(run.code()).isZero();
        assertThat(run.out())
                .contains("one 7", "87.5%", "62.5%", "[50.0, 75.0]")
                .contains("On the 60 and 40 items that both kinds answered, classifiers lose 10.0% and judges 30.0%:"
                        + " difference -20.0% [-30.0, -10.0]")
                .contains("not counted: two has no finished run on out");
    }

    private CommandRun gate(String word) {
        aggregator.on("POST /api/v1/gate", 200, DECISION.formatted(word, word));
        return against("gate", "--run", A, "--policy", policy.toString());
    }

    private CommandRun against(String... args) {
        return CommandRun.against(dataset, aggregator, args);
    }
}
