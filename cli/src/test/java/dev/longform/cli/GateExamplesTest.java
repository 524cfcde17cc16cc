package dev.longform.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.longform.cli.monitoring.Program;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The examples of deploy/gate for people who have a shell: they run as they stand. What the gate says: MonitoringIT. */
class GateExamplesTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final String RUN =
            "{\"run\":\"0198c2a4-0000-7000-8000-000000000001\",\"state\":\"COMPLETED\",\"model\":\"m\",\"revision\":\"2\"}";

    @Test
    void theScriptEndsWithTheExitCodeOfTheWord() throws Exception {
        Program.assumePresent("curl");
        Program.assumePresent("jq");
        Map<String, Integer> codes = new TreeMap<>();
        for (String word : List.of("PASS", "FAIL", "INCONCLUSIVE", "nonsense")) {
            try (StubServer aggregator = new StubServer()) {
                aggregator.on("POST /api/v1/gate", 200, "{\"word\":\"" + word + "\"}");
                codes.put(word, gate(aggregator.url()));
            }
        }
        try (StubServer aggregator = new StubServer()) {
            aggregator.on("POST /api/v1/gate", 503, "{\"word\":\"FAIL\"}");
            codes.put("503", gate(aggregator.url()));
        }
        codes.put("nobody there", gate("http://127.0.0.1:1"));

        assertThat(codes)
                .isEqualTo(Map.of("PASS", 0, "FAIL", 3, "INCONCLUSIVE", 4, "nonsense", 1, "503", 1, "nobody there", 1));
    }

    /** The commands of the job, word for word, against a system that answers them. */
    @Test
    void theJobsCommandsAreOnesThatTheCommandLineHas() throws Exception {
        JsonNode script = new ObjectMapper(new YAMLFactory())
                .readTree(ROOT.resolve("deploy/gate/ci-job.yaml").toFile())
                .at("/longform-gate/script");
        String start = script.path(0).asText();
        String gate = script.path(1)
                .asText()
                .lines()
                .filter(line -> line.startsWith("longform gate"))
                .findFirst()
                .orElseThrow()
                .replace(" || code=$?", "")
                .replace("deploy/gate", ROOT.resolve("deploy/gate").toString());
        try (StubServer dataset = new StubServer();
                StubServer aggregator = new StubServer()) {
            dataset.on("POST /api/v1/runs", 201, "[" + RUN + "]");
            aggregator.on("POST /api/v1/gate", 200, "{\"word\":\"INCONCLUSIVE\",\"checks\":[]}");

            assertThat(start).endsWith(" --follow --json > runs.json");
            CommandRun started = run(dataset, aggregator, start.replace(" --follow --json > runs.json", " --json"));
            assertThat(started.code()).isZero();
            String id = new ObjectMapper().readTree(started.out()).at("/0/run").asText();
            assertThat(run(dataset, aggregator, gate.replace("\"$run\"", id)).code())
                    .isEqualTo(4);
            assertThat(aggregator.only().body()).contains("\"run\":\"" + id + "\"", "\"floor\":0.65");
        }
    }

    private static CommandRun run(StubServer dataset, StubServer aggregator, String line) {
        String[] words = line.replace("\"$MODEL@$REVISION\"", "m@2").split(" ");
        return CommandRun.against(dataset, aggregator, Arrays.copyOfRange(words, 1, words.length));
    }

    private static int gate(String url) throws Exception {
        return Program.run(
                        ROOT,
                        List.of(
                                "env",
                                "LONGFORM_AGGREGATOR_URL=" + url,
                                "sh",
                                "deploy/gate/gate.sh",
                                "m@2",
                                "deploy/gate/policy.json"))
                .code();
    }
}
