package dev.longform.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UpgradeLoadTest {
    private static final String PLAIN = """
            {"id": "%1$d", "subset": "QA", "prompt": "Tell %1$d.", "chosen": ["right %1$d"], "rejected": ["wrong %1$d"]}
            """;
    private static final String OF_FOUR = """
            {"id": "4", "subset": "QA", "prompt": "Tell four.", "chosen": ["right"], "rejected": ["a", "b", "c"]}
            """;

    @TempDir
    Path directory;

    @Test
    void enoughItemsAreTakenAsTheyAreAndServersAreAsSlowAsTheirCallsAllow() throws IOException {
        List<Path> files = file(PLAIN.formatted(1) + PLAIN.formatted(2) + PLAIN.formatted(3) + OF_FOUR);

        UpgradeLoad load = UpgradeLoad.of(files, 2, directory.resolve("copies"));

        assertThat(load.lasting()).isEqualTo(load.quick());
        assertThat(load.quick().files()).isEqualTo(files);
        assertThat(load.judgeLatency()).isEqualTo(2000);
        assertThat(load.classifierLatency()).isEqualTo(800);
        assertThat(directory.resolve("copies")).doesNotExist();
    }

    @Test
    void ofFewItemsThereAreCopiesSoThatACallTakesTwoSecondsAtMost() throws IOException {
        UpgradeLoad load = UpgradeLoad.of(file(PLAIN.formatted(1) + OF_FOUR), 30, directory.resolve("copies"));

        assertThat(load.quick().count()).isEqualTo(2);
        assertThat(load.lasting().count()).isEqualTo(60);
        assertThat(load.judgeLatency()).isEqualTo(2000);
        assertThat(load.classifierLatency()).isEqualTo(666);
    }

    private List<Path> file(String lines) throws IOException {
        return List.of(Files.writeString(directory.resolve("items.jsonl"), lines));
    }
}
