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
             "check":"FLOOR","word":"%s","value":0.8,"interval":[0.7,0.9],"bound":0.75,"reason":"because","moreItems":null}]}""";

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
                .startsWith("PASS: judge revision 2")
                .contains("because", "80.0%", "[70.0, 90.0]", "75.0%");
    }

    @Test
    void whatIsNoAnswerNeverReadsAsAFailedModel() {
        aggregator.on("POST /api/v1/gate", 503, "{\"detail\":\"the database is away\"}");
        assertThat(against("gate", "--run", A, "--policy", policy.toString()).code())
                .isEqualTo(1);
        assertThat(against(
                                "gate",
                                "--run",
                                A,
                                "--policy",
                                directory.resolve("none").toString())
                        .code())
                .isEqualTo(1);
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
                 "agreement":{"raw":0.75,"same":60,"untied":80,"kappa":0.5,"disagreements":[]}}""");
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

    private CommandRun gate(String word) {
        aggregator.on("POST /api/v1/gate", 200, DECISION.formatted(word, word));
        return against("gate", "--run", A, "--policy", policy.toString());
    }

    private CommandRun against(String... args) {
        return CommandRun.against(dataset, aggregator, args);
    }
}
