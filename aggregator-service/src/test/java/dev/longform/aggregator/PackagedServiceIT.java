package dev.longform.aggregator;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.longform.contracts.EventType;
import dev.longform.contracts.RunEvent;
import dev.longform.contracts.Topic;
import dev.longform.local.testing.KafkaAndPostgres;
import dev.longform.local.testing.Management;
import dev.longform.platform.EventWriter;
import dev.longform.platform.KafkaClients;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/**
 * The packaged service, with a broker that asks for a login over TLS and a database that it
 * trusts by its certificate: this module's pom tells integration tests so.
 */
@QuarkusIntegrationTest
@QuarkusTestResource(value = KafkaAndPostgres.class, restrictToAnnotatedClass = false)
class PackagedServiceIT {
    @Test
    void thePackagedServiceIsReadyAndAnswers() {
        given().get(Management.url("/q/health/ready")).then().statusCode(200).body("status", equalTo("UP"));
        given().get(Management.url("/q/metrics")).then().statusCode(200).body(containsString("jvm_memory_used_bytes"));
    }

    @Test
    void whatItReadsFromTheBrokerIsInTheDatabase() {
        RunEvent event = RunEvents.run("packaged").build();
        new EventWriter(new KafkaClients(settings()), "test")
                .send(Topic.RUNS_NAME, event.runId(), EventType.RUN, event)
                .join();
        await().atMost(Duration.ofSeconds(60))
                .until(() ->
                        given().get("/api/v1/runs").jsonPath().getList("run").equals(List.of("packaged")));
    }

    /** As the service has them: under {@code kafka.} */
    private static Map<String, Object> settings() {
        Map<String, Object> settings = new HashMap<>();
        for (String name : List.of(
                "bootstrap.servers",
                "security.protocol",
                "sasl.mechanism",
                "sasl.jaas.config",
                "ssl.truststore.type",
                "ssl.truststore.location")) {
            settings.put(name, ConfigProvider.getConfig().getValue("kafka." + name, String.class));
        }
        return settings;
    }
}
