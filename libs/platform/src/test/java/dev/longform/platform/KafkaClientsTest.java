package dev.longform.platform;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.Test;

class KafkaClientsTest {
    private static final String LOGIN =
            "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"u\" password=\"p\";";

    @Test
    void clientsTakeTlsAndScramFromTheSettings() {
        KafkaClients clients = new KafkaClients(settings(LOGIN));

        assertThatCode(() -> {
                    clients.producer().close();
                    clients.consumer("g").close();
                    clients.admin().close();
                })
                .doesNotThrowAnyException();
    }

    @Test
    void everyClientRefusesALoginThatIsNone() {
        KafkaClients clients = new KafkaClients(settings("none"));

        assertThatThrownBy(clients::producer).isInstanceOf(KafkaException.class);
        assertThatThrownBy(() -> clients.consumer("g")).isInstanceOf(KafkaException.class);
        assertThatThrownBy(clients::admin).isInstanceOf(KafkaException.class);
    }

    private static Map<String, Object> settings(String login) {
        return Map.of(
                "bootstrap.servers",
                "127.0.0.1:1",
                "security.protocol",
                "SASL_SSL",
                "sasl.mechanism",
                "SCRAM-SHA-512",
                "sasl.jaas.config",
                login);
    }
}
