package dev.longform.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CloudEventTest {
    private static final String STRUCTURED = """
            {"specversion":"1.0","id":"1","source":"/ci","type":"t.v1","data":{"name":"a","count":2}}""";
    private static final Map<String, String> BINARY =
            Map.of("ce_specversion", "1.0", "ce_id", "1", "ce_source", "/ci", "ce_type", "t.v1");

    record Thing(String name, int count) {}

    @Test
    void inBinaryModeHeadersAreAttributesAndTheValueIsData() throws Exception {
        CloudEvent event = CloudEvent.of(record("{\"name\":\"a\",\"count\":2}", BINARY));
        assertThat(event.type()).isEqualTo("t.v1");
        assertThat(event.data(Thing.class)).isEqualTo(new Thing("a", 2));
    }

    @ParameterizedTest
    @CsvSource({"application/cloudevents+json", "Application/CloudEvents+JSON; charset=UTF-8", "''"})
    void inStructuredModeEverythingStandsInTheValue(String contentType) throws Exception {
        CloudEvent event = CloudEvent.of(
                record(STRUCTURED, contentType.isEmpty() ? Map.of() : Map.of("content-type", contentType)));
        assertThat(event.type()).isEqualTo("t.v1");
        assertThat(event.data(Thing.class)).isEqualTo(new Thing("a", 2));
    }

    @Test
    void dataOfAnotherShapeAreUnreadable() throws Exception {
        CloudEvent event = CloudEvent.of(record(STRUCTURED.replace("2", "null"), Map.of()));
        assertThatThrownBy(() -> event.data(Thing.class))
                .isInstanceOf(UnreadableEventException.class)
                .hasMessageStartingWith("not a Thing: ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"id\":\"1\",|''|field id is missing",
                "1.0|0.3|not a CloudEvent 1.0: field specversion is '0.3'",
                "\"data\"|\"data_base64\"|not a CloudEvent with JSON in its field data",
                "}}|}|not a CloudEvent: "
            })
    void whatIsNoCloudEventIsUnreadable(String part, String instead, String reason) {
        assertThatThrownBy(() -> CloudEvent.of(record(STRUCTURED.replace(part, instead), Map.of())))
                .isInstanceOf(UnreadableEventException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void aBatchIsUnreadable() {
        assertThatThrownBy(() -> CloudEvent.of(
                        record("[" + STRUCTURED + "]", Map.of("content-type", "application/cloudevents-batch+json"))))
                .isInstanceOf(UnreadableEventException.class)
                .hasMessageContaining("header ce_specversion is missing");
    }

    private static ConsumerRecord<byte[], byte[]> record(String value, Map<String, String> headers) {
        ConsumerRecord<byte[], byte[]> record =
                new ConsumerRecord<>("topic", 0, 0, null, value.getBytes(StandardCharsets.UTF_8));
        headers.forEach((name, text) -> record.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
        return record;
    }
}
