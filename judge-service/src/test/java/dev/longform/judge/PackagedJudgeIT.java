package dev.longform.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.longform.contracts.EventType;
import dev.longform.contracts.ProtocolName;
import dev.longform.contracts.ProtocolSpec;
import dev.longform.contracts.Rotations;
import dev.longform.contracts.Topic;
import dev.longform.contracts.Verdict;
import dev.longform.local.testing.KafkaAndPostgres;
import dev.longform.platform.EventReader;
import dev.longform.platform.EventWriter;
import dev.longform.platform.KafkaClients;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/** The packaged service finds its templates and reads its topic. */
@QuarkusIntegrationTest
@QuarkusTestResource(
        value = KafkaAndPostgres.class,
        initArgs = @ResourceArg(name = "database", value = "false"),
        restrictToAnnotatedClass = false)
class PackagedJudgeIT {
    @Test
    void theTemplatesAreInThePackage() throws Exception {
        String servers = ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class);
        KafkaClients clients = new KafkaClients(Map.of("bootstrap.servers", servers));
        ProtocolSpec none = new ProtocolSpec(ProtocolName.RATING, "none@1", Rotations.NONE, Requests.DECODING, false);
        List<ConsumerRecord<byte[], byte[]>> verdicts = new ArrayList<>();

        new EventWriter(clients, "test")
                .send(
                        Topic.JUDGING_NAME,
                        "run-1/packaged",
                        EventType.EVALUATION_REQUEST,
                        Requests.request("packaged", Requests.model("openai-chat", null, Map.of()), none, "x", "y"))
                .join();

        try (KafkaConsumer<byte[], byte[]> consumer = clients.consumer("packaged-test")) {
            consumer.subscribe(List.of(Topic.VERDICTS_NAME));
            await().atMost(Duration.ofSeconds(60)).until(() -> {
                consumer.poll(Duration.ofMillis(100)).forEach(verdicts::add);
                return !verdicts.isEmpty();
            });
        }
        assertThat(EventReader.read(verdicts.get(0), Verdict.class).detail())
                .isEqualTo("no template none@1; known are pairwise-default@1, rating-default@1, selection-default@1");
    }
}
