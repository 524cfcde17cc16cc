package dev.longform.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longform.contracts.Topic;
import dev.longform.local.kafka.BrokerMain;
import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrokerMainTest {
    private final String port = String.valueOf(Ports.free());
    private final String controllerPort = String.valueOf(Ports.free());

    @Test
    void aKilledBrokerStartsAgainAndTheEndOfItsInputEndsIt(@TempDir Path directory) throws Exception {
        try (OwnProcess first = start(directory)) {
            first.awaitReady();
            first.kill();
            first.exitCode();
        }
        try (OwnProcess second = start(directory)) {
            second.awaitReady();
            try (Admin admin = Admin.create(Map.of("bootstrap.servers", "127.0.0.1:" + port))) {
                assertThat(admin.listTopics().names().get()).contains(Topic.VERDICTS.topicName());
            }
            second.closeInput();

            assertThat(second.exitCode()).isZero();
            assertThat(Ports.isFree(Integer.parseInt(port))).isTrue();
        }
    }

    private OwnProcess start(Path directory) throws Exception {
        return OwnProcess.start(BrokerMain.class, directory.resolve("kafka").toString(), port, controllerPort);
    }
}
